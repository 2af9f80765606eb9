"""Crosswalks: how much of each district's inhabitants live in each survey area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.survey import cells
from data.survey.cells import PERCENT
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from data.survey.cells import Reading

ROUNDING = 0.005  # how much over 1 a district's shares may add up to
FROM_FILE = "fil"


def shares(reading: Reading, source: str) -> pd.DataFrame:
    """Return a record for each row without a fault; ``version`` is filled in when it is kept.

    Raises
    ------
    UserError
        If a district is handed out more than once.
    """
    area, area_name = cells.areas(reading)
    code, name = reading.key("code"), reading.column("share")
    reading.faults.add(code == "", "missing_district", reading.column("code"), code)
    frame = pd.DataFrame(
        {
            "source": source,
            "area": area,
            "area_name": area_name,
            "code": code,
            "share": _share(reading, name),
            "method": FROM_FILE,
            "version": source,
            "row": reading.layout.sheet.rows,
        }
    )
    kept = frame[~reading.faults.any].reset_index(drop=True)
    check(kept)
    return kept


def _share(reading: Reading, name: str) -> pd.Series:
    text = reading.text(name)
    percent = text.str.endswith("%") | (reading.profile.coding.scale == "percent")
    number = reading.numbers(text.str.removesuffix("%").str.strip())
    share = np.where(percent, number / PERCENT, number)
    reading.faults.add(~((share >= 0) & (share <= 1)), "bad_share", name, text)
    return pd.Series(share)


def check(crosswalk: pd.DataFrame) -> None:
    """Refuse a crosswalk that hands a district's inhabitants out twice.

    Raises
    ------
    UserError
        If the shares of a district are more than 1 together.
    """
    once = crosswalk.drop_duplicates(["area", "code"])
    whole = once.groupby("code")["share"].sum()
    over = whole[whole > 1 + ROUNDING]
    if len(over):
        raise UserError(
            "Andelarna för {codes} blir tillsammans mer än 1, men en invånare bor bara i ett "
            "område. Rätta filen; ingenting har sparats.",
            codes=listed([*over.index]),
        )
