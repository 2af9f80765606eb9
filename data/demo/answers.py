"""A made-up safety survey: individual answers in nine areas of its own, in two waves.

Its areas match neither city parts nor statistical areas, as in real life:
Campus is a piece of Teleborg, and the last area gathers what is left.
:func:`survey_areas` is the crosswalk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.demo.towns import BY_CODE
from data.demo.truths import SAFE_WITH_MUCH_CRIME, UNSAFE_WITH_LITTLE_CRIME
from geo.errors import N_

if TYPE_CHECKING:
    from datetime import date

_ANSWERS = 2800  # per wave
_NO_ANSWER = 0.02
_ORDINARY = -1.2  # log odds of feeling unsafe in an ordinary area
_AUTUMN = 9  # the wave of August is at hand from September
SEXES = ("kvinna", "man")
AGE_CLASSES = ("16–24", "25–44", "45–64", "65–85")

# Question → its words, and its level and its slope against the unsafe feeling of the area.
_QUESTIONS: dict[str, tuple[str, float, float]] = {
    "otrygg_ute": (
        N_("Otrygg ute ensam sen kväll, eller går inte ut av det skälet"), 0.0, 1.0),
    "avstar": (N_("Har avstått från att gå ut på kvällen"), -1.0, 0.9),
    "oro_inbrott": (N_("Oroar sig för inbrott"), -0.4, 0.4),
    "oro_overfall": (N_("Oroar sig för att bli överfallen"), -0.5, 0.8),
    "nedskrapning": (N_("Nedskräpning är ett problem där jag bor"), -0.1, 0.5),
    "missbruk": (N_("Berusade eller påverkade personer är ett problem där jag bor"), -0.6, 0.8),
    "ordning": (N_("Ungdomar som stör ordningen är ett problem där jag bor"), -0.5, 0.7),
    "utsatt": (N_("Har utsatts för brott det senaste året"), -0.9, 0.0),
    "polisen_bryr_sig": (N_("Polisen bryr sig om problemen där jag bor"), 1.6, -0.5),
}  # fmt: skip
QUESTIONS: dict[str, str] = {question: words for question, (words, _, _) in _QUESTIONS.items()}


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


def survey_areas() -> pd.DataFrame:
    """Return the crosswalk: area, name, code of a district, share of its inhabitants."""
    return pd.DataFrame(
        [
            (area.id, area.name, code, float(share))
            for area in AREAS
            for code, share in area.covers.items()
        ],
        columns=["area", "name", "code", "share"],
    )


def survey(*, until: date, seed: int = 780) -> pd.DataFrame:
    """Make up the answers of the two latest waves.

    Parameters
    ----------
    until
        The last day of the incidents; a wave is made in August.
    seed
        Decides the chance.

    Returns
    -------
    DataFrame with area, area_name, year, sex, age_class, weight (mean 1 in a
    wave) and the questions as Int8: 1 yes, 0 no, missing without an answer.
    """
    latest = until.year - (until.month < _AUTUMN)
    return pd.concat([_wave(year, seed) for year in (latest - 1, latest)], ignore_index=True)


def _wave(year: int, seed: int) -> pd.DataFrame:
    """Return the answers of one year."""
    rng = np.random.default_rng([seed, 5, year])
    area = np.sort(rng.integers(0, len(AREAS), _ANSWERS))
    woman = rng.random(_ANSWERS) < 0.53  # noqa: PLR2004 - women answer a little more often
    age = rng.choice(len(AGE_CLASSES), _ANSWERS, p=[0.10, 0.24, 0.33, 0.33])
    weight = np.array([1.9, 1.3, 0.85, 0.7])[age] * np.where(woman, 0.94, 1.07)
    frame = pd.DataFrame(
        {
            "area": np.array([a.id for a in AREAS])[area],
            "area_name": np.array([a.name for a in AREAS])[area],
            "year": year,
            "sex": np.where(woman, *SEXES),
            "age_class": np.array(AGE_CLASSES)[age],
            "weight": (weight * (_ANSWERS / weight.sum())).round(4),
        }
    )
    unsafe = np.array([a.unsafe for a in AREAS])[area]
    lean = np.log(unsafe / (1 - unsafe))
    # Women and the youngest feel less safe; what one person answers hangs together.
    own = np.where(woman, 0.45, -0.5) + np.array([0.25, 0.0, -0.1, 0.05])[age]
    own = own + rng.normal(0, 0.5, _ANSWERS)
    for question, (_, level, slope) in _QUESTIONS.items():
        logit = _ORDINARY + level + slope * (lean - _ORDINARY + own)
        yes = rng.random(_ANSWERS) < 1 / (1 + np.exp(-logit))
        answer = pd.array(yes.astype(np.int8), dtype="Int8")
        answer[rng.random(_ANSWERS) < _NO_ANSWER] = pd.NA
        frame[question] = answer
    return frame
