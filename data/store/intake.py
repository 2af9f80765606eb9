"""Take a batch into the store: count every row, keep what is new, commit in one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from data.store import entries, ledger, manifest
from data.store.entries import Batch
from data.store.rows import ROW_GROUP, complete, mix, to_arrow, writer
from geo.schema import INCIDENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy.typing as npt
    import pandas as pd

    from data.store.change import Change

    Pieces = tuple[Iterable[pd.DataFrame], dict[str, Any], bytes]

OWN = {"as_of", "revision", "read", "rejected", "demo"}


@dataclass
class _Tally:
    """What passes by while the rows are written."""

    ids: list[npt.NDArray[np.uint64]] = field(default_factory=list)
    contents: list[npt.NDArray[np.uint64]] = field(default_factory=list)
    fresh: list[npt.NDArray[np.bool_]] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    newest: str = ""

    def joined(self) -> tuple[ledger.Hashes, ledger.Hashes, ledger.Flags]:
        """Join what was gathered piece by piece."""
        nothing = np.empty(0, np.uint64)
        return (
            np.concatenate([nothing, *self.ids]),
            np.concatenate([nothing, *self.contents]),
            np.concatenate([nothing.astype(np.bool_), *self.fresh]),
        )


def take(change: Change, pieces: Pieces) -> Batch:
    """Write the rows that are new, note what was seen again, list both in the manifest."""
    frames, provenance, quarantine = pieces
    _prepare(change, provenance)
    staging, crs = change.staging, change.settings.crs
    seen_before = ledger.known(change.root, change.body["batches"])
    tally = _write(staging / entries.ROWS, frames, seen_before, crs)
    entry = _entry(tally, provenance)
    manifest.refuse_mixing(change.body, demo=entry["demo"])
    sightings = entries.sightings(
        staging / entries.SEEN, tally.joined(), seen_before, ledger.rank(entry)
    )
    entry["content"] = sightings
    batch = _counted(tally, provenance, manifest.digest([entry, sightings])[:16])
    if not entries.nothing_new(change.body["batches"], entry):
        _list(change, entry | {"id": batch.id} | batch.counts(), quarantine)
    return batch


def _prepare(change: Change, provenance: dict[str, Any]) -> None:
    """Make room for the batch, and see that what it is compared with is whole."""
    if provenance.pop("replaces_demo", False):
        # Invented records stay with invented incidents; real ones take their place alone.
        kept = ("tables", "records") if provenance.get("demo") else ()
        invented = {key: change.body[key] for key in kept}
        change.drop_demo()
        change.body |= invented
    manifest.check_crs(change.body, change.settings)
    change.body["crs"] = change.settings.crs
    change.verify()


def _write(
    path: Path, frames: Iterable[pd.DataFrame], seen_before: ledger.Known, crs: str
) -> _Tally:
    tally = _Tally()
    with writer(path, crs) as out:
        for raw in frames:
            frame = complete(raw[[c for c in raw if c in {*INCIDENT_COLUMNS, "updated", "row"}]])
            ids, contents = (frame[name].to_numpy(np.uint64) for name in ledger.KEYS)
            fresh = seen_before.new_rows(mix(ids, contents))
            tally.ids.append(ids)
            tally.contents.append(contents)
            tally.fresh.append(fresh)
            tally.sources.update(frame["source"].unique())
            tally.newest = max(tally.newest, _newest(frame))
            if fresh.any():
                out.write_table(to_arrow(frame[fresh]), row_group_size=ROW_GROUP)
    return tally


def _newest(frame: pd.DataFrame) -> str:
    newest = frame[["start", "end", "registered"]].max().max()
    return "" if newest is None or newest != newest else newest.date().isoformat()  # noqa: PLR0124


def _entry(tally: _Tally, provenance: dict[str, Any]) -> dict[str, Any]:
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return {
        "as_of": provenance.get("as_of") or tally.newest or today,
        "revision": int(provenance.get("revision", 1)),
        "demo": bool(provenance.get("demo", tally.sources == {"demo"})),
        "sources": sorted(tally.sources),
        "provenance": {k: v for k, v in provenance.items() if k not in OWN},
    }


def _counted(tally: _Tally, provenance: dict[str, Any], batch: str) -> Batch:
    given = sum(len(fresh) for fresh in tally.fresh)
    accepted = sum(int(fresh.sum()) for fresh in tally.fresh)
    rejected = int(provenance.get("rejected", 0))
    read = int(provenance.get("read", given + rejected))
    entries.check_sum(read, given + rejected)
    return Batch(batch, read, accepted, rejected, given - accepted)


def _list(change: Change, entry: dict[str, Any], quarantine: bytes) -> None:
    body = change.body
    entries.enlist(change, body["batches"], entry | {"rows": entry["accepted"]}, quarantine)
    body["content"] = [
        (old + new) % 2**64 for old, new in zip(body["content"], entry["content"], strict=True)
    ]
