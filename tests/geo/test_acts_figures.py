"""Figures of interventions: map, time line and the tables behind the charts of effect."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.figures import acts, gantt, palette
from geo.figures import effect_data as data
from geo.figures.effect_charts import chance_chart, monitor_chart, series_chart
from geo.measures.effect_counts import Counts
from geo.measures.effect_placebo import Placebo
from geo.measures.effect_windows import Span, windows
from tests.geo.made import SV

START = dt.date(2026, 1, 5)


def counts(treated, control):
    weeks = len(treated) // 2
    days = dt.timedelta(weeks=weeks)
    span = windows(START, Span(START - days, START + days - dt.timedelta(days=1)), weeks=weeks)
    return Counts(np.array([treated, control, treated, control]), (0, 0), span)


def test_the_comparison_is_weighed_to_the_level_before():
    found = data.both_series(counts([2] * 16 + [1] * 16, [6] * 32), SV)
    treated, expected = (found[found["part"] == part] for part in (data.TREATED, data.EXPECTED))
    assert treated["value"].tolist() == [8] * 4 + [4] * 4
    assert expected["value"].tolist() == pytest.approx([8] * 8)
    assert found[found["part"] == data.START]["at"].tolist() == [pd.Timestamp(START)]
    assert treated["at"].iloc[4] == pd.Timestamp(START) + pd.Timedelta(weeks=2)


def test_weeks_that_fill_no_block_are_left_out_farthest_from_the_start():
    treated = [9, 9, *[1] * 12, *[1] * 12, 9, 9]
    found = data.both_series(counts(treated, [4] * 28), SV)
    assert found[found["part"] == data.TREATED]["value"].tolist() == [4] * 6


def test_without_offences_to_compare_with_there_is_one_series():
    found = data.both_series(counts([2] * 8, [0] * 8), SV)
    assert set(found["part"]) == {data.TREATED, data.START}
    assert len(found) == 9  # few weeks: each is a point


def test_random_differences_are_counted_once_each_and_the_real_one_has_its_place():
    z = np.array([-1.2, -0.1, 0.0, 0.3, 2.4])
    none = np.zeros(5)
    made = Placebo(none, none, none.astype(int), np.zeros((5, 4, 2), int), z, none > 0, 5, 52)
    found = data.chance_bins(made, -3.7)
    bins = found.dropna(subset="n")
    assert bins["n"].sum() == 5
    assert bins["low"].min() <= -3.7
    assert found["z"].dropna().tolist() == [-3.7]


def test_week_by_week_says_its_limits():
    table = pd.DataFrame(
        {"difference": [-1.0, -9.0], "low": [np.nan, -5.0], "high": [np.nan, 6.0],
         "signal": ["", "fewer"]}
    )  # fmt: skip
    found = data.week_by_week(table, START, SV)
    assert found["crossed"].tolist() == [False, True]
    assert found["told"].iloc[1] == "2 veckor: −9 mot väntat (gränser −5 och 6)"
    assert found["at"].iloc[0] == pd.Timestamp(START) + pd.Timedelta(days=7)


def rows(**more):
    plain = {"id": 1, "name": "a", "start": START, "end": None, "status": "pågående",
             "chosen": False, "told": "a"}  # fmt: skip
    return plain | more


def test_bars_end_on_the_day_after_their_last_and_open_ones_today():
    today = dt.date(2026, 3, 2)
    table = pd.DataFrame(
        [rows(), rows(id=2, end=dt.date(2026, 2, 1)), rows(id=3, start=dt.date(2026, 6, 1))]
    )
    made = gantt.gantt_data(table, today)
    assert made["end"].tolist()[:3] == [
        pd.Timestamp(today), pd.Timestamp("2026-02-02"), pd.Timestamp("2026-06-29")
    ]  # fmt: skip
    assert made["open"].tolist()[:3] == [True, False, True]
    assert len(set(made["row"].dropna())) == 3  # of one name, on a row each
    assert made["start"].iloc[3] == pd.Timestamp(today)


def test_bars_of_whom_no_one_has_an_end_are_drawn_too():
    made = gantt.gantt_data(pd.DataFrame([rows()]), START)
    assert made["end"].iloc[0] == pd.Timestamp(START) + pd.Timedelta(weeks=4)


def test_every_status_has_its_colour_in_the_key_of_the_time_line():
    drawn = gantt.gantt_chart(SV, "light", rows=3)
    shade = next(
        layer["encoding"]["color"] for layer in drawn["layer"] if "color" in layer["encoding"]
    )
    assert shade["scale"]["domain"] == ["pågående", "planerad", "avslutad", "avbruten"]
    assert len(set(shade["scale"]["range"])) == 4
    assert '"p\\u00e5g\\u00e5ende": "p\\u00e5g\\u00e5r"' in shade["legend"]["labelExpr"]


def test_the_specifications_carry_no_data():
    charts = [gantt.gantt_chart(SV, "dark", rows=3), monitor_chart("light"),
              series_chart(SV, "dark", large=True), chance_chart(SV, "light")]  # fmt: skip
    for chart in charts:
        assert "data" not in chart
        assert "datasets" not in chart


def test_a_district_says_how_many_and_which_and_names_are_escaped():
    names = {"a": [f"<b>{i}" for i in range(8)], "b": []}
    step = acts.acts_step(["a", "b"], names, [], SV, colours=palette.LIGHT)
    assert [row[1] for row in step["d"]] == ["8", ""]
    assert "<b>" not in step["d"][0][2]
    assert step["d"][0][2].endswith("och 2 till")
    assert step["d"][1][2] == "Inga insatser i urvalet"
    assert step["legend"]["swatches"] == []


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("point", shapely.Point(488_100, 6_303_700)),
        ("line", shapely.LineString([(488_000, 6_303_700), (488_300, 6_303_900)])),
        ("area", shapely.box(488_000, 6_303_000, 489_000, 6_304_000)),
    ],
)
def test_what_is_drawn_comes_back_where_it_was(kind, shape):
    degrees = shapely.from_geojson(str(acts.geojson(shape, "EPSG:3006")).replace("'", '"'))
    corners = shapely.get_coordinates(degrees).tolist()
    made = acts.drawn(kind, corners[:-1] if kind == "area" else corners, "EPSG:3006")
    assert made.hausdorff_distance(shape) < 0.2
    assert made.geom_type == shape.geom_type


@pytest.mark.parametrize(
    ("kind", "corners"),
    [
        ("point", []), ("line", [[14.8, 56.9]]), ("area", [[14.8, 56.9]] * 2),
        ("point", [["nan", 56.9]]), ("point", [[14.8, 1e9]]),
    ],
)  # fmt: skip
def test_what_is_no_shape_is_refused(kind, corners):
    with pytest.raises(ValueError, match=kind):
        acts.drawn(kind, corners, "EPSG:3006")
