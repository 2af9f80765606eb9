"""The ledger as canonical lines of JSON: the same ledger, the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo.disclosure.cells import Closing, Entry, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable


BETWEEN = "---\n"  # the published lines above it, what only the inside knows below


def text_of(ledger: Ledger) -> str:
    """Write a whole ledger as one text, for where the records are."""
    return entry_lines(ledger.entries) + BETWEEN + closing_lines(ledger.closings)


def from_text(text: str) -> Ledger:
    """Read back what :func:`text_of` wrote.

    Raises
    ------
    ValueError
        If a line is not such a line.
    """
    entries, _, closings = text.partition(BETWEEN)
    return ledger_of(entries, closings)


def entry_lines(entries: Iterable[Entry]) -> str:
    """Write what is published, one number a line."""
    return "".join(_line(vars(entry)) for entry in entries)


def closing_lines(closings: Iterable[Closing]) -> str:
    """Write what only the inside knows; it stays where the records are."""
    return "".join(_line(vars(closing)) for closing in closings)


def ledger_of(entries: str, closings: str) -> Ledger:
    """Read a ledger back from its two texts.

    Raises
    ------
    ValueError
        If a line is not such a line.
    """
    try:
        return Ledger(
            tuple(Entry(**json.loads(line)) for line in entries.splitlines()),
            tuple(_closing(json.loads(line)) for line in closings.splitlines()),
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("the ledger has a line that is none") from error


def _closing(row: dict[str, object]) -> Closing:
    counts = row.pop("counts")
    if not isinstance(counts, list):
        raise TypeError("counts")
    return Closing(**row, counts=tuple((area, n) for area, n in counts))  # type: ignore[arg-type]


def _line(row: dict[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
