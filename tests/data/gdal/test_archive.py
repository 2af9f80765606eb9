"""Zip files that lie, swell, reach out or hold the wrong thing: none is unpacked."""

import os
import stat
import struct
import zipfile

import pytest

from data import archive
from geo.errors import UserError


@pytest.mark.parametrize(
    "name",
    ["../x.geojson", "/x.geojson", "a/../../x.geojson", "..\\x.geojson", "C:\\x.geojson"],
)
def test_an_archive_that_reaches_outside_is_refused(pack, geojson, refused, name):
    assert "öppnas därför inte" in refused(pack({name: geojson}))


def test_a_link_in_an_archive_is_refused(tmp_path, refused):
    link = zipfile.ZipInfo("x.geojson")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as packed:
        packed.writestr(link, "/etc/hostname")
    assert "öppnas därför inte" in refused(tmp_path / "link.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(pack, refused):
    assert "öppnas därför inte" in refused(pack({"x.geojson": b"{" + b" " * 20_000_000}))


def test_a_bomb_that_lies_about_its_size_is_refused(pack, refused):
    content = b"{" + os.urandom(50_000)
    path = pack({"x.geojson": content})
    lie = path.read_bytes().replace(struct.pack("<I", len(content)), struct.pack("<I", 10))
    path.write_bytes(lie)
    assert "skadad" in refused(path)


@pytest.mark.parametrize("limit", ["MAX_PACKED", "MAX_UNPACKED"])
def test_an_archive_that_is_too_large_is_refused(monkeypatch, pack, geojson, refused, limit):
    monkeypatch.setattr(archive, limit, 100)
    assert "för stor" in refused(pack({"x.geojson": geojson}))


def test_what_is_unpacked_is_counted_too(monkeypatch, tmp_path, pack, geojson):
    with zipfile.ZipFile(pack({"x.geojson": geojson})) as packed:
        wanted = {".geojson": packed.infolist()[0]}
        monkeypatch.setattr(archive, "MAX_UNPACKED", 100)
        with pytest.raises(UserError, match="för stor"):
            archive._extract(packed, wanted, tmp_path)


def test_a_plain_file_that_is_too_large_is_refused(monkeypatch, save, geojson, refused):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 100)
    assert "för stor" in refused(save(geojson))


def test_a_crowded_archive_is_refused(pack, geojson, refused):
    crowd = {f"{i}.txt": os.urandom(9) for i in range(archive.MAX_MEMBERS)}
    assert "öppnas därför inte" in refused(pack({"x.geojson": geojson, **crowd}))


@pytest.mark.parametrize("names", [[], ["a.geojson", "b.geojson"], ["a.csv"]])
def test_an_archive_holds_one_map(pack, geojson, refused, names):
    assert "ett kartunderlag" in refused(pack(dict.fromkeys(names, geojson) or {"a.txt": b"a"}))


def test_an_archive_in_an_archive_is_refused(pack, geojson, refused):
    inner = pack({"x.geojson": geojson}, "inner.zip").read_bytes()
    assert "varken" in refused(pack({"x.geojson": inner}))
