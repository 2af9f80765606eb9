"""Texts that look like a personal number: a warning, since records are never about persons."""

from __future__ import annotations

import datetime as dt
import re

DASH = "[-+–—−‐‑]"
NUMBER = re.compile(
    rf"(?<!\d)((?:18|19|20)?)(\d{{2}}){DASH}?(\d{{2}}){DASH}?(\d{{2}})"
    rf"\s?{DASH}?\s?(\d{{3}})(\d)(?!\d)"
)
CENTURIES = (18, 19, 20)
COORDINATION = 60  # added to the day in a samordningsnummer
DOUBLED_DIGITS = 9


def looks_like_personal_number(text: str) -> tuple[str, ...]:
    """Return the parts of a text that may be Swedish personal or coordination numbers.

    A part is one when its first six or eight digits are a day that exists (plus 60 in
    a coordination number) and its last digit is the right check digit (Luhn). Chance
    makes one of some three hundred ten-digit numbers such a part.
    """
    return tuple(found[0].strip() for found in NUMBER.finditer(text) if _is_one(*found.groups()))


def _is_one(century: str, year: str, month: str, day: str, *rest: str) -> bool:
    ten = f"{year}{month}{day}{''.join(rest)}"
    centuries = (int(century),) if century else CENTURIES
    exists = any(_exists(100 * c + int(year), int(month), int(day)) for c in centuries)
    return exists and _luhn(ten)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day - COORDINATION if day > COORDINATION else day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = [int(sign) * (2 - at % 2) for at, sign in enumerate(digits)]
    return sum(n - DOUBLED_DIGITS * (n > DOUBLED_DIGITS) for n in doubled) % 10 == 0
