"""Turn a slice of a sheet into incidents, with a reason for every row that cannot be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.ingest import places, times
from data.ingest.locate import Locator
from data.ingest.schema import check

if TYPE_CHECKING:
    import numpy.typing as npt
    import pyarrow as pa

    from data.ingest.columns import Finder
    from data.ingest.faults import Faults
    from data.ingest.profile import Profile
    from data.settings import Settings

MAX_COUNT = 10_000


@dataclass(frozen=True)
class Reader:
    """All it takes to read one file's rows."""

    profile: Profile
    finder: Finder
    settings: Settings
    crs: str
    today: pd.Timestamp

    @property
    def zone(self) -> str:
        """Time zone that times with an offset are moved to."""
        return self.profile.time.zone or self.settings.time_zone


@dataclass
class Slice:
    """Some rows of a sheet on their way to becoming incidents."""

    cells: pa.Table
    rows: npt.NDArray[np.int64]
    ids: pd.Series
    faults: Faults


def normalise(part: Slice, reader: Reader) -> pd.DataFrame:
    """Return the rows without fault as ``geo.schema.INCIDENT_COLUMNS`` + updated, row.

    The reasons for the others are noted in ``part.faults``.
    """
    frame = pd.DataFrame(index=pd.RangeIndex(len(part.rows)))
    frame["source"] = pd.Series(reader.profile.name, index=frame.index, dtype="str")
    frame["source_id"] = part.ids.to_numpy()
    _codes(frame, part, reader)
    withheld = _places(frame, part, reader)
    _times(frame, part, reader, withheld)
    _count(frame, part, reader)
    frame["row"] = part.rows
    return check(frame[~part.faults.any].reset_index(drop=True))


def _text(part: Slice, reader: Reader, key: str) -> pd.Series:
    return reader.finder.text(part.cells, key)


def _codes(frame: pd.DataFrame, part: Slice, reader: Reader) -> None:
    codes = reader.profile.codes
    code, plain = codes.pad(_text(part, reader, "code")), _text(part, reader, "code_text")
    frame["code"], frame["code_text"] = code, plain
    frame["offence"] = codes.map(code, plain)
    part.faults.add(code == "", "missing_code", reader.finder.name("code"), code)


def _places(frame: pd.DataFrame, part: Slice, reader: Reader) -> npt.NDArray[np.bool_]:
    """Fill x, y and area_code; tell where the source withheld the place."""
    profile = reader.profile
    found = Locator(profile.place, profile.format.decimal, reader.crs, reader.settings)
    east, north = (_text(part, reader, axis) for axis in "xy")
    names = (reader.finder.name("x"), reader.finder.name("y"))
    frame["x"], frame["y"], withheld = found.locate((east, north), names, part.faults)
    frame["area_code"] = _text(part, reader, "area")
    return withheld


def _times(
    frame: pd.DataFrame, part: Slice, reader: Reader, withheld: npt.NDArray[np.bool_]
) -> None:
    start, end, registered, updated = (
        _time(part, reader, key) for key in ("start", "end", "registered", "updated")
    )
    first, last, timed = start.first, start.last, start.timed
    if reader.profile.time.withheld_with_place:
        day = first.dt.floor("D").astype("datetime64[s]")
        first = first.mask(withheld, day)
        last = last.mask(withheld, day + pd.Timedelta(hours=23, minutes=59)).astype("datetime64[s]")
        timed = timed & ~withheld
    end_given = end.last.notna().to_numpy()
    open_end = last.mask(timed)  # a known time without an end has none
    frame["start"] = first
    frame["end"] = end.last.where(end_given, open_end).astype("datetime64[s]")
    frame["registered"], frame["updated"] = registered.first, updated.first
    wrong = (frame["end"] < frame["start"]).to_numpy()
    name = "end" if "end" in reader.finder.found else "start"
    text = _text(part, reader, name)
    part.faults.add(wrong, "end_before_start", reader.finder.name(name), text)


def _time(part: Slice, reader: Reader, key: str) -> times.Times:
    text = _text(part, reader, key)
    read = times.read(text, reader.zone, reader.profile.time.formats)
    name = reader.finder.name(key)
    part.faults.add(read.bad, "bad_date", name, text)
    tomorrow = reader.today + pd.Timedelta(days=1)
    part.faults.add((read.first >= tomorrow).to_numpy(), "future_date", name, text)
    return read


def _count(frame: pd.DataFrame, part: Slice, reader: Reader) -> None:
    if "count" not in reader.finder.found:
        frame["count"] = np.ones(len(frame), np.int32)
        return
    text = _text(part, reader, "count")
    values = places.numbers(text, reader.profile.format.decimal)
    whole = (values >= 1) & (values <= MAX_COUNT) & (values == np.floor(values))
    part.faults.add(~whole, "bad_count", reader.finder.name("count"), text)
    frame["count"] = np.where(whole, values, 1).astype(np.int32)
