"""Made-up surveys: a few questions, answers from a plan, and published rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd


class Asked(NamedTuple):
    """The fields of a question that statistics read."""

    id: str
    scale: str = "share"
    bad: str = "high"
    since: tuple[int, ...] = (2015,)


QUESTIONS = (
    Asked("otrygg_ute"),
    Asked("index", scale="index"),
    Asked("polisen_bryr_sig", bad="low", since=(2015, 2019)),
)
PUBLISHED = {
    "source": "tryckt", "level": "area", "area": "a", "question": "otrygg_ute", "year": 2023,
    "group": "alla", "n": 174, "value": 0.3, "low": np.nan, "high": np.nan, "withheld": False,
}  # fmt: skip


def answers(rows: list[tuple], source: str = "svar") -> pd.DataFrame:
    """Return a frame of (area, question, year, value, weight, sex, age_class)."""
    names = ["area", "question", "year", "value", "weight", "sex", "age_class"]
    frame = pd.DataFrame(rows, columns=names).assign(source=source, respondent=range(len(rows)))
    return frame.astype({"value": float, "weight": float, "year": int})


def many(*, seed: int = 1, size: int = 2000) -> pd.DataFrame:
    """Return random answers in three areas and two years, some without sex or age."""
    rng = np.random.default_rng(seed)
    question = rng.choice([question.id for question in QUESTIONS], size)
    yes, index = rng.random(size) < 0.3, rng.uniform(0, 6, size)
    frame = pd.DataFrame(
        {
            "source": "svar",
            "respondent": np.arange(size),
            "area": rng.choice(["a", "b", "c"], size, p=[0.5, 0.45, 0.05]),
            "question": question,
            "year": rng.choice([2022, 2023], size),
            "value": np.where(question == "index", index, yes),
            "weight": rng.uniform(0.5, 2, size),
            "sex": rng.choice(["kvinna", "man", ""], size),
            "age_class": rng.choice(["16–24", "25–44", ""], size),
        }
    )
    frame.loc[rng.random(size) < 0.02, "value"] = np.nan
    return frame


def published(*rows: dict[str, object]) -> pd.DataFrame:
    """Return published results: what a test says, and something harmless for the rest."""
    frame = pd.DataFrame([{**PUBLISHED, **row} for row in rows], columns=list(PUBLISHED))
    return frame.astype({"n": "Int64", "withheld": bool})
