"""What a draft has beside its public files: the ledger as it will be, packed to be kept."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from geo.disclosure.lines import from_text, text_of

if TYPE_CHECKING:
    from geo.disclosure.cells import Ledger


def pack(ledger: Ledger) -> bytes:
    """Pack a ledger; the same one, the same bytes."""
    return zlib.compress(text_of(ledger).encode(), 9)


def unpack(packed: bytes) -> Ledger:
    """Return the ledger that was packed."""
    return from_text(zlib.decompress(packed).decode())
