"""Which rows are known, and which version of an incident counts.

A *sighting* is the fact that a file as of a certain day had a certain content
for a certain incident. Batches keep a row the first time its content is seen
and a sighting every time. Which version is current is decided by the sightings
alone, never by the order of imports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from data.store.rows import mix, pieces

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Hashes: TypeAlias = npt.NDArray[np.uint64]
    Flags: TypeAlias = npt.NDArray[np.bool_]

KEYS = ["id_hash", "content_hash"]
ORDER = ["id", "updated", "as_of", "revision", "registered", "content"]


def rank(entry: dict[str, Any]) -> np.uint64:
    """Pack a batch's as-of day and the revision of its profile into one number."""
    day = int(np.datetime64(entry["as_of"], "D").astype(np.int64))
    return np.uint64((day * 65536 + int(entry["revision"])) % 2**64)  # days before 1970 wrap


@dataclass
class Known:
    """Sorted hashes of every row and every sighting in the store."""

    rows: Hashes
    sightings: Hashes

    def new_rows(self, pairs: Hashes) -> Flags:
        """Tell which rows are seen for the first time, here and within ``pairs``."""
        first = ~pd.Series(pairs).duplicated().to_numpy()
        fresh: Flags = first & ~_member(pairs, self.rows)
        self.rows = _merged(self.rows, pairs[fresh])
        return fresh

    def new_sightings(self, pairs: Hashes, at: np.uint64) -> Flags:
        """Tell which sightings are made for the first time."""
        marks = mix(pairs, at)
        fresh: Flags = ~pd.Series(marks).duplicated().to_numpy() & ~_member(marks, self.sightings)
        self.sightings = _merged(self.sightings, marks[fresh])
        return fresh


def known(root: Path, batches: list[dict[str, Any]]) -> Known:
    """Gather what the store has seen."""
    rows, sightings = [np.empty(0, np.uint64)], [np.empty(0, np.uint64)]
    for entry in batches:
        pairs = _pairs(keys(root / entry["file"]))
        rows.append(pairs)
        sightings.append(mix(pairs, rank(entry)))
        if entry["seen"]:
            sightings.append(mix(_pairs(keys(root / entry["seen"])), rank(entry)))
    return Known(np.sort(np.concatenate(rows)), np.sort(np.concatenate(sightings)))


def keys(path: Path) -> tuple[Hashes, Hashes]:
    """Read the hashes of a batch's rows or sightings."""
    table = pq.read_table(path, columns=KEYS)
    return table[KEYS[0]].to_numpy(), table[KEYS[1]].to_numpy()


def _pairs(pair: tuple[Hashes, Hashes]) -> Hashes:
    return mix(*pair)


def _merged(left: Hashes, right: Hashes) -> Hashes:
    return np.sort(np.concatenate([left, right])) if len(right) else left


def _member(values: Hashes, ordered: Hashes) -> Flags:
    if not len(ordered):
        return np.zeros(len(values), bool)
    at = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    found: Flags = ordered[at] == values
    return found


def content_sum(pairs: Hashes, at: np.uint64) -> list[int]:
    """Sum sightings into two numbers: the same whatever order they come in."""
    return [int(mix(pairs, at, lane).sum(dtype=np.uint64)) for lane in (0, 1)]


def current(root: Path, batches: list[dict[str, Any]], as_known: str | None) -> list[Flags]:
    """Tell, for each batch, which of its rows count.

    Parameters
    ----------
    as_known
        ISO date: only what files as of that day or earlier said. None for everything.
    """
    both = [keys(root / entry["file"]) for entry in batches]
    if not both:
        return []
    ids = np.concatenate([pair[0] for pair in both])
    pairs = np.concatenate([_pairs(pair) for pair in both])
    counts = _visible(root, batches, pairs, as_known)
    several = _repeated(ids)
    if several.any():
        counts &= ~several | _winners(_sightings(root, batches, as_known, ids[several]), pairs)
    return np.split(counts, np.cumsum([len(pair[0]) for pair in both])[:-1])


def _visible(
    root: Path, batches: list[dict[str, Any]], pairs: Hashes, as_known: str | None
) -> Flags:
    if as_known is None:
        return np.ones(len(pairs), bool)
    known_then = known(root, [b for b in batches if b["as_of"] <= as_known])
    seen = [_pairs(keys(root / b["seen"])) for b in batches if b["seen"] and b["as_of"] <= as_known]
    return _member(pairs, np.sort(np.concatenate([known_then.rows, *seen])))


def _repeated(ids: Hashes) -> Flags:
    ordered = np.sort(ids)
    several = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    return _member(ids, several)


def _sightings(
    root: Path, batches: list[dict[str, Any]], as_known: str | None, ids: Hashes
) -> pd.DataFrame:
    """List every sighting of some incidents, with what decides between versions."""
    wanted = np.unique(ids)
    rows = pd.concat([_rows(root / b["file"], wanted) for b in batches], ignore_index=True)
    parts = []
    for entry in batches:
        if as_known is not None and entry["as_of"] > as_known:
            continue
        for name in (entry["file"], entry["seen"]):
            if name:
                pairs = _pairs_of(root / name, wanted)
                parts.append(pairs.assign(as_of=entry["as_of"], revision=entry["revision"]))
    if not parts:
        return rows.iloc[:0].assign(as_of="", revision=0)
    times = rows[["pair", "updated", "registered"]].drop_duplicates("pair")
    return pd.concat(parts, ignore_index=True).merge(times, on="pair", how="inner")


def _rows(path: Path, wanted: Hashes) -> pd.DataFrame:
    kept = []
    for table in pieces(path, [*KEYS, "updated", "registered"]):
        frame = table.to_pandas()
        frame = frame[_member(frame["id_hash"].to_numpy(), wanted)]
        kept.append(_with_pair(frame)[["id", "content", "pair", "updated", "registered"]])
    columns = ["id", "content", "pair", "updated", "registered"]
    return pd.concat(kept) if kept else pd.DataFrame(columns=columns)


def _pairs_of(path: Path, wanted: Hashes) -> pd.DataFrame:
    ids, contents = keys(path)
    some = _member(ids, wanted)
    frame = pd.DataFrame({"id_hash": ids[some], "content_hash": contents[some]})
    return _with_pair(frame)[["id", "content", "pair"]]


def _with_pair(frame: pd.DataFrame) -> pd.DataFrame:
    pair = mix(frame["id_hash"].to_numpy(), frame["content_hash"].to_numpy())
    return frame.assign(id=frame["id_hash"], content=frame["content_hash"], pair=pair)


def _winners(sightings: pd.DataFrame, pairs: Hashes) -> Flags:
    """Mark the row of each incident's newest version."""
    ordered = sightings.sort_values(ORDER, na_position="first")
    last = ordered.drop_duplicates("id", keep="last")
    return _member(pairs, np.sort(last["pair"].to_numpy(dtype=np.uint64)))
