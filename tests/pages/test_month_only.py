"""A source that tells but the month: weeks are not tested, and months are shown."""

import numpy as np
import pandas as pd
import pytest

from geo.measures.trend import MONTHLY, WEEKLY
from pages.parts import cached, hot_notes, hotspots, months, repeats, trend_notes, week
from pages.parts.address import default
from tests.pages.conftest import boxes, rows
from tests.pages.reading import captions

MONTHS = [f"{year}-{month:02d}-01" for year in (2024, 2025) for month in range(1, 13)]


def monthly(n):
    """Make ``n`` incidents of every month, known by it alone."""
    frame = rows(tuple((day, 500 + i) for day in MONTHS for i in range(n)))
    end = frame["start"] + pd.offsets.MonthEnd(1) + pd.Timedelta(hours=23, minutes=59)
    return frame.assign(end=end.astype("datetime64[s]"))


@pytest.fixture
def kept(store):
    store.put_districts(boxes(2))
    store.add_batch([monthly(60)], {"profile": "test", "demo": False})
    return cached.records()


def test_every_row_is_known_by_its_month_alone(kept):
    assert months.alone(kept).all()
    assert months.mostly(kept)


@pytest.mark.usefixtures("kept")
def test_the_weekly_check_says_why_it_is_closed(visit):
    app = visit("weekly")
    assert [box.value for box in app.info] == [week.ONLY_MONTHS]
    assert not app.exception


@pytest.mark.usefixtures("kept")
def test_trends_begin_with_months_and_warn_of_weeks(visit):
    app = visit("trends")
    warning = trend_notes.ONLY_MONTHS.partition("}")[2].partition(":")[0]
    assert app.session_state["t_unit_sparse"] == MONTHLY
    assert warning not in captions(app)
    app.session_state["t_unit_sparse"] = WEEKLY
    assert warning in captions(app.run())


@pytest.mark.usefixtures("kept")
def test_no_hot_spot_is_new_by_the_first_of_a_month(visit, kept):
    assert hotspots.kinds(kept, default(kept)) is None
    assert hot_notes.ONLY_MONTHS in captions(visit(lager="nya_upphorda"))


def test_a_few_are_left_out_of_the_week_and_told(store, visit):
    days = pd.date_range("2024-10-01", "2025-12-31").strftime("%Y-%m-%d 12:00")
    dated = rows(tuple((day, 500) for day in days for _ in range(3)))
    few = monthly(2).assign(source_id=[f"m{i}" for i in range(2 * len(MONTHS))])
    store.put_districts(boxes(2))
    store.add_batch([pd.concat([dated, few])], {"profile": "test", "demo": False})
    kept = cached.records()
    assert not months.mostly(kept)
    assert "48 brott anges bara med månad och räknas inte här" in captions(visit("weekly"))
    shown = week.Week(kept, week.span(kept)[1], then=False, latest=True)
    (weeks,) = {
        np.unique(repeats._rows(kept, None, shown.known_on, kind)).size for kind in ("cykel",)
    }
    assert weeks == 0
