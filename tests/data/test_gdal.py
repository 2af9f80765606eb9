"""Hostile and broken map files: every one ends in a Swedish sentence, none in another file."""

import json
import os
import stat
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from data import archive, drivers, gdal
from data.gdal import Limits, read_vector
from geo.errors import UserError

ROOT = Path(__file__).parents[2]
SECRET = "kvarnholmen"


@pytest.fixture
def areas():
    shapes = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
    return gpd.GeoDataFrame({"namn": ["Öster", "Väster"], "n": [1, 2]}, geometry=shapes, crs=3006)


@pytest.fixture
def geojson(areas):
    return areas.to_json(to_wgs84=True).encode()


@pytest.fixture
def gpkg(areas, tmp_path):
    areas.to_file(tmp_path / "made.gpkg", layer="areas", driver="GPKG")
    return (tmp_path / "made.gpkg").read_bytes()


@pytest.fixture
def vrt(geojson, tmp_path):
    """Make a file that points at another file, which holds the secret."""
    (tmp_path / "other.geojson").write_bytes(
        geojson.replace("Öster".encode(), SECRET.encode()).replace(b"\\u00d6ster", SECRET.encode())
    )
    source = f"<SrcDataSource>{tmp_path / 'other.geojson'}</SrcDataSource>"
    return f'<OGRVRTDataSource><OGRVRTLayer name="other">{source}</OGRVRTLayer></OGRVRTDataSource>'.encode()


@pytest.fixture
def save(tmp_path):
    def save(content, name="upload"):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return save


@pytest.fixture
def pack(tmp_path):
    def pack(members, name="upload.zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
            for member, content in members.items():
                packed.writestr(member, content)
        return tmp_path / name

    return pack


@pytest.fixture
def refused(tmp_path):
    """Read a file that must be refused; return the sentence, which names no folder."""

    def refused(path, **options):
        with pytest.raises(UserError) as caught:
            read_vector(path, **options)
        sentence = str(caught.value)
        assert sentence.endswith(".")
        assert str(tmp_path.parent) not in sentence
        assert "lagesbild-" not in sentence
        return sentence

    return refused


# What is read


def _same(found, areas):
    assert list(found["namn"]) == list(areas["namn"])
    assert list(found["n"]) == list(areas["n"])
    assert found.to_crs(3006).symmetric_difference(areas.geometry).area.max() < 1e-6


def test_geojson_is_read(save, geojson, areas):
    _same(read_vector(save(b"\xef\xbb\xbf\n" + geojson, "utan-andelse")), areas)


def test_geopackage_is_read_whatever_it_is_called(save, gpkg, areas):
    found = read_vector(save(gpkg, "x.geojson"))
    assert found.crs == areas.crs
    _same(found, areas)


def test_a_zipped_shapefile_is_read_with_its_mac_litter(tmp_path, pack, areas):
    areas.to_file(tmp_path / "områden.shp", encoding="utf-8")
    parts = {f"karta/{p.name}": p.read_bytes() for p in tmp_path.glob("områden.*")}
    found = read_vector(pack({**parts, "__MACOSX/karta/._områden.shp": b"x"}))
    assert found.crs == areas.crs
    _same(found, areas)


def test_a_zipped_geojson_is_read(pack, geojson, areas):
    _same(read_vector(pack({"a.json": geojson})), areas)


def test_several_layers_are_listed_and_one_can_be_chosen(areas, tmp_path, refused):
    for layer in ("ett", "två"):
        areas.to_file(tmp_path / "two.gpkg", layer=layer, driver="GPKG")
    assert "ett, två" in refused(tmp_path / "two.gpkg")
    assert "ett, två" in refused(tmp_path / "two.gpkg", layer="tre")
    _same(read_vector(tmp_path / "two.gpkg", layer="två"), areas)


# A file that points at another file

READ_ALL = """
import sys, warnings
warnings.simplefilter("ignore")
import geopandas
leaked = 0
for way in sys.argv[1:]:
    try:
        given = open(way[6:], "rb").read() if way.startswith("bytes:") else way
        leaked += "kvarnholmen" in geopandas.read_file(given).to_json()
    except Exception:
        pass
print(leaked)
"""


def _leaks(ways, before=""):
    clean = {k: v for k, v in os.environ.items() if k not in drivers.ENVIRONMENT}
    command = [sys.executable, "-c", before + READ_ALL, *map(str, ways)]
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.fixture
def ways(vrt, save, pack):
    packed = pack({"x.vrt": vrt})
    return [save(vrt, "x.geojson"), save(vrt, "x.gpkg"), packed, f"bytes:{save(vrt, 'x')}"]


def test_a_vrt_leaks_four_times_of_four_without_the_driver_list_and_never_with_it(ways):
    assert _leaks(ways) == 4
    assert _leaks(ways, "import data\n") == 0


def test_a_vrt_is_refused_by_its_bytes_too(vrt, save, pack, refused):
    for path in (
        save(vrt, "x.geojson"),
        save(vrt, "x.gpkg"),
        pack({"x.geojson": vrt}),
        pack({"x.vrt": vrt}),
    ):
        assert SECRET not in refused(path)


def test_the_confined_process_does_not_follow_a_vrt_that_got_past_the_bytes(vrt, save, tmp_path):
    outcome = gdal._ask(save(vrt, "data.geojson"), tmp_path / "result.arrow", None)
    assert outcome == {"problem": "unreadable"}


def test_no_driver_beyond_those_we_need_is_left():
    command = [
        sys.executable,
        "-c",
        "import data, pyogrio, json; print(json.dumps([*pyogrio.list_drivers()]))",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout)) == drivers.ALLOWED
    assert "Unable to find driver" not in done.stderr


