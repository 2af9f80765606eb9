"""What the list says of an intervention whose day has passed."""

import datetime as dt

import pytest
import shapely

from data.records import Intervention
from pages.parts import act_list, clock
from tests.pages.conftest import DAY

NEXT, PAST = DAY + dt.timedelta(days=1), DAY - dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "start", "end", "said"),
    [
        ("planerad", PAST, None, "planerad, skulle ha börjat"),
        ("planerad", DAY, NEXT, "planerad"),
        ("pågående", PAST, PAST, "pågår, skulle ha slutat"),
        ("pågående", PAST, DAY, "pågår"),
        ("pågående", PAST, None, "pågår"),
        ("avslutad", PAST, PAST, "avslutad"),
    ],
)
def test_a_day_that_has_passed_is_told(monkeypatch, status, start, end, said):
    monkeypatch.setattr(clock, "today", lambda: DAY)
    row = Intervention(
        name="Lampor", responsible="Park", start=start, end=end, status=status,
        geometry=shapely.Point(0, 0),
    )  # fmt: skip
    assert act_list.told(row).partition(" · ")[0] == said
