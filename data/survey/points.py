"""Points that someone noted: safety walks, and what residents reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.ingest import places, times
from data.ingest.columns import ids
from data.ingest.locate import Locator
from data.sources.sheet import POINT_COLUMNS
from data.store.kinds import DATE, KINDS

if TYPE_CHECKING:
    from data.ingest.places import Verdict
    from data.survey.cells import Reading

YES = {"ja", "yes", "true", "sant", "1", "x", "positiv"}


def points(reading: Reading, source: str, where: Verdict) -> pd.DataFrame:
    """Return a record for each row without a fault."""
    kind = KINDS[reading.profile.kind]
    frame = pd.DataFrame({"source": source, "row": reading.layout.sheet.rows})
    for key, dtype in kind.columns.items():
        if dtype == "str":
            frame[key] = reading.key(key)
        elif dtype == DATE:
            frame[key] = _days(reading, key)
    frame["id"] = ids(frame["id"], reading.layout.sheet.cells)
    if "positive" in kind.columns:
        frame["positive"] = _positive(reading, frame)
    frame["x"], frame["y"] = _places(reading, where)
    return frame[~reading.faults.any].reset_index(drop=True)


def _days(reading: Reading, key: str) -> pd.Series:
    """Read days; the day of the event has to be there and may not lie ahead."""
    name, profile = reading.column(key), reading.profile
    text = reading.text(name)
    zone = profile.time.zone or reading.settings.time_zone
    read = times.read(text, zone, profile.time.formats)
    reading.faults.add(
        read.bad | ((text == "") & (key == "date")).to_numpy(), "bad_date", name, text
    )
    late = (read.first >= pd.Timestamp(reading.today) + pd.Timedelta(days=1)).to_numpy()
    reading.faults.add(late, "future_date", name, text)
    days = [None if pd.isna(moment) else moment.date() for moment in read.first]
    return pd.Series(days, dtype="object")


def _positive(reading: Reading, frame: pd.DataFrame) -> pd.Series:
    """Tell which notes are of something good: those that the file says are.

    A note without a proposed measure is no good news for that: the measure may be missing.
    """
    if not reading.column("positive"):
        return pd.Series(data=False, index=frame.index)
    said = reading.key("positive").str.casefold()
    return said.isin(YES)


def axes(reading: Reading) -> tuple[str, str]:
    """Return the columns of the coordinates; a map file's own points where there are none."""
    x, y = reading.column("x"), reading.column("y")
    there = set(reading.layout.sheet.cells.column_names)
    return POINT_COLUMNS if not (x or y) and set(POINT_COLUMNS) <= there else (x, y)


def verdict(reading: Reading) -> Verdict:
    """Find out which CRS the coordinates are in."""
    x, y = (reading.numbers(reading.text(name)) for name in axes(reading))
    for east, north in reading.profile.place.withheld:
        x = np.where((x == east) & (y == north), np.nan, x)
    fixed = reading.profile.place.crs or reading.layout.sheet.detected.get("crs")
    return places.verdict(x, y, fixed, reading.settings)


def _places(reading: Reading, where: Verdict) -> tuple[places.Floats, places.Floats]:
    profile, names = reading.profile, axes(reading)
    found = Locator(profile.place, profile.format.decimal, where.crs, reading.settings)
    east, north = (reading.text(name) for name in names)
    x, y, _ = found.locate((east, north), names, reading.faults)
    return x, y
