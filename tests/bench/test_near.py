"""The bench of near repeats measures what it says, or nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

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
    assert near.knox_seconds(BURGLED, rows) > 0
    assert near.aoristic_seconds(BURGLED) > 0
