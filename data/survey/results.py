"""Published results: an area's share or index for a question and a year, in any shape of table."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.survey import cells
from data.survey.roles import MEASURES, Role, Roles
from geo.errors import UserError

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.survey.cells import Reading

NATION = "00"
EVERYONE = "alla"


def results(reading: Reading, source: str) -> pd.DataFrame:
    """Return a record for each value that the rows without a fault stand for."""
    rows = _rows(reading, source)
    made = [_unit(reading, rows, unit, names) for unit, names in _units(reading).items()]
    frame = pd.concat(made, ignore_index=True)
    rejected = reading.layout.sheet.rows[reading.faults.any]
    return frame[~frame["row"].isin(rejected)].reset_index(drop=True)


def _units(reading: Reading) -> dict[Role, dict[str, str]]:
    """Group columns by what they are about: question, year and group → measure → column name.

    Raises
    ------
    UserError
        If two columns say the same.
    """
    roles = {name: role for name, role in reading.layout.roles.items() if not role.key}
    units: dict[Role, dict[str, str]] = {}
    for name, role in roles.items():
        about = Role(question=role.question, year=role.year, group=role.group)
        measures = units.setdefault(about, {})
        measure = role.measure or "value"
        if measure in measures:
            raise UserError(
                "Kolumnerna {one} och {other} gäller samma sak, så det går inte att veta vilken "
                "som ska läsas. Ta bort den ena, eller ändra profilen.",
                one=measures[measure],
                other=name,
            )
        measures[measure] = name
    shared = {key: name for key, name in units.get(Role(), {}).items() if key != "value"}
    return {unit: shared | names for unit, names in units.items() if "value" in names}


def _rows(reading: Reading, source: str) -> pd.DataFrame:
    """Return what the rows say beside their values."""
    area, area_name = cells.areas(reading)
    level = _levels(reading, area_name)
    asked = reading.text(reading.column("question"))
    roles = Roles(reading.profile)
    found = asked.map({text: roles.question(text) for text in asked.unique()})
    if name := reading.column("question"):
        reading.faults.add(found == "", "unknown_question", name, asked)
    return pd.DataFrame(
        {
            "source": cells.source(reading, source),
            "level": level,
            "area": _codes(reading, area, level),
            "area_name": area_name,
            "year": cells.years(reading) if reading.column("year") else 0,
            "question": found,
            "group": reading.key("group").replace("", EVERYONE),
            "row": reading.layout.sheet.rows,
        }
    )


def _levels(reading: Reading, names: pd.Series) -> pd.Series:
    """Tell what each area is: a survey area, a municipality, a county or the nation."""
    given = reading.key("level")
    made = {name: _level(reading, name) for name in names.unique()}
    return given.where(given != "", names.map(made))


def _level(reading: Reading, name: str) -> str:
    for level, patterns in reading.profile.levels.items():
        if any(fnmatchcase(name.casefold(), pattern.casefold()) for pattern in patterns):
            return level
    return reading.profile.level


def _codes(reading: Reading, area: pd.Series, level: pd.Series) -> pd.Series:
    """Give the nation and the city's own municipality the codes that they have everywhere."""
    city = reading.settings
    own = {name.casefold() for name in (city.municipality, f"{city.municipality} kommun")}
    mine = (level == "municipality") & cells.folded(area).isin(own)
    return area.mask(level == "nation", NATION).mask(mine, city.municipality_code)


def _unit(reading: Reading, rows: pd.DataFrame, unit: Role, names: dict[str, str]) -> pd.DataFrame:
    """Return a record for each row and one set of columns."""
    frame = rows.copy()
    for key in ("question", "year", "group"):
        if said := getattr(unit, key):
            frame[key] = said
    catalogue = reading.profile.catalogue
    index = frame["question"].map({q.id: q.scale == "index" for q in catalogue.values()})
    scale = index.eq(True).to_numpy(bool)  # noqa: FBT003 - an unknown question has none
    frame["value"], frame["withheld"] = cells.value(reading, names["value"], scale)
    for limit in MEASURES[2:]:
        has = limit in names
        frame[limit] = cells.value(reading, names[limit], scale)[0] if has else np.nan
    value, low, high = (frame[name].to_numpy(dtype=float) for name in ("value", "low", "high"))
    text = reading.told(names["value"])
    reading.faults.add(
        (value < low) | (value > high) | (low > high), "bad_limits", names["value"], text
    )
    frame["n"] = _n(reading, names.get("n", ""))
    return frame


def _n(reading: Reading, name: str) -> pd.Series:
    """Read how many answered; missing where the cell is empty."""
    text = reading.told(name)
    number: npt.NDArray[np.float64] = reading.numbers(text)
    bad = (text != "").to_numpy() & ~((number >= 0) & (number % 1 == 0))
    reading.faults.add(bad, "bad_n", name, text)
    return pd.Series(np.where(bad, np.nan, number)).astype("Int64")
