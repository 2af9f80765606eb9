"""A window with a week of nothing in it is no window: what ended there has not ended."""

import datetime as dt

import pandas as pd

from geo.period import Period
from pages.parts import cached, gaps, hot_notes, hotspots
from pages.parts.address import default
from tests.pages.conftest import boxes, rows
from tests.pages.reading import captions

GONE = pd.date_range("2026-08-03", "2026-08-16")  # two whole weeks
LAST = dt.date(2026, 11, 22)


def fill(store, *, gone=()):
    days = [day for day in pd.date_range("2025-09-01", LAST) if day not in gone]
    told = [f"{day:%Y-%m-%d} 12:00" for day in days for _ in range(4)]
    store.put_districts(boxes(2))
    store.add_batch([rows(tuple((day, 500) for day in told))], {"profile": "test", "demo": False})
    return cached.records()


def test_windows_with_a_hole_are_left_out_and_told(store, visit):
    kept = fill(store, gone=set(GONE))
    year = hotspots.year_to(LAST, kept)
    told = gaps.told(kept, year, weeks=4)
    assert len(told) == 13
    windows = {(day.date() - year.start).days // 28 for day in GONE}
    assert set((~told).nonzero()[0]) == windows
    found = hotspots.kinds(kept, default(kept))
    assert found.left_out == len(windows)
    assert hot_notes.LEFT_OUT.partition("}")[2] in captions(visit(lager="nya_upphorda"))


def test_whole_data_have_no_hole(store):
    kept = fill(store)
    assert gaps.told(kept, Period(dt.date(2025, 12, 1), LAST), weeks=4).all()
    assert hotspots.kinds(kept, default(kept)).left_out == 0
