"""Write the sample files anew from the demo's incidents. All of it is invented.

``police-points.csv`` is written as such extracts often are (semicolon, decimal
comma, cp1252), ``police-areas.csv`` with commas and UTF-8 and the codes of the
demo's districts; what happened outside them has a code of another division. Each
has rows that have to be rejected, so that the quarantine can be tried too.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from data import demo
from data.settings import Settings
from geo.areas import assign

FOLDER = Path(__file__).parent
UNTIL = dt.date(2025, 12, 31)
ROWS = 300
ELSEWHERE = "annan-indelning"


def points(frame: pd.DataFrame) -> bytes:
    """Incidents with coordinates, one with a time that ends before it starts."""
    table = pd.DataFrame({"Id": range(1, len(frame) + 1), "Brottskod": frame["code"]})
    table["Brottskod.klartext"] = frame["code_text"]
    table["Inskrivningsdatum"] = _day(frame["registered"])
    table["Brottstid från"], table["Brottstid till"] = (
        _minute(frame["start"]),
        _minute(frame["end"]),
    )
    for name, axis in (("X", "x"), ("Y", "y")):
        table[name] = frame[axis].map("{:.1f}".format).str.replace(".", ",").replace("nan", "0")
    table.loc[3, ["Brottstid från", "Brottstid till"]] = ["2025-05-02 10:00", "2025-05-01 10:00"]
    table.loc[7, "Y"] = "okänd"
    return table.to_csv(sep=";", index=False, lineterminator="\r\n").encode("cp1252")


def areas(frame: pd.DataFrame, land: demo.Geography) -> bytes:
    """Offences by area code, one without a code of offence."""
    table = pd.DataFrame({"Id": range(1, len(frame) + 1), "Brottskod": frame["code"]})
    table["Brottskod.klartext"] = frame["code_text"] + ", anmält brott"
    table["Inskrivningsdatum"] = _day(frame["registered"])
    table["Brottsdatum"] = _day(frame["start"].fillna(frame["end"]))
    table["Kommun"], table["Län"] = "Växjö", "Kronoberg"
    codes = np.array([*land.districts["code"], ELSEWHERE, ""])
    found = codes[assign(frame["x"], frame["y"], land.districts)]
    table["DeSO.område"] = np.where(found == "", frame["area_code"], found)
    table["Antal"] = [2 if i % 50 == 0 else 1 for i in range(len(frame))]
    table.loc[5, "Brottskod"] = ""
    return table.to_csv(index=False, lineterminator="\n").encode()


def _day(times: pd.Series) -> pd.Series:
    return _written(times, "%Y-%m-%d")


def _minute(times: pd.Series) -> pd.Series:
    return _written(times, "%Y-%m-%d %H:%M")


def _written(times: pd.Series, form: str) -> pd.Series:
    texts: pd.Series = times.dt.strftime(form)
    return texts.fillna("")


def files() -> dict[str, bytes]:
    """Return every sample file by name."""
    land = demo.geography(Settings(), last_year=UNTIL.year + 1)
    frame = pd.concat(demo.incidents(land, until=UNTIL, n=ROWS, years=1), ignore_index=True)
    return {"police-points.csv": points(frame), "police-areas.csv": areas(frame, land)}


if __name__ == "__main__":
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
