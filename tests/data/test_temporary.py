"""What a killed process leaves behind is swept up, and nothing else is."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from data import temporary
from data.gdal import read_vector
from data.sources import upload
from tests.data.test_upload import GEOJSON


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Make a folder for temporary files, with one in it that is a link to a folder of someone's."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(temporary, "OLD", 60)
    return tmp_path


def made(folder: Path, *, old: bool) -> Path:
    folder.mkdir()
    (folder / "upload.csv").write_text("Id;Brottskod", encoding="utf-8")
    if old:
        os.utime(folder, (0, 0))
    return folder


def test_only_old_folders_of_our_own_are_swept(place):
    left = made(place / "lagesbild-ab12_xyz", old=True)
    now = made(place / "lagesbild-ab12_xyy", old=False)
    others = [made(place / name, old=True) for name in ("lagesbild-mina-kartor", "tmpab12_xyz")]
    someones = made(place / "kartor", old=True)
    link = place / "lagesbild-ab12_xyw"
    link.symlink_to(someones)
    os.utime(link, (0, 0), follow_symlinks=False)
    file = place / "lagesbild-ab12_xyv"
    file.write_text("x")
    os.utime(file, (0, 0))
    temporary.sweep()
    assert not left.exists()
    assert all(path.exists() for path in (now, *others, someones / "upload.csv", link, file))


def test_a_folder_of_someone_else_is_left(place, monkeypatch):
    folder = made(place / "lagesbild-ab12_xyz", old=True)
    monkeypatch.setattr(temporary.os, "getuid", lambda: folder.stat().st_uid + 1)
    temporary.sweep()
    assert folder.exists()


def test_what_an_upload_is_read_in_is_swept_if_it_is_left(place, monkeypatch):
    seen = []
    with upload.laid_out(GEOJSON) as path:
        seen.append(path.parent.name)
        monkeypatch.setattr(
            "data.gdal.archive.lay_out", lambda _path, folder: seen.append(folder.name)
        )
        with pytest.raises(AttributeError):
            read_vector(path)
    assert len(seen) == 2
    assert all(temporary.OURS.fullmatch(name) for name in seen)
    assert not list(place.iterdir())


def test_the_server_sweeps_when_it_starts(place, monkeypatch):
    import runpy

    folder = made(place / "lagesbild-ab12_xyz", old=True)
    monkeypatch.setenv("LAGESBILD_DATA", str(place / "store"))
    runpy.run_path(str(Path(__file__).parents[2] / "dashboard.py"))
    assert not folder.exists()
