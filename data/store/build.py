"""Derive the columns: every current incident in its area, sorted by day.

Rows are read one row group at a time, so that ten million incidents need a
fraction of the memory that their batches would.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from data.store import days
from data.store.first_told import first_told
from data.store.ledger import current
from data.store.moments import moments, when
from data.store.rows import axis_of, pieces
from data.store.texts import lookup, withhold
from geo.areas import assign
from geo.offences import INDEX, N_TYPES, UNKNOWN_OFFENCE
from geo.schema import OUTSIDE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import geopandas as gpd
    import numpy.typing as npt
    import pyarrow as pa

    from data.settings import Settings
    from data.store.first_told import Days

COLUMNS = [
    "source", "code", "code_text", "offence", "area_code", "start", "end", "registered",
    "count", "id_hash", "geometry",
]  # fmt: skip
ARRAYS = {
    "cell": np.uint16,
    "when": np.uint16,
    "source": np.uint8,
    "x": np.float32,
    "y": np.float32,
    "minute": np.int32,
    "span": np.uint16,
    "wait": np.uint16,
}
Part = dict[str, "npt.NDArray[Any]"]


@dataclass
class Build:
    """What is found out on the way, beside the arrays."""

    districts: gpd.GeoDataFrame
    settings: Settings
    sources: tuple[str, ...]
    undated: int = 0
    early: int = 0
    since: int = 0
    located: int = 0
    without_hour: int = 0
    unknown_areas: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)


def build(
    root: Path, batches: list[dict[str, Any]], scene: Build, as_known: str | None = None
) -> tuple[Part, dict[str, Any]]:
    """Make the arrays of :class:`geo.schema.Incidents` and a description of them."""
    parts = [_compact(table, told, scene) for table, told in _tables(root, batches, as_known)]
    arrays = {name: _joined(parts, name, dtype) for name, dtype in _types().items()}
    parts.clear()
    scene.since = days.since(arrays["minute"], len(scene.districts) + 2, scene.settings)
    kept = days.recent(arrays, scene.since)
    scene.early = len(arrays["minute"]) - len(kept["minute"])
    return days.in_order(kept), _described(scene)


def _types() -> dict[str, type]:
    return {**ARRAYS, "id_hash": np.uint64}


def _tables(
    root: Path, batches: list[dict[str, Any]], as_known: str | None
) -> Iterator[tuple[pa.Table, Days | None]]:
    """Read the rows that count, each with the day a file first told of it."""
    current_rows, first_days = current(root, batches, as_known), first_told(root, batches)
    for entry, keep, days_ in zip(batches, current_rows, first_days, strict=True):
        at = 0
        for table in pieces(root / entry["file"], COLUMNS):
            part = slice(at, at + len(table))
            mask, told = keep[part], None if days_ is None else days_[part]
            at += len(table)
            yield (
                table if mask.all() else table.filter(mask),
                told if told is None or mask.all() else told[mask],
            )


def _joined(parts: list[Part], name: str, dtype: type) -> npt.NDArray[Any]:
    """Concatenate one column, letting go of its pieces."""
    pieces_ = [part.pop(name) for part in parts]
    return np.concatenate(pieces_) if pieces_ else np.empty(0, dtype)


def _compact(table: pa.Table, told: Days | None, scene: Build) -> Part:
    moment = moments(table, told)
    counts = table["count"].to_numpy()
    scene.undated += int(counts[~moment.dated].sum())
    x, y = axis_of(table, "x"), axis_of(table, "y")
    area = _areas(table, x, y, scene)
    offence = _offences(table, scene)
    scene.located += int(counts[~np.isnan(x)].sum())
    scene.without_hour += int(counts[~moment.timed].sum())
    part: Part = {
        "cell": (area * N_TYPES + offence).astype(np.uint16),
        "when": when(moment, scene.settings),
        "source": lookup(table["source"], {s: i for i, s in enumerate(scene.sources)}, 0),
        "x": x.astype(np.float32),
        "y": y.astype(np.float32),
        "minute": moment.minute,
        "span": moment.span,
        "wait": moment.wait,
        "id_hash": table["id_hash"].to_numpy(),
    }
    times = np.where(moment.dated, counts, 0)
    return {name: np.repeat(values, times).astype(_types()[name]) for name, values in part.items()}


def _areas(
    table: pa.Table, x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], scene: Build
) -> npt.NDArray[np.int64]:
    """Index of the area: by place, otherwise by area code, otherwise UNKNOWN."""
    n = len(scene.districts)
    area = assign(x, y, scene.districts).astype(np.int64)
    places = {str(code): i for i, code in enumerate(scene.districts["code"])}
    coded = lookup(table["area_code"], places, n + 1)
    nowhere = np.isnan(x)
    area[nowhere] = coded[nowhere]
    lost = nowhere & (coded == n + 1)
    _tally(scene.unknown_areas, table.filter(lost), ["area_code"])
    return area


def _offences(table: pa.Table, scene: Build) -> npt.NDArray[np.int64]:
    unknown = INDEX[UNKNOWN_OFFENCE]
    offence = lookup(table["offence"], INDEX, unknown)
    _tally(scene.unmapped, table.filter(offence == unknown), ["code", "code_text"])
    return withhold(offence, table)


def _tally(into: Counter[str], table: pa.Table, names: list[str]) -> None:
    """Count incidents per word (several columns are joined by a space)."""
    if not len(table):
        return
    frame = table.select([*names, "count"]).to_pandas()
    for words, number in frame.groupby(names, observed=True)["count"].sum().items():
        word = " ".join(map(str, words if isinstance(words, tuple) else (words,))).strip()
        if word:
            into[word] += int(number)


def _described(scene: Build) -> dict[str, Any]:
    return {
        "areas": [*map(str, scene.districts["code"]), OUTSIDE, UNKNOWN],
        "sources": list(scene.sources),
        "undated": scene.undated,
        "early": scene.early,
        "since": str(np.datetime64(scene.since, "D")),
        "located": scene.located,
        "without_hour": scene.without_hour,
        "unknown_areas": dict(sorted(scene.unknown_areas.items())),
        "unmapped_codes": dict(sorted(scene.unmapped.items())),
    }
