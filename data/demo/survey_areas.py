"""The nine areas of the made-up safety survey, and how they lie over the districts.

They match neither city parts nor statistical areas, as in real life: Campus is
a piece of Teleborg, and the last area gathers what is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.demo.towns import BY_CODE
from data.demo.truths import SAFE_WITH_MUCH_CRIME, UNSAFE_WITH_LITTLE_CRIME

VERSION = "demo"


@dataclass(frozen=True)
class Area:
    """A survey area: the share of people there who feel unsafe, and the districts it covers.

    ``covers`` gives district code → share of the district's inhabitants.
    """

    id: str
    name: str
    unsafe: float
    covers: dict[str, float]


_NAMED: tuple[Area, ...] = (
    Area("araby", "Araby", 0.38, {"araby": 1}),
    Area("campus", "Campus", 0.18, {"teleborg": 0.25}),
    Area("vaxjo-city", "Växjö city", 0.27, {"centrum": 1, "norr": 0.5, "soder": 0.5}),
    Area("teleborg", "Teleborg", 0.22, {"teleborg": 0.75}),
    Area("hov", "Hov och Hovshaga", 0.20, {"hov": 1, "hovshaga": 1, "norr": 0.5, "evedal": 1}),
    Area("vaster", "Väster", 0.12, {SAFE_WITH_MUCH_CRIME: 1}),
    Area("oster", "Öster", 0.19, {"oster": 1, "hogstorp": 1, "sandsbro": 1, "soder": 0.5}),
    Area("lammhult", "Lammhult", 0.44, {UNSAFE_WITH_LITTLE_CRIME: 1}),
)
_LEFT = [code for code in BY_CODE if not any(code in area.covers for area in _NAMED)]
AREAS: tuple[Area, ...] = (
    *_NAMED,
    Area("ovriga", "Övriga orter och landsbygd", 0.17, dict.fromkeys(_LEFT, 1.0)),
)


def crosswalk() -> pd.DataFrame:
    """Return the crosswalk: share of each district's inhabitants that live in each area.

    Returns
    -------
    DataFrame with area, area_name, code of a district, share, method and version.
    """
    rows = [
        (area.id, area.name, code, float(share))
        for area in AREAS
        for code, share in area.covers.items()
    ]
    frame = pd.DataFrame(rows, columns=["area", "area_name", "code", "share"])
    return frame.assign(method="befolkning", version=VERSION)
