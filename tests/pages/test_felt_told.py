"""What is said beside insecurity of filters and of what cannot be told is true."""

from types import SimpleNamespace

import pandas as pd
import pytest

from geo.measures.quadrant import UNDECIDED, References
from pages.parts import felt_crime, felt_panel
from tests.pages.reading import captions

CRIME, ANSWER = 1, 2  # columns of the table


@pytest.mark.parametrize(
    ("own", "covered", "why"),
    [
        (True, 1.0, "intervallet för brotten och svaren täcker kommunens eget värde"),
        (False, 1.0, "svaren kommer också från människor utanför området"),
        (False, 0.75, "mätningen har inget värde för en del av området"),
    ],
)
def test_what_keeps_a_district_from_its_field_is_true(own, covered, why):
    row = pd.Series(
        {"field": UNDECIDED, "own": own, "covered": covered, "low": 0.2, "high": 0.3,
         "crime_low": 40.0, "crime_high": 60.0}
    )  # fmt: skip
    beside = SimpleNamespace(references=References(50.0, 0.25))
    assert felt_panel._why(row, beside) == f"Kan inte avgöras: {why}."


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("crimes", felt_crime.CHOICES)
def test_the_periods_end_always_decides_which_crime_is_counted(visit, crimes):
    now, then = (
        visit("perception", mot=crimes, **period)
        for period in ({}, {"period": "ar", "fran": "2024-01-01", "till": "2024-12-31"})
    )
    rows = [app.table[0].value.to_numpy() for app in (now, then)]
    assert (rows[0][:, CRIME] != rows[1][:, CRIME]).any()
    assert (rows[0][:, ANSWER] == rows[1][:, ANSWER]).all()
    assert "Periodens slut styr alltid vilka brott som räknas" in captions(now)
