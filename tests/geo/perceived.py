"""Made-up districts with crime and insecurity, one in each field and two in none."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

EVIL = "</script>`${alert(1)}\u2028<b>"


@dataclass(frozen=True)
class Asked:
    """A question of the catalogue."""

    wording: str = "Otrygg ute ensam sen kväll"
    scale: str = "share"
    bad: str = "high"
    since: tuple[int, ...] = (2015,)


def carried(values, *, status="ok", parts=("Campus", "Teleborg"), own=False):
    """Return a survey's figures as carried to districts."""
    value = np.array(values, dtype=float)
    return pd.DataFrame(
        {"value": value, "low": value - 0.05, "high": value + 0.05, "n": 174, "status": status,
         "parts": [parts] * len(value), "own": own},
        index=pd.Index([f"D{i:03d}" for i in range(len(value))], name="code"),
    )  # fmt: skip


FIELDS = ("mycket_otryggt", "lite_otryggt", "mycket_tryggt", "lite_tryggt", "oavgjort", "saknas")


def districts():
    """Return one district per field; the last has too few answers."""
    table = carried([0.41, 0.39, 0.12, 0.11, 0.3, np.nan])
    table.loc["D005", "status"] = "few"
    crime = np.array([30.0, 4, 25, 3, 14, 12])
    return table.assign(
        crime=crime, crime_low=crime * 0.8, crime_high=crime * 1.25, crime_n=[61, 1, 123, 3, 90, 5],
        field=FIELDS, crime_class=[2, 0, 2, 0, 1, 1], survey_class=[2, 2, 0, 0, 2, -1],
    )  # fmt: skip
