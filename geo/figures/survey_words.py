"""A survey's figure in words: its interval, how many answered, and where it comes from."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geo.errors import N_
from geo.sentence import join

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from geo.language import Words

    Row = Mapping[Hashable, Any]

SHARE = "share"
MOST = 3  # decimals more than usual
SHOWN = ("ok", "none")  # what has a value; "none" has no interval
STATUS_NAMES = {
    "few": N_("för få svar"),
    "withheld": N_("redovisas inte"),
}
MISSING = N_("uppgift saknas")


def label(row: Row, scale: str, words: Words, limits: tuple[float, ...] = ()) -> str:
    """Return what stands under a district's name; ``limits`` are those of the colours."""
    if row["status"] in SHOWN and np.isfinite(row["value"]):
        return number(row["value"], scale, words, _decimals(row["value"], scale, limits))
    return absent(row, words)


def absent(row: Row, words: Words) -> str:
    """Say why a district has no figure to be placed by: too few answers, or none at all."""
    return words.text(STATUS_NAMES.get(row["status"], MISSING))


def number(value: float, scale: str, words: Words, more: int = 0) -> str:
    """Write a share in per cent, an index with one decimal; or with ``more`` decimals."""
    return words.percent(value, more) if scale == SHARE else words.number(value, 1 + more)


def _decimals(value: float, scale: str, limits: tuple[float, ...]) -> int:
    """Return how many more decimals keep a number in its class: 29.6 is not in that of 30."""
    exact, fewest = Decimal(str(value)) * (100 if scale == SHARE else 1), int(scale != SHARE)
    own = bisect_right(limits, exact)
    same = (n for n in range(MOST) if bisect_right(limits, round(exact, fewest + n)) == own)
    return next(same, MOST)


def told(row: Row, scale: str, words: Words, limits: tuple[float, ...] = ()) -> str:
    """Say a value with its interval and how many answered, or why there is none."""
    said = label(row, scale, words, limits)
    if row["status"] not in SHOWN or not np.isfinite(row["value"]):
        return said
    if np.isfinite(row["low"]) and np.isfinite(row["high"]):
        low = words.number(row["low"] * 100) if scale == SHARE else words.number(row["low"], 1)
        said += f" ({low}–{number(row['high'], scale, words)})"
    else:
        said = words.text(N_("{value} (osäkerheten är okänd)"), value=said)
    if pd.isna(row["n"]):
        return said
    answers = words.plural(int(row["n"]), N_("{n} svar"), N_("{n} svar"))
    return f"{said}, {answers}"


def origin(row: Row, words: Words) -> str:
    """Say which survey areas a figure is estimated from, or put together of; "" for just one."""
    if row["own"] and len(row["parts"]) > 1:
        return words.text(N_("sammanvägt av {areas}"), areas=join(row["parts"], words))
    if row["own"] or not len(row["parts"]):
        return ""
    return words.text(N_("uppskattat från {areas}"), areas=join(row["parts"], words))
