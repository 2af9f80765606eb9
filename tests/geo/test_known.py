"""What was registered by a day, row by row."""

import numpy as np
import pytest

from geo.known import known
from geo.measures.totals import running_totals
from geo.schema import NOT_TOLD
from tests.geo import made

ROWS = made.frame(300)
ALL = made.arrays(ROWS)


@pytest.mark.parametrize("days", [0, 20, 59, 500])
def test_rows_and_totals_know_the_same(days):
    day = np.datetime64(made.DAY0, "D") + days
    passed = known(ALL, np.arange(len(ROWS)), day)
    wait = ROWS["wait"].where(ROWS["wait"] != NOT_TOLD, 0)
    assert passed.tolist() == (ROWS["offset"] + wait <= days).tolist()
    assert passed.sum() == running_totals(ALL, known_on=day)[-1].sum()
