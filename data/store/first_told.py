"""The day a file first told of an incident, where the source gives no day of registration.

When files come at least once a week, an incident that is in one and was not in the one
before was registered between the two: the file's own day is then at most a week late.
With longer gaps the day would tell of deliveries and not of reporting, so nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from data.store import ledger

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Days = npt.NDArray[np.datetime64]

CLOSEST = np.timedelta64(8, "D")  # from one file to the next: a week, and a day late
FEWEST = 8  # files that close, for a source to be followed
_NEVER = np.datetime64("NaT", "D")


def first_told(root: Path, batches: list[dict[str, Any]]) -> list[Days | None]:
    """Tell when each row's incident was first told of.

    Parameters
    ----------
    batches
        As the manifest lists them.

    Returns
    -------
    For each batch None, or datetime64[D], shape (rows of the batch,). NaT where the first
    file with the incident did not come soon after another, as in a source's first file.
    """
    found: list[Days | None] = [None] * len(batches)
    for sources in {tuple(entry["sources"]) for entry in batches}:
        some = [i for i, entry in enumerate(batches) if tuple(entry["sources"]) == sources]
        told = _told_on([batches[i] for i in some])
        if sum(not np.isnat(day) for day in told) >= FEWEST:
            for i, days in zip(some, _first(root, [batches[i] for i in some], told), strict=True):
                found[i] = days
    return found


def _told_on(entries: list[dict[str, Any]]) -> list[np.datetime64]:
    """Return the day of each file; NaT for one without another shortly before it."""
    days = np.array([entry["as_of"] for entry in entries], dtype="datetime64[D]")
    ordered = np.unique(days)
    close = ordered[1:][np.diff(ordered) <= CLOSEST]
    return list(np.where(np.isin(days, close), days, _NEVER))


def _first(root: Path, entries: list[dict[str, Any]], told: list[np.datetime64]) -> list[Days]:
    """Go through the files from the newest to the oldest: what the oldest says stands."""
    rows = [ledger.keys(root / entry["file"])[0] for entry in entries]
    ids = np.unique(np.concatenate(rows))
    first = np.full(len(ids), _NEVER)
    for i in sorted(range(len(entries)), key=lambda i: str(entries[i]["as_of"]), reverse=True):
        first[np.searchsorted(ids, rows[i])] = told[i]
        if entries[i]["seen"]:
            again = ledger.keys(root / entries[i]["seen"])[0]
            first[np.searchsorted(ids, again)] = told[i]
    return [first[np.searchsorted(ids, each)] for each in rows]
