"""Figures that somebody has typed in a text of their own, where no attack sees them.

What could mislead: "one" is mostly an article in Swedish, and is seen as "en enda" alone;
"none", "some" and what is said of a share are left to whoever reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SMALL = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
)  # fmt: skip
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_VALUE = {word: i for i, word in enumerate(_SMALL)} | {"ett": 1}
_VALUE |= {word: 10 * i for i, word in enumerate(_TENS, start=2)}
_UNIT = f"({'|'.join(('ett', *_SMALL[1:10]))})"
_BELOW = "|".join(sorted((*_SMALL[10:], *_TENS), key=len, reverse=True))
_WORD = re.compile(rf"(?:{_UNIT}?(tusen))?(?:{_UNIT}?(hundra))?({_BELOW})?{_UNIT}?", re.IGNORECASE)
_ONLY_ONE = re.compile(r"\b(?:en|ett) enda\b", re.IGNORECASE)
_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_NO_COUNT = re.compile(
    rf"\b(?:19|20)\d\d-\d\d(?:-\d\d)?|\b\d{{1,2}} (?:{_MONTH})\b"
    r"|\b(?:kl\.?|klockan) \d{1,2}(?:[.:]\d\d)?"
    r"|\b\d{1,2}[.:]\d\d\b|\b(?:19|20)\d\d\b|\b112\b|\b11[46][ -]?\d[\d ]{0,4}\d\b"
    r"|\b0\d{1,3}[ -]\d[\d -]{3,9}\d\b",
    re.IGNORECASE,
)  # days, times, years and telephone numbers
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")


def figures(text: str, published: Collection[float]) -> tuple[str, ...]:
    """Return the figures of a text that stand in no published table, as they were typed.

    Parameters
    ----------
    text
        In Swedish; digits and words.
    published
        Every number of the tables.

    Returns
    -------
    tuple of str
        In order, each once. Days, times, years and telephone numbers are no figures.
    """
    found = ((at, said) for at, said, value in _read(text) if value not in published)
    return tuple(dict.fromkeys(said for _, said in sorted(found)))


def _read(text: str) -> Iterator[tuple[int, str, float]]:
    """Find every number: where, as it was typed, and what it is."""
    left = _NO_COUNT.sub(lambda match: " " * len(match[0]), text)
    for match in _DIGITS.finditer(left):
        yield match.start(), match[0], float(re.sub(r"\s", "", match[0]).replace(",", "."))
    for match in _ONLY_ONE.finditer(text):
        yield match.start(), match[0], 1
    for match in re.finditer(r"[^\W\d_]+", text):
        parts = _WORD.fullmatch(match[0])
        if parts and match[0].lower() not in ("en", "ett"):
            yield match.start(), match[0], _value(parts)


def _value(parts: re.Match[str]) -> int:
    thousands, thousand, hundreds, hundred, tens, unit = (
        (part or "").lower() for part in parts.groups()
    )
    below = _VALUE.get(tens, 0) + _VALUE.get(unit, 0)
    many = _VALUE.get(thousands, 1) if thousand else 0
    return 1000 * many + (100 * _VALUE.get(hundreds, 1) if hundred else 0) + below
