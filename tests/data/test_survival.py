"""What the store survives: damage, a full disk, a second writer, no right to write."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from data.store import Store, files
from geo.errors import UserError


def test_readers_keep_their_arrays_while_a_writer_works(store, add):
    add({"start": "2024-03-01"})
    before = store.incidents()
    for day in range(2, 9):
        add({"source_id": f"new{day}", "start": f"2024-03-{day:02}"})
        store.incidents()
    assert before.minute.tolist() == [
        (np.datetime64("2024-03-01") - np.datetime64("1970-01-01")).astype(int) * 1440
    ]
    with pytest.raises(ValueError, match="read-only"):
        before.cell[0] = 1
    assert len(list((store.root / "columns").iterdir())) <= 2


def test_a_damaged_column_is_built_again(store, add):
    add({"start": "2024-03-01"})
    cells = store.incidents().cell.tolist()
    path = next((store.root / "columns").glob("*/cell.npy"))
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    assert Store(store.root, settings=store.settings).incidents().cell.tolist() == cells


@pytest.mark.parametrize("name", ["batches/*.parquet", "shapes/*.parquet", "manifest.json"])
def test_one_flipped_byte_anywhere_is_told_and_never_counted(store, districts, name, add):
    store.put_districts(districts)
    add(*({"start": f"2024-03-{day:02}"} for day in range(1, 29)))
    path = next(store.root.glob(name))
    raw = path.read_bytes()
    rng = np.random.default_rng(780)
    for at in rng.integers(0, len(raw), 66):
        flipped = bytearray(raw)
        flipped[at] ^= 1 << rng.integers(8)
        path.write_bytes(flipped)
        with pytest.raises(UserError, match="skadad"):
            Store(store.root, settings=store.settings).incidents()
    path.write_bytes(raw)
    assert len(Store(store.root, settings=store.settings).incidents().cell) == 28


def test_a_truncated_batch_is_told(store, add):
    add({"start": "2024-03-01"})
    path = next((store.root / "batches").glob("*.parquet"))
    raw = path.read_bytes()
    for keep in np.linspace(0, len(raw) - 1, 50, dtype=int):
        path.write_bytes(raw[:keep])
        with pytest.raises(UserError, match="skadad"):
            Store(store.root, settings=store.settings).incidents()


def test_a_second_writer_is_told_to_wait_and_changes_nothing(store, add):
    add({"start": "2024-03-01"})
    before = store.version
    with files.writing(store.root), pytest.raises(UserError, match="annan inläsning pågår"):
        add({"source_id": "x", "start": "2024-03-02"})
    assert store.version == before
    add({"source_id": "x", "start": "2024-03-02"})
    assert store.version != before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failing_disk_leaves_the_store_as_it_was(store, monkeypatch, number, add):
    add({"start": "2024-03-01"})
    before = sorted(path.relative_to(store.root) for path in store.root.rglob("*"))
    version = store.version

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number), "/a/secret/path")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(UserError) as told:
        add({"source_id": "x", "start": "2024-03-02"})
    monkeypatch.undo()
    assert "secret" not in str(told.value)
    assert store.version == version
    assert sorted(path.relative_to(store.root) for path in store.root.rglob("*")) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_words():
    with pytest.raises(UserError, match="Disken är full"), files.explained():
        Path("/dev/full").write_bytes(b"x")


READ_ONLY = """
import sys
from pathlib import Path
import pandas as pd
from data.settings import Settings
from data.store import Store
store = Store(Path(sys.argv[1]), settings=Settings())
print(len(store.incidents().cell))
try:
    store.put_table("survey", pd.DataFrame({"area": ["x"]}))
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_read_only_store_is_read_and_says_why_it_cannot_be_written(store, add):
    add({"start": "2024-03-01"})
    paths = [store.root, *store.root.rglob("*")]
    for path in paths:
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))
    try:
        done = subprocess.run(
            [*_without_root(), sys.executable, "-c", READ_ONLY, str(store.root)],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    finally:
        for path in paths:
            path.chmod(stat.S_IRWXU)
    count, sentence = done.stdout.strip().splitlines()
    assert count == "1"
    assert sentence.startswith("UserError Det går inte att skriva i datamappen")


def _without_root() -> list[str]:
    """Root may write anywhere: drop the capability that lets it."""
    if os.name != "posix" or os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("setpriv, which takes root's right to write anywhere away, is not installed")
    drop = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}"]
