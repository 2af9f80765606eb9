"""Named spots in the town where certain offences gather."""

from __future__ import annotations

# Name → easting, northing (EPSG:3006) and spread, metres.
SPOTS: dict[str, tuple[int, int, int]] = {
    "station": (488100, 6303700, 45),
    "square": (488170, 6303960, 110),
    "bars": (488330, 6303880, 80),
    "samarkand": (487980, 6304960, 80),
    "campus": (489000, 6301400, 150),
    "teleborg": (489450, 6300950, 70),
    "araby": (487480, 6305700, 110),
    "bath": (487250, 6303150, 60),
}
