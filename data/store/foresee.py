"""What an import would do, told without writing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.store import ledger, manifest, records, report
from data.store.entries import Batch
from data.store.files import explained
from data.store.rows import complete, mix

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from data.store.core import Store


def foresee(store: Store, frames: Iterable[pd.DataFrame], *, rejected: int) -> Batch:
    """Count what would become of the rows; real incidents meet no invented ones.

    Parameters
    ----------
    frames
        Normalised incidents, as for :meth:`data.store.Store.add_batch`.
    rejected
        Rows that are not among them.

    Returns
    -------
    Batch
        The four counts, with no id.
    """
    body = manifest.without_demo(manifest.load(store.root))
    with explained():
        report.verify(store.root, report.files(body))
        known = ledger.known(store.root, body["batches"])
    given = accepted = 0
    for raw in frames:
        frame = complete(raw)
        ids, contents = (frame[name].to_numpy(np.uint64) for name in ledger.KEYS)
        given += len(frame)
        accepted += int(known.new_rows(mix(ids, contents)).sum())
    return Batch("", given + rejected, accepted, rejected, given - accepted)


def foresee_records(store: Store, kind: str, frame: pd.DataFrame, *, rejected: int) -> Batch:
    """Count what would become of the rows that records of a kind come from."""
    body = manifest.without_demo(manifest.load(store.root))
    with explained():
        report.verify(store.root, report.files(body))
        listed = [entry for entry in body["records"] if entry["kind"] == kind]
        known = ledger.known(store.root, listed)
    made = records.complete(kind, frame)
    fresh = known.new_rows(mix(*records.hashes(made)))
    return records.counted(made["row"], fresh, {"rejected": rejected}, "")


def contradicted(store: Store, kind: str, frame: pd.DataFrame, about: dict[str, Any]) -> int:
    """Count records that a file as of the same day says something else of."""
    body, made = manifest.without_demo(manifest.load(store.root)), records.complete(kind, frame)
    day = about.get("as_of") or records.newest(made)
    same = [e for e in body["records"] if (e["kind"], e["as_of"]) == (kind, day)]
    with explained():
        names = [name for e in same for name in (e["file"], e["seen"]) if name]
        told = [ledger.keys(store.root / name) for name in names]
    if not told:
        return 0
    ids = np.concatenate([pair[0] for pair in told])
    pairs = np.concatenate([mix(*pair) for pair in told])
    mine, contents = records.hashes(made)
    other = np.isin(mine, ids) & ~np.isin(mix(mine, contents), pairs)
    return int(other.sum())
