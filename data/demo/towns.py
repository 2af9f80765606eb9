"""The table the schematic districts are drawn from.

Centres are rough (within 500 m) and enough for a schematic map only. The
populations are those of 31 December 2016; growth, building types and crime
levels are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

CITY, TOWN, RURAL = "stadsdel", "ort", "landsbygd"
BASE_YEAR = 2016


@dataclass(frozen=True)
class Place:
    """One district before it has a shape.

    Attributes
    ----------
    code, name, kind
        As in the district frame.
    population
        Inhabitants at the end of 2016.
    x, y
        Rough centre in EPSG:3006, metres.
    growth
        Yearly growth of the population, as a share.
    villa
        Share of the homes that are detached houses.
    crime
        Level of crime per inhabitant, 1 being ordinary.
    """

    code: str
    name: str
    kind: str
    population: int
    x: int
    y: int
    growth: float
    villa: float
    crime: float


PLACES: tuple[Place, ...] = (
    Place("teleborg", "Teleborg", CITY, 12834, 489300, 6301000, 0.013, 0.40, 0.95),
    Place("hovshaga", "Hovshaga", CITY, 9541, 486900, 6307200, 0.011, 0.75, 0.55),
    Place("hov", "Hov", CITY, 8020, 488500, 6306200, 0.008, 0.50, 0.80),
    Place("araby", "Araby", CITY, 6520, 487445, 6305631, 0.010, 0.05, 1.50),
    Place("vaster", "Väster", CITY, 4829, 486700, 6304100, 0.009, 0.35, 1.90),
    Place("norr", "Norr", CITY, 4518, 488200, 6304800, 0.008, 0.15, 1.40),
    Place("oster", "Öster", CITY, 4489, 489400, 6304000, 0.009, 0.45, 0.85),
    Place("soder", "Söder", CITY, 3694, 487400, 6302800, 0.007, 0.50, 0.80),
    Place("sandsbro", "Sandsbro", CITY, 3090, 491800, 6306800, 0.020, 0.90, 0.50),
    Place("hogstorp", "Högstorp", CITY, 2710, 491000, 6304900, 0.010, 0.80, 0.50),
    Place("ojaby", "Öjaby", CITY, 2213, 483900, 6306800, 0.018, 0.85, 0.50),
    Place("centrum", "Centrum", CITY, 2086, 488170, 6303930, 0.016, 0.02, 3.00),
    Place("rappe", "Räppe", CITY, 1260, 483900, 6303800, 0.030, 0.80, 0.60),
    Place("evedal", "Kronoberg/Evedal", CITY, 279, 488772, 6309158, 0.005, 0.90, 1.00),
    Place("rottne", "Rottne", TOWN, 2411, 493612, 6319905, 0.008, 0.80, 0.60),
    Place("lammhult", "Lammhult", TOWN, 1983, 474892, 6335852, -0.002, 0.75, 0.30),
    Place("ingelstad", "Ingelstad", TOWN, 1761, 495043, 6289045, 0.010, 0.80, 0.60),
    Place("braas", "Braås", TOWN, 1746, 503019, 6324080, 0.004, 0.80, 0.65),
    Place("gemla", "Gemla", TOWN, 1453, 477998, 6302278, 0.009, 0.85, 0.55),
    Place("aryd", "Åryd", TOWN, 697, 498803, 6298146, 0.006, 0.90, 0.50),
    Place("aby", "Åby", TOWN, 438, 486499, 6320164, 0.003, 0.90, 0.50),
    Place("furuby", "Furuby", TOWN, 344, 502066, 6300871, 0.005, 0.90, 0.50),
    Place("tavelsas", "Tävelsås", TOWN, 341, 489383, 6291500, 0.006, 0.90, 0.50),
    Place("nobbele", "Nöbbele", TOWN, 270, 501558, 6282789, -0.003, 0.90, 0.50),
    Place("landsbygd-norr", "Landsbygd norr", RURAL, 2310, 481800, 6321400, 0.003, 0.95, 0.40),
    Place(
        "landsbygd-nordost", "Landsbygd nordost", RURAL, 2490, 499600, 6318300, 0.004, 0.95, 0.40
    ),
    Place("landsbygd-oster", "Landsbygd öster", RURAL, 2360, 505700, 6301400, 0.004, 0.95, 0.40),
    Place("landsbygd-soder", "Landsbygd söder", RURAL, 2440, 492700, 6287100, 0.005, 0.95, 0.40),
    Place("landsbygd-vaster", "Landsbygd väster", RURAL, 1779, 470600, 6299800, 0.004, 0.95, 0.40),
)

BY_CODE: dict[str, Place] = {place.code: place for place in PLACES}
