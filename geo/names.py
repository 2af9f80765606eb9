"""Names in the order of a Swedish list: å, ä and ö last, whatever language is shown."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LAST = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})  # the signs after z


def alphabetical(name: str) -> str:
    """Return what a name is sorted by; accents and capitals make no difference."""
    letters = unicodedata.normalize("NFC", name.casefold()).translate(_LAST)
    parts = unicodedata.normalize("NFD", letters)
    return "".join(part for part in parts if not unicodedata.combining(part))


def in_order(codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Sort codes by name; those without one, outside and unknown, stay last as they are."""
    known = list(codes)
    named = sorted((c for c in known if c in names), key=lambda c: (alphabetical(names[c]), c))
    return named + [code for code in known if code not in names]
