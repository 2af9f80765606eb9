"""A made-up safety survey: individual answers in nine areas, in a wave each August.

No survey was made in 2021. One question was put in other words before 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.demo.survey_areas import AREAS
from geo.errors import N_
from geo.questions import BY_ID, MAIN, Question

if TYPE_CHECKING:
    from datetime import date

    import numpy.typing as npt

SOURCE = "demo-svar"
_ANSWERS = 1620  # per wave: of some 2 800 asked, 58 % answer
_NO_ANSWER = 0.02
_ORDINARY = -1.2  # log odds of feeling unsafe in an ordinary area
_AUTUMN = 9  # the wave of August is at hand from September
_FIRST, _NONE_IN, _MOST_WAVES = 2017, 2021, 12
SEXES = ("kvinna", "man")
AGE_CLASSES = ("16–24", "25–44", "45–64", "65–85")

# Question → its level and its slope against the unsafe feeling of the area.
_LEVELS: dict[str, tuple[float, float]] = {
    MAIN: (0.0, 1.0),
    "avstar": (-1.0, 0.9),
    "oro_inbrott": (-0.4, 0.4),
    "oro_overfall": (-0.5, 0.8),
    "nedskrapning": (-0.1, 0.5),
    "belysning": (-0.3, 0.4),
    "missbruk": (-0.6, 0.8),
    "ordning": (-0.5, 0.7),
    "utsatt": (-0.9, 0.0),
    "polisen_bryr_sig": (1.6, -0.5),
}
QUESTIONS: tuple[str, ...] = tuple(_LEVELS)

# Asked about all noise at first: more said yes then, and the years cannot be compared.
REWORDED = Question(
    "ordning",
    BY_ID["ordning"].wording,
    BY_ID["ordning"].group,
    since=(_FIRST, 2022),
    texts=(N_("Bråk och oväsen på kvällar och nätter är ett problem där jag bor"),),
)
_OTHER_WORDS = 0.9  # more log odds of a yes in the earlier words


def waves(until: date) -> list[int]:
    """Years with a survey that is at hand on a day: twelve at most, two at least."""
    latest = until.year - (until.month < _AUTUMN)
    first = min(max(_FIRST, latest - _MOST_WAVES), latest - 1)
    return [year for year in range(first, latest + 1) if year != _NONE_IN]


def survey_answers(*, until: date, seed: int = 780) -> pd.DataFrame:
    """Make up the answers of every wave.

    Parameters
    ----------
    until
        The last day of the incidents; a wave is made in August.
    seed
        Decides the chance.

    Returns
    -------
    DataFrame with a row for each answer given: source, respondent, area,
    area_name, year, question, value (1 yes, 0 no), weight (mean 1 in a wave),
    sex and age_class.
    """
    return pd.concat([_wave(year, seed) for year in waves(until)], ignore_index=True)


def _wave(year: int, seed: int) -> pd.DataFrame:
    """Return the answers of one year."""
    rng = np.random.default_rng([seed, 5, year])
    area = np.sort(rng.integers(0, len(AREAS), _ANSWERS))
    woman = rng.random(_ANSWERS) < 0.53  # noqa: PLR2004 - women answer a little more often
    age = rng.choice(len(AGE_CLASSES), _ANSWERS, p=[0.10, 0.24, 0.33, 0.33])
    weight = np.array([1.9, 1.3, 0.85, 0.7])[age] * np.where(woman, 0.94, 1.07)
    unsafe = np.array([a.unsafe for a in AREAS])[area]
    lean = np.log(unsafe / (1 - unsafe)) + mood(year)
    # Women and the youngest feel less safe; what one person answers hangs together.
    own = np.where(woman, 0.45, -0.5) + np.array([0.25, 0.0, -0.1, 0.05])[age]
    own = own + rng.normal(0, 0.5, _ANSWERS)
    people = pd.DataFrame(
        {
            "source": SOURCE,
            "respondent": [f"{year}-{number:04d}" for number in range(1, _ANSWERS + 1)],
            "area": np.array([a.id for a in AREAS])[area],
            "area_name": np.array([a.name for a in AREAS])[area],
            "year": year,
            "weight": (weight * (_ANSWERS / weight.sum())).round(4),
            "sex": np.where(woman, *SEXES),
            "age_class": np.array(AGE_CLASSES)[age],
        }
    )
    return _long(people, _yes(rng, year, lean - _ORDINARY + own))


def mood(year: int) -> float:
    """Return how much less safe everyone feels in a year, in log odds; small."""
    return 0.08 * float(np.sin((year - _FIRST) * 0.9))


def _yes(
    rng: np.random.Generator, year: int, lean: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return what each person answers to each question, NaN without an answer."""
    answers = np.empty((len(lean), len(QUESTIONS)))
    for column, (question, (level, slope)) in enumerate(_LEVELS.items()):
        other = question == REWORDED.id and year < REWORDED.breaks[0]
        logit = _ORDINARY + level + other * _OTHER_WORDS + slope * lean
        yes = rng.random(len(lean)) < 1 / (1 + np.exp(-logit))
        answers[:, column] = np.where(rng.random(len(lean)) < _NO_ANSWER, np.nan, yes)
    return answers


def _long(people: pd.DataFrame, answers: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Return a row for each answer that was given."""
    person, question = np.nonzero(np.isfinite(answers))
    frame = people.iloc[person].reset_index(drop=True)
    frame.insert(5, "question", np.array(QUESTIONS)[question])
    frame.insert(6, "value", answers[person, question])
    return frame
