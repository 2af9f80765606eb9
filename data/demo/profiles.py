"""How each offence type behaves in the demonstration: codes, times and places.

All of it is invented, to look like a town and no more than that. The codes
have the four digits of real ones but are not the national list.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.offences import UNKNOWN_OFFENCE

# Weight of each hour 00–23, of each weekday from Monday, and of weekend nights.
RHYTHMS: dict[str, tuple[str, str, float]] = {
    "nightlife": ("765310000001112223345677", "2223355", 4.0),
    "all_day": ("432111234556666667776665", "5555555", 1.3),
    "opening": ("000000001358899998774100", "5555764", 1.0),
    "workday": ("211111236899998888766543", "5555543", 1.0),
    "evening": ("432100011223444556789986", "4444665", 1.5),
    "night": ("899876321111111112223467", "3333577", 1.5),
    "driving": ("765432233222233344566777", "3333688", 1.8),
}

# Weight of each month, January first.
SEASONS: dict[str, tuple[int, ...]] = {
    "even": (10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10),
    "warm": (8, 8, 9, 10, 12, 12, 11, 12, 11, 10, 9, 9),
    "cycling": (3, 3, 6, 10, 13, 13, 11, 15, 16, 12, 7, 4),
    "dark": (13, 11, 9, 7, 6, 6, 8, 7, 8, 11, 14, 15),
    "school": (10, 10, 10, 11, 12, 9, 5, 9, 11, 11, 10, 9),
}


@dataclass(frozen=True)
class Profile:
    """One offence type in the demonstration.

    Attributes
    ----------
    code, text
        As the made-up source writes them.
    share
        Weight within its group.
    rhythm, season
        Names in RHYTHMS and SEASONS.
    unseen
        Share of the offences that nobody saw; they get a from/to interval.
    span_h
        Median length of such an interval, hours.
    delay_h
        Median time until it is registered, hours.
    spots
        Share at each named spot of :mod:`data.demo.spots`.
    homes
        What the rest follows: people, villa, flat or road.
    focus
        1 spreads evenly over the addresses; higher gathers at a few.
    """

    code: str
    text: str
    share: float
    rhythm: str = "all_day"
    season: str = "even"
    unseen: float = 0.1
    span_h: float = 3
    delay_h: float = 8
    spots: tuple[tuple[str, float], ...] = ()
    homes: str = "people"
    focus: float = 2.0


_BARS = (("bars", 0.34), ("square", 0.12), ("station", 0.07), ("araby", 0.04))
_BIKES = (("station", 0.20), ("campus", 0.20), ("square", 0.08), ("bath", 0.04))
_SHOPS = (("samarkand", 0.46), ("square", 0.22), ("teleborg", 0.06), ("araby", 0.06))
_DRUGS = (("station", 0.10), ("bars", 0.08), ("araby", 0.09), ("campus", 0.04))

PROFILES: dict[str, Profile] = {
    UNKNOWN_OFFENCE: Profile("9999", "", 1.0, focus=1.5),
    "misshandel_ute": Profile(
        "0365", "Misshandel, utomhus", 15, "nightlife", "warm", 0.02, spots=_BARS
    ),
    "misshandel_inne": Profile(
        "0366", "Misshandel, inomhus", 13, "evening", spots=(("bars", 0.2),)
    ),
    "nara_relation": Profile(
        "0412", "Misshandel, nära relation", 15, "evening", delay_h=40, focus=1.2
    ),
    "olaga_hot": Profile("0421", "Olaga hot", 21, "all_day", delay_h=20, spots=(("square", 0.08),)),
    "ofredande": Profile(
        "0435",
        "Ofredande",
        19,
        "evening",
        "warm",
        delay_h=30,
        spots=(("station", 0.1), *_BARS[1:2]),
    ),
    "sexualbrott": Profile(
        "0612", "Sexualbrott", 8, "night", "warm", 0.2, 6, 130, spots=(("bars", 0.15),)
    ),
    "ovrigt_person": Profile("0499", "Annat brott mot person", 7, delay_h=40),
    "cykelstold": Profile("0820", "Stöld av cykel", 30, "evening", "cycling", 0.95, 14, 30, _BIKES),
    "butiksstold": Profile(
        "0861", "Stöld i butik", 22, "opening", "even", 0.04, 2, 5, _SHOPS, focus=3.0
    ),
    "stold_ur_bil": Profile(
        "0841", "Stöld ur eller från fordon", 14, "night", "dark", 0.92, 12, 14, focus=1.6
    ),
    "fordonsstold": Profile("0801", "Stöld av fordon", 6, "night", "warm", 0.9, 12, 8),
    "fickstold": Profile(
        "0851", "Fickstöld", 8, "opening", "even", 0.6, 2, 20, (("square", 0.4), ("bars", 0.2))
    ),
    "ovrig_stold": Profile("0899", "Annan stöld", 20, "all_day", "even", 0.5, 16, 30),
    "inbrott_villa": Profile(
        "0825", "Inbrott i villa", 24, "workday", "dark", 0.9, 10, 9, homes="villa", focus=1.15
    ),
    "inbrott_lagenhet": Profile(
        "0826", "Inbrott i lägenhet", 10, "workday", "dark", 0.9, 9, 9, homes="flat", focus=1.4
    ),
    "inbrott_forrad": Profile(
        "0827", "Inbrott i källare eller förråd", 42, "night", "even", 0.97, 60, 40, homes="flat"
    ),
    "inbrott_lokal": Profile(
        "0828", "Inbrott i butik eller lokal", 24, "night", "dark", 0.9, 13, 6, _SHOPS[:2]
    ),
    "klotter": Profile("1205", "Klotter", 22, "night", "school", 0.95, 22, 60),
    "skadegorelse_bil": Profile(
        "1203", "Skadegörelse på fordon", 30, "night", "warm", 0.93, 11, 14
    ),
    "skadegorelse_brand": Profile(
        "1210", "Skadegörelse genom brand", 7, "night", "warm", 0.3, 2, 3, (("araby", 0.15),)
    ),
    "ovrig_skadegorelse": Profile(
        "1201", "Annan skadegörelse", 41, "evening", "school", 0.85, 15, 24, (("station", 0.05),)
    ),
    "narkotika_innehav": Profile(
        "5011", "Eget bruk eller innehav av narkotika", 68, "evening", "warm", 0, spots=_DRUGS
    ),
    "narkotika_forsaljning": Profile(
        "5012", "Försäljning av narkotika", 20, "evening", "warm", 0, spots=_DRUGS, focus=2.6
    ),
    "vapen": Profile("4010", "Brott mot vapenlagen", 5, "evening", unseen=0),
    "kniv": Profile("4020", "Brott mot knivlagen", 7, "evening", "warm", 0, spots=_BARS),
    "personran": Profile("0870", "Rån mot person", 1.2, "evening", "dark", 0.01, spots=_BARS),
    "ovrigt_ran": Profile("0875", "Annat rån", 0.2, "opening", "dark", 0.01, spots=_SHOPS),
    "bedrageri": Profile(
        "0901", "Bedrägeri", 42, "opening", "even", 0.5, 30, 70, (("square", 0.05),), focus=1.0
    ),
    "rattfylleri": Profile("3005", "Rattfylleri", 9, "driving", "warm", 0, homes="road", delay_h=2),
    "ovrig_trafik": Profile("3099", "Annat trafikbrott", 25, "driving", unseen=0.15, homes="road"),
    "mot_tjansteman": Profile(
        "1701", "Våld eller hot mot tjänsteman", 6, "evening", unseen=0, spots=_BARS
    ),
    "allman_ordning": Profile(
        "1615", "Brott mot ordningslagen", 6, "nightlife", "warm", 0, spots=_BARS
    ),
    "ovrigt_brott": Profile("5099", "Annat brott", 12.5, delay_h=40),
    "misshandel_barn": Profile(
        "0372", "Misshandel mot barn 7–14 år, utomhus", 2, "opening", "school", delay_h=30
    ),
    "ran_barn": Profile("0871", "Rån mot person under 18 år", 0.1, "evening", "dark", 0.01),
    "hatbrott": Profile("1608", "Hets mot folkgrupp", 0.5, delay_h=40, spots=_BARS[1:2]),
}
