"""The planted hot spots are found for what they are, and nothing else is called so."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data import demo
from data.demo import truths
from data.settings import Settings
from geo import grid as grids
from geo.measures.dual import now_over_before
from geo.measures.emerging import classes, windows
from geo.measures.hotspot_class import CLASSES
from geo.measures.vicinity import where_recorded
from geo.offences import BY_ID, types_of

UNTIL = date(2026, 11, 22)
YEAR = 52
TOWN = grids.over((482_500, 6_297_500, 494_500, 6_309_500), 50)


@pytest.fixture(scope="module")
def rows():
    town = demo.geography(Settings(), last_year=2027)
    return pd.concat(demo.incidents(town, until=UNTIL), ignore_index=True)


def counted(rows, step, steps):
    """Offences in each cell of the town by step of time."""
    placed = rows["x"].notna()
    points = np.column_stack([step, rows["y"], rows["x"]])[placed]
    west, south, east, north = TOWN.bounds
    reach = [(0, steps), (south, north), (west, east)]
    return np.histogramdd(points, (steps, *TOWN.shape), reach)[0].astype(int)


def weekly(rows, group):
    """Offences of a group per week and cell, the last two years."""
    some = rows[rows["offence"].isin(types_of(group))]
    end = pd.Timestamp(UNTIL) + pd.Timedelta(days=1)
    ago = (end - some["start"].fillna(some["end"])).dt.days // 7
    return counted(some, (2 * YEAR - 1 - ago).fillna(-1), 2 * YEAR)


def near(cluster):
    """Cells whose square of 150 m may hold some of a cluster."""
    east, north = np.meshgrid(*TOWN.centres())
    away = np.hypot(east - cluster.x, north - cluster.y)
    return away <= cluster.radius_m + 75 * np.sqrt(2)


@pytest.mark.parametrize(("cluster", "name"), [(truths.EMERGING, "new"), (truths.ENDED, "ended")])
def test_a_planted_hot_spot_has_its_class(rows, cluster, name):
    recorded = where_recorded(counted(rows, 0 * rows.index, 1)[0])
    group = BY_ID[cluster.offence].group
    kind = classes(windows(weekly(rows, group)[-YEAR:]), mask=recorded).kind
    there = near(cluster)
    assert np.count_nonzero(kind[there] == CLASSES.index(name)) >= 8
    elsewhere = ~(there | near(truths.SURGE))
    others = [np.count_nonzero(kind[elsewhere] == CLASSES.index(n)) for n in ("new", "ended")]
    assert sum(others) <= 1


def test_the_new_one_is_where_the_ratio_is_beyond_chance(rows):
    counts = weekly(rows, BY_ID[truths.EMERGING.offence].group)
    now, before = counts[-8:].sum(axis=0), counts[-8 - YEAR : -YEAR].sum(axis=0)
    sign = now_over_before(now, before, cell_m=TOWN.cell_m, bandwidth_m=200).sign
    there = near(truths.EMERGING)
    assert np.count_nonzero(sign[there] == 1) >= 8
    assert not sign[~there].any()
