"""Find the profile's columns in a sheet and hand them out as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.ingest.quarantine import OWN, unguarded
from data.sources.sheet import POINT_COLUMNS
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from data.ingest.profile import Profile
    from data.sources.sheet import Sheet

DATE_PARTS = 3
REQUIRED = ("code",)


@dataclass(frozen=True)
class Finder:
    """Where each of the profile's columns is; several names for those put together."""

    found: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]

    def name(self, key: str) -> str:
        """Return the column's name in the file, for people."""
        return " + ".join(self.found.get(key, (key,)))

    def text(self, cells: pa.Table, key: str) -> pd.Series:
        """Return a column as str, "" where it is absent or says that nothing is known."""
        names = self.found.get(key)
        if not names:
            return pd.Series("", index=range(len(cells)), dtype="str")
        values = [_series(cells, name, self.missing) for name in names]
        return values[0] if len(values) == 1 else _together(key, values)


def finder(sheet: Sheet, profile: Profile) -> Finder:
    """Find the columns.

    Raises
    ------
    UserError
        If one that the profile cannot do without is not there; says which there are.
    """
    there = {_key(name): name for name in reversed(sheet.cells.column_names)}
    found: dict[str, tuple[str, ...]] = {}
    for key, names in profile.columns.items():
        hits = [there[_key(name)] for name in names if _key(name) in there]
        if hits:
            found[key] = (hits[0],)
    for key, names in profile.parts.items():
        if all(_key(name) in there for name in names):
            found[key] = tuple(there[_key(name)] for name in names)
    if profile.place.geometry and set(POINT_COLUMNS) <= set(sheet.cells.column_names):
        found |= {"x": POINT_COLUMNS[:1], "y": POINT_COLUMNS[1:]}
    _complain(found, sheet, profile)
    return Finder(found, profile.format.missing)


def _complain(found: dict[str, tuple[str, ...]], sheet: Sheet, profile: Profile) -> None:
    times = {"start", "end", "registered"}
    places = {"x", "area"} & {*profile.columns, *profile.parts}
    if "code" in found and times & set(found) and (not places or places & set(found)):
        return
    wanted = [names[0] for key, names in profile.columns.items() if key not in found]
    wanted += [" + ".join(names) for key, names in profile.parts.items() if key not in found]
    told = {"profile": profile.name, "missing": listed(wanted)}
    told["known"] = listed(sheet.cells.column_names)
    if page := sheet.detected.get("sheet"):
        raise UserError(
            "Bladet {sheet} saknar kolumner som profilen {profile} behöver: {missing}. Det har "
            "kolumnerna {known}. Välj ett annat blad (--sheet) eller en annan profil, eller ändra "
            "kolumnnamnen i profilen.",
            sheet=page,
            **told,
        )
    raise UserError(
        "Filen saknar kolumner som profilen {profile} behöver: {missing}. Filen har kolumnerna "
        "{known}. Välj en annan profil, eller ändra kolumnnamnen i profilen.",
        **told,
    )


def _key(name: str) -> str:
    """Compare names without regard to case, dots, spaces and underscores."""
    return re.sub(r"[\s._-]+", " ", name).strip().casefold()


def _series(cells: pa.Table, name: str, missing: tuple[str, ...]) -> pd.Series:
    column = cells[name]
    if missing:
        nothing = pc.is_in(column, pa.array(missing, pa.string()))
        column = pc.if_else(nothing, "", column)
    return pd.Series(column.to_pandas(), dtype="str", copy=False)


def _together(key: str, values: list[pd.Series]) -> pd.Series:
    """Join date and time, or year, month, day, hour and minute; ids by a bar."""
    if key not in {"start", "end", "registered", "updated"}:
        return _joined(values, "|")
    if len(values) < DATE_PARTS:
        return _joined(values, " ").str.strip()
    padded = [value.where(value == "", value.str.zfill(2)) for value in values]
    date, clock = _joined(padded[:DATE_PARTS], "-"), padded[DATE_PARTS:]
    if not clock:
        return date.where(values[0] != "", "")
    return date.where(clock[0] == "", date + " " + _joined(clock, ":")).where(values[0] != "", "")


def _joined(values: list[pd.Series], separator: str) -> pd.Series:
    joined = values[0]
    for value in values[1:]:
        joined = joined + separator + value
    return joined


def ids(given: pd.Series, cells: pa.Table) -> pd.Series:
    """Return the source's id, or what the row said and how many times it said so before."""
    without = (given == "").to_numpy()
    if without.any():
        text = row_text(cells)[without]
        hashes = pd.Series(pd.util.hash_array(text.array, categorize=False), index=text.index)
        again = hashes.groupby(hashes).cumcount() + 1
        made = hashes.map("{:016x}".format).str.cat(again.astype("str"), sep="#")
        given = given.copy()
        given[without] = made.astype("str").to_numpy()
    return given


def row_text(cells: pa.Table) -> pd.Series:
    """Everything a row said, as one text: what makes a row without an id itself."""
    columns = [cells[name] for name in cells.column_names if name not in OWN]
    joined = pc.binary_join_element_wise(*columns, "\x1f")
    return pd.Series(joined.to_pandas(), dtype="str", copy=False)


def mended(cells: pa.Table) -> pa.Table:
    """Undo what the quarantine file did to guard a spreadsheet against formulas."""
    if not set(OWN) <= set(cells.column_names):
        return cells
    kept = [name for name in cells.column_names if name not in OWN]
    return pa.table({name: unguarded(cells[name]) for name in kept})
