"""The demo's last days are as unfinished as those of every police extract."""

from datetime import date

import pandas as pd

from data import demo
from data.settings import Settings

UNTIL = date(2026, 11, 22)


def test_the_last_days_will_still_grow():
    """Of what happened on the last day only what was reported that day is known."""
    town = demo.geography(Settings(), last_year=2027)
    rows = pd.concat(demo.incidents(town, until=UNTIL), ignore_index=True)
    moment = rows["start"].fillna(rows["end"]).dropna()
    days = (pd.Timestamp(UNTIL) - moment.dt.normalize()).dt.days
    newest, usual = (days == 0).sum(), (days.between(28, 90)).sum() / 63
    assert newest < 0.7 * usual
    seen = rows[rows["start"].notna() & (days.reindex(rows.index) < 7)]
    capped = (seen["registered"] == pd.Timestamp(UNTIL) + pd.Timedelta("23:59:00")).mean()
    assert capped < 0.05  # not heaped up on the last minute
