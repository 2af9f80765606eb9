"""Keep the derived columns as .npy files that load in no time and share memory.

Columns can always be made again from the batches. A checksum is checked when
they are opened: a damaged column is rebuilt, never shown.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from data.store.build import ARRAYS
from data.store.files import sync
from geo.schema import Incidents

if TYPE_CHECKING:
    import numpy.typing as npt

FOLDER = "columns"
KEPT = 2  # the one in use and the one a reader may just be opening
FILES = [*ARRAYS, "first", "day0"]


def save(root: Path, key: str, arrays: dict[str, npt.NDArray[Any]], meta: dict[str, Any]) -> None:
    """Write the columns beside the old ones and put them in place in one step."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f"{key}.", suffix=".tmp", dir=folder))
    try:
        for name in FILES:
            np.save(staging / f"{name}.npy", arrays[name])
            sync(staging / f"{name}.npy")
        meta["crc"] = {name: _crc(staging / f"{name}.npy") for name in FILES}
        (staging / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
        sync(staging / "meta.json")
        _place(staging, folder / key)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _forget(folder, key)


def _place(staging: Path, final: Path) -> None:
    """Move into place; another reader may have built the same columns meanwhile."""
    try:
        staging.replace(final)
    except OSError:
        aside = staging.with_suffix(".old.tmp")
        if final.exists():
            final.replace(aside)
        staging.replace(final)
        shutil.rmtree(aside, ignore_errors=True)


def _forget(folder: Path, key: str) -> None:
    """Remove columns of earlier versions. An open memory map keeps its own file alive."""
    older = sorted(
        (path for path in folder.iterdir() if path.name != key and path.suffix != ".tmp"),
        key=lambda path: path.stat().st_mtime,
    )
    for path in older[: max(0, len(older) - KEPT + 1)]:
        shutil.rmtree(path, ignore_errors=True)


def load(root: Path, key: str) -> tuple[Incidents, dict[str, Any]] | None:
    """Open the columns, or return None when they are absent or damaged."""
    folder = root / FOLDER / key
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        if any(_crc(folder / f"{name}.npy") != meta["crc"][name] for name in FILES):
            return None
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in FILES}
        return incidents(arrays, meta, key), meta
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _crc(path: Path) -> int:
    value = 0
    with path.open("rb") as handle:
        while block := handle.read(1 << 20):
            value = zlib.crc32(block, value)
    return value


def incidents(arrays: dict[str, Any], meta: dict[str, Any], key: str) -> Incidents:
    """Put arrays and description together."""
    for values in arrays.values():
        values.flags.writeable = False
    return Incidents(
        day0=np.datetime64(int(arrays["day0"][0]), "D"),
        first=arrays["first"],
        **{name: arrays[name] for name in ARRAYS},
        areas=tuple(meta["areas"]),
        sources=tuple(meta["sources"]),
        version=key,
        undated=int(meta["undated"]),
        early=int(meta["early"]),
    )
