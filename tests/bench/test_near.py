"""The bench of near repeats measures what it says, or nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geo.measures.near_repeat import knox
from geo.offences import INDEX, N_TYPES
from tests.bench import near
from tests.geo import made

INCIDENTS = made.arrays(made.frame(400, 3))
BURGLED = replace(
    INCIDENTS, cell=(INCIDENTS.cell // N_TYPES * N_TYPES + INDEX["inbrott_villa"]).astype(np.uint16)
)


def test_too_few_burglaries_are_not_measured():
    with pytest.raises(RuntimeError, match="only 0 burglaries"):
        near.burglaries(INCIDENTS, 10)
    with pytest.raises(RuntimeError, match="401 wanted"):
        near.burglaries(BURGLED, 401)


def test_the_newest_burglaries_in_the_town_are_measured():
    rows = near.burglaries(BURGLED, 100)
    placed = np.flatnonzero(np.isfinite(INCIDENTS.x))
    assert np.ptp(BURGLED.x[rows]) <= near.TOWN_M
    assert rows.tolist() == placed[-100:].tolist()
    assert np.isfinite(near.placed(BURGLED, rows)[0]).all()
    assert near.aoristic_seconds(BURGLED) > 0


def test_the_usual_way_finds_the_same_pairs():
    rng = np.random.default_rng(2)
    x, y = rng.uniform(0, 2000, (2, 300))
    days = np.datetime64("2026-01-01") + rng.integers(0, 60, 300)
    ours = knox(x, y, days, **near.BANDS, permutations=1, seed=1).observed
    theirs = near.usual(x, y, days, 1)[0]
    assert theirs.sum() > 100
    assert theirs.tolist() == ours[:-1].tolist()
