"""Individual answers: a row per person, a column per question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data.ingest.columns import ids
from data.survey import cells
from data.survey.ages import classed
from geo.errors import UserError, listed

if TYPE_CHECKING:
    import numpy.typing as npt

    from data.survey.cells import Reading

SEXES = ("kvinna", "man")


def answers(reading: Reading, source: str) -> pd.DataFrame:
    """Return a record for each answer of the rows without a fault.

    Raises
    ------
    UserError
        If it cannot be told which column has the weights.
    """
    asked = {name: role.question for name, role in reading.layout.roles.items() if role.question}
    people = _people(reading, source)
    values = np.column_stack([_answer(reading, *pair) for pair in asked.items()])
    silent = np.asarray(np.isnan(values).all(axis=1), bool)
    nothing = pd.Series("", index=people.index)
    reading.faults.add(silent, "no_answers", listed([*asked]), nothing)
    values[reading.faults.any] = np.nan
    person, question = np.nonzero(np.isfinite(values))
    frame = people.iloc[person].reset_index(drop=True)
    frame["question"] = np.array([*asked.values()])[question] if len(frame) else ""
    frame["value"] = values[person, question]
    return frame


def _people(reading: Reading, source: str) -> pd.DataFrame:
    area, area_name = cells.areas(reading)
    sex = reading.key("sex").str.casefold()
    return pd.DataFrame(
        {
            "source": cells.source(reading, source),
            "respondent": ids(reading.key("respondent"), reading.layout.sheet.cells),
            "area": area,
            "area_name": area_name,
            "year": cells.years(reading),
            "weight": _weights(reading),
            "sex": sex.where(sex.isin(SEXES), ""),
            "age_class": classed(reading.key("age_class"), reading.profile.coding.ages),
            "row": reading.layout.sheet.rows,
        }
    )


def _weights(reading: Reading) -> npt.NDArray[np.float64]:
    """Read the weights, 1 where the file has none."""
    names = [name for name, role in reading.layout.roles.items() if role.key == "weight"]
    if len(names) > 1:
        raise UserError(
            "Filen har flera viktkolumner: {names}. Ange i profilen vilken som gäller, eller ta "
            "bort den andra. Ingenting har sparats.",
            names=listed(names),
        )
    if not names:
        return np.ones(len(reading))
    text = reading.text(names[0])
    weights = reading.numbers(text)
    good = weights > 0
    reading.faults.add(~good, "bad_weight", names[0], text)
    return np.where(good, weights, 1.0)


def _answer(reading: Reading, name: str, question: str) -> npt.NDArray[np.float64]:
    """Read the answers to a question: 1 yes, 0 no, or the index; NaN without an answer."""
    profile = reading.profile
    if profile.catalogue[question].scale == "index":
        return cells.value(reading, name, np.ones(len(reading), bool))[0]
    asked, text = profile.questions.get(question), reading.told(name)
    said = cells.folded(text)
    yes, no = (
        [word.casefold() for word in (getattr(asked, key, None) or getattr(profile.coding, key))]
        for key in ("yes", "no")
    )
    silent = [word.casefold() for word in ("", *profile.coding.unanswered)]
    reading.faults.add(~said.isin([*yes, *no, *silent]), "unknown_answer", name, text)
    answer = np.where(said.isin(yes), 1.0, np.where(said.isin(no), 0.0, np.nan))
    joined = [(int(row), name) in reading.layout.merged for row in reading.layout.sheet.rows]
    reading.faults.add(np.array(joined, bool), "merged", name, text)
    return answer