FEWER = """
import sys
from data import gdal_child
gdal_child.ALLOWED = frozenset({"GPKG"})
gdal_child.main(sys.argv[1:])
"""


def test_a_driver_nobody_expected_stops_the_reading(save, geojson, tmp_path):
    given = [save(geojson, "data.geojson"), tmp_path / "result", 4_000_000_000, 60]
    command = [sys.executable, "-c", FEWER, *map(str, given)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"problem": "drivers"}
    assert "requirements.txt" in str(gdal._sentence(json.loads(done.stdout)))


# Archives


@pytest.mark.parametrize(
    "name",
    ["../x.geojson", "/tmp/x.geojson", "a/../../x.geojson", "..\\x.geojson", "C:\\x.geojson"],
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


# Broken and exhausting files


@pytest.mark.parametrize(
    "content",
    [b"", b"<xml/>", b"hej;du\n1;2", b"SQLite format 3\0" + b"\0" * 100, b"GIF89a", b"\0" * 2000],
)
def test_what_is_no_map_is_refused(save, refused, content):
    assert "varken GeoJSON, GeoPackage" in refused(save(content, "x.geojson"))


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_geopackage_is_refused(save, gpkg, refused, share):
    assert "ofullständig" in refused(save(gpkg[: int(len(gpkg) * share)]))


@pytest.mark.parametrize("content", [b'{"type":"FeatureCollection","features":[', b'{"a": 1}'])
def test_broken_json_is_refused(save, refused, content):
    assert "ofullständig" in refused(save(content))


def test_a_table_without_places_is_refused(areas, tmp_path, refused):
    areas.drop(columns="geometry").pipe(gpd.GeoDataFrame).to_file(
        tmp_path / "t.gpkg", driver="GPKG"
    )
    assert "utan kartobjekt" in refused(tmp_path / "t.gpkg")


def test_a_missing_file_is_a_sentence(tmp_path, refused):
    assert "finns kvar" in refused(tmp_path / "borta.geojson")


@pytest.mark.parametrize("memory", [Limits().memory, 700_000_000])
def test_a_huge_coordinate_array_meets_a_limit(monkeypatch, save, refused, memory):
    ring = ",".join(["[1.5,2.5]"] * 2_000_000)
    shape = f'{{"type":"Polygon","coordinates":[[{ring}]]}}'
    feature = f'{{"type":"Feature","properties":{{}},"geometry":{shape}}}'
    monkeypatch.setattr(gdal, "LIMITS", Limits(memory=memory))
    file = save(f'{{"type":"FeatureCollection","features":[{feature}]}}'.encode())
    assert "för omfattande" in refused(file)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch, save, geojson, refused):
    monkeypatch.setattr(gdal, "LIMITS", Limits(seconds=0))
    assert "för lång tid" in refused(save(geojson))


NETWORK = """
import socket, sys
from data.gdal_child import confine
reachable = socket.create_server(("127.0.0.1", 0))
confine(4_000_000_000, 60)
try:
    socket.create_connection(reachable.getsockname(), 2)
    print("open")
except OSError:
    print("closed")
"""


def test_the_confined_process_has_no_network():
    can = "import ctypes; print(ctypes.CDLL(None).unshare(0x50000000))"
    tried = subprocess.run([sys.executable, "-c", can], capture_output=True, text=True, check=False)
    if tried.stdout.strip() != "0":
        pytest.skip("This system does not let a process give up its network.")
    done = subprocess.run(
        [sys.executable, "-c", NETWORK], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "closed"
