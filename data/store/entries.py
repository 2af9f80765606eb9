"""A batch's row of the manifest: whether it says anything new, and listing it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.store import ledger
from data.store.rows import mix
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

    from data.store.change import Change

KINDS = ("file", "seen", "quarantine")
ROWS, SEEN, REJECTED = "rows.parquet", "seen.parquet", "rejected.csv"


@dataclass(frozen=True)
class Batch:
    """What became of the rows of one import: read = accepted + rejected + duplicates."""

    id: str
    read: int
    accepted: int
    rejected: int
    duplicates: int

    def counts(self) -> dict[str, int]:
        """Return the four numbers by name."""
        return {k: v for k, v in asdict(self).items() if k != "id"}


def check_sum(read: int, found: int) -> None:
    """Refuse a batch in which rows were lost.

    Raises
    ------
    UserError
        If as many rows were not accounted for as were read.
    """
    if read != found:
        raise UserError(
            "Räkningen går inte ihop: {read} rader lästes men {found} redovisas. "
            "Ingenting sparades. Meddela den som sköter programmet.",
            read=read,
            found=found,
        )


def sightings(
    path: Path,
    hashes: tuple[ledger.Hashes, ledger.Hashes, ledger.Flags],
    seen_before: ledger.Known,
    at: np.uint64,
) -> list[int]:
    """Keep what was known already but is now seen in a file as of another day."""
    ids, contents, fresh = hashes
    pairs = mix(ids, contents)
    new = seen_before.new_sightings(pairs, at)
    again = new & ~fresh
    if again.any():
        table = pa.table({ledger.KEYS[0]: ids[again], ledger.KEYS[1]: contents[again]})
        pq.write_table(table, path, compression="zstd", write_page_checksum=True)
    return ledger.content_sum(pairs[new], at)


def nothing_new(listed: list[dict[str, Any]], entry: dict[str, Any]) -> bool:
    """Tell whether the very same file was taken in before, with nothing new in it now."""
    if entry["content"] != [0, 0]:
        return False
    same = ("as_of", "revision", "provenance")
    return any(all(_core(old[k]) == _core(entry[k]) for k in same) for old in listed)


def _core(value: object) -> object:
    """Leave out of provenance what differs between two readings of the same file."""
    if isinstance(value, dict):
        return {k: v for k, v in value.items() if k not in {"imported_at", "file"}}
    return value


def enlist(
    change: Change, into: list[dict[str, Any]], entry: dict[str, Any], quarantine: bytes
) -> None:
    """Put the staged files of a batch in their places and its row in a list of the manifest."""
    name, staging = entry["id"], change.staging
    files = {"file": (ROWS, f"batches/{name}.parquet")}
    if (staging / SEEN).exists():
        files["seen"] = (SEEN, f"batches/{name}.seen.parquet")
    if quarantine:
        (staging / REJECTED).write_bytes(quarantine)
        files["quarantine"] = (REJECTED, f"quarantine/{name}.csv")
    sums = {final: change.keep(staging / written, final) for written, final in files.values()}
    placed = {kind: files[kind][1] if kind in files else None for kind in KINDS}
    into.append(entry | placed | {"sha256": sums})
    into.sort(key=lambda batch: batch["id"])
