"""What a draft has beside its public files: the ledger as it will be, packed to be kept."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from data.publish.kept import BETWEEN
from geo.disclosure.lines import closing_lines, entry_lines, ledger_of

if TYPE_CHECKING:
    from geo.disclosure.cells import Ledger


def pack(ledger: Ledger) -> bytes:
    """Pack a ledger; the same one, the same bytes."""
    return zlib.compress(
        (entry_lines(ledger.entries) + BETWEEN + closing_lines(ledger.closings)).encode(), 9
    )


def unpack(packed: bytes) -> Ledger:
    """Return the ledger that was packed."""
    entries, _, closings = zlib.decompress(packed).decode().partition(BETWEEN)
    return ledger_of(entries, closings)
