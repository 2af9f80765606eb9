"""What is committed stays committed, and is told as it was, whatever goes wrong afterwards."""

from __future__ import annotations

import errno
import json
import os

import pytest

from data.__main__ import main
from data.store import Store, files, limits, manifest, opening
from geo.errors import UserError

GOOD = "{id};0801;Stöld;2024-03-02;2024-03-01 10:00;2024-03-01 12:00;488000,5;6304000,5"
IMPORT = ["import", "incidents", "--profile", "police-points"]


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command on a store of its own; return code, words, last line."""
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))

    def command(*arguments: object) -> tuple[int, str, dict[str, object]]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out + err, json.loads(out.splitlines()[-1])

    return command


@pytest.fixture
def commands(points, districts, tmp_path) -> dict[tuple[object, ...], int]:
    """Return every command that saves something, and how many rows it saves."""
    areas = tmp_path / "areas.geojson"
    districts.to_crs("EPSG:4326").to_file(areas)
    return {
        ("demo", "--incidents", 20, "--years", 1): 20,
        (*IMPORT, points(GOOD.format(id=1), "x;;;;;;;"), "--yes"): 1,
        ("import", "districts", areas, "--code", "code", "--name", "name"): 2,
    }


@pytest.mark.parametrize("problem", [UserError("Disken är full."), MemoryError("/a/path")])
def test_counts_are_told_though_nothing_can_be_shown(run, commands, problem):
    def fail(*_given):
        raise problem

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "opened", fail)
        for command, accepted in commands.items():
            code, words, last = run(*command)
            assert (code, last["accepted"]) == (0, accepted)
            assert "error" not in last
            assert "är sparat, men det kan inte visas just nu. " in words
            assert ("full" if isinstance(problem, UserError) else "MemoryError") in last["warning"]
            assert "/a/path" not in words
    assert run("status")[2]["incidents"] == 1


def test_an_import_into_a_damaged_store_saves_nothing(run, points, tmp_path):
    assert run(*IMPORT, points(GOOD.format(id=1)))[0] == 0
    store = Store(tmp_path / "store")
    next(store.root.glob("batches/*.parquet")).write_bytes(b"PAR1")
    code, words, last = run(*IMPORT, points(GOOD.format(id=2)))
    assert (code, last["accepted"], len(store.batches())) == (1, 0, 1)
    assert "är skadad eller saknas" in words


def test_a_source_too_many_saves_nothing(store, add, monkeypatch):
    monkeypatch.setattr(limits, "MAX_SOURCES", 1)
    add({"start": "2024-03-01"})
    with pytest.raises(UserError, match="högst 1022 områden och 1 källor"):
        add({"start": "2024-03-01", "source": "another"})
    assert len(store.batches()) == len(store.incidents().cell) == 1


def test_a_disk_that_fails_after_the_commit_does_not_deny_it(store, add, monkeypatch):
    real = files.os.fsync

    def fail(handle):
        done = manifest.load(store.root)["batches"]
        if done and os.path.samestat(os.fstat(handle), store.root.stat()):
            raise OSError(errno.EIO, "worn out")
        real(handle)

    monkeypatch.setattr(files.os, "fsync", fail)
    assert add({"start": "2024-03-01"}).accepted == 1
    assert len(store.incidents().cell) == 1
