"""What the cells of a survey say: shares, indices, numbers and years, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.ingest import places
from geo.questions import INDEX_WORST, SHARE_WORST

if TYPE_CHECKING:
    import datetime as dt

    import numpy.typing as npt

    from data.ingest.faults import Faults
    from data.settings import Settings
    from data.survey.layout import Layout
    from data.survey.profile import RecordProfile

FIRST_YEAR = 1990
FOOTNOTE = r"\s*(?:\*+|[¹²³]+|\s\d{1,2}\))$"  # a mark after a name or a number: 40*, Campus 1)
PERCENT = 100.0


@dataclass(frozen=True)
class Reading:
    """All it takes to read one table of records."""

    layout: Layout
    profile: RecordProfile
    settings: Settings
    faults: Faults
    today: dt.date

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.layout.sheet.rows)

    def column(self, key: str) -> str:
        """Return the name of a key's column, the profile's most preferred; "" if it has none."""
        found = [name for name, role in self.layout.roles.items() if role.key == key]
        wanted = self.profile.columns.get(key, ())
        return min(found, key=lambda name: _rank(name, wanted), default="")

    def text(self, name: str) -> pd.Series:
        """Return a column as str, "" where it is absent."""
        if not name:
            return pd.Series("", index=range(len(self)), dtype="str")
        return pd.Series(self.layout.sheet.cells[name].to_pandas(), dtype="str")

    def told(self, name: str) -> pd.Series:
        """Return a column of values, "" where it says that nothing is known."""
        text = self.text(name)
        return text.mask(folded(text).isin(_folded(self.profile.format.missing)), "")

    def key(self, key: str) -> pd.Series:
        """Return a key's column, with the profile's words for what it says."""
        words = {word.casefold(): ours for word, ours in self.profile.words.get(key, {}).items()}
        text = unmarked(self.text(self.column(key)))
        return text.where(~folded(text).isin([*words]), folded(text).map(words)).astype("str")

    def numbers(self, text: pd.Series) -> npt.NDArray[np.float64]:
        """Read numbers; NaN where a cell holds none."""
        return places.numbers(text, self.profile.format.decimal)


def _rank(name: str, wanted: tuple[str, ...]) -> int:
    order = _folded(wanted)
    return order.index(name.casefold()) if name.casefold() in order else len(order)


def _folded(words: tuple[str, ...]) -> list[str]:
    return [word.casefold() for word in words]


def folded(text: pd.Series) -> pd.Series:
    """Compare cells without regard to case and surrounding space."""
    return text.str.strip().str.casefold()


def unmarked(text: pd.Series) -> pd.Series:
    """Take the marks of footnotes away."""
    return text.str.replace(FOOTNOTE, "", regex=True)


def years(reading: Reading) -> npt.NDArray[np.int64]:
    """Read the years of the rows."""
    name = reading.column("year")
    text = reading.text(name)
    found = reading.numbers(text.str.slice(0, 4).where(text.str.match(r"\d{4}-\d\d-\d\d"), text))
    good = (found >= FIRST_YEAR) & (found <= reading.today.year) & (found % 1 == 0)
    reading.faults.add(~good, "bad_year", name, text)
    return np.where(good, found, 0).astype(np.int64)


def areas(reading: Reading) -> tuple[pd.Series, pd.Series]:
    """Return code and name of each row's area; either stands for the other where it is absent."""
    said = unmarked(reading.text(reading.column("area")))
    code, name = reading.key("area"), unmarked(reading.text(reading.column("area_name")))
    reading.faults.add(code == "", "missing_area", reading.column("area"), code)
    return code, name.where(name != "", said)


def source(reading: Reading, given: str) -> pd.Series:
    """Return where each row says that it comes from; otherwise what the import was called."""
    text = reading.text(reading.column("source"))
    return text.where(text != "", given)


def value(
    reading: Reading, name: str, index: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Read shares as 0–1 and indices as they are, and tell where the cell was empty.

    Parameters
    ----------
    index
        Rows whose question has the scale of an index, shape (n,).
    """
    text = unmarked(reading.told(name))
    marked = text.str.endswith("%").to_numpy()
    number = reading.numbers(text.str.removesuffix("%").str.strip())
    empty = (text == "").to_numpy()
    percent = (marked | (reading.profile.coding.scale == "percent")) & ~index
    number = np.where(percent, number / PERCENT, number)
    faults = reading.faults
    faults.add(~empty & (np.isnan(number) | (number < 0)), "bad_value", name, text)
    faults.add(~index & (number > SHARE_WORST + 1e-9), "over_100", name, text)
    faults.add(index & (number > INDEX_WORST), "over_index", name, text)
    joined = reading.layout.merged
    shared = np.array([(int(row), name) in joined for row in reading.layout.sheet.rows], bool)
    faults.add(shared, "merged", name, text)
    return number, empty
