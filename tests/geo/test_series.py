"""Charts of development: data, specifications that do not depend on them, file and picture."""

from __future__ import annotations

import csv
import io
from datetime import date

import numpy as np
import pandas as pd
import pytest

from geo.figures.bars import bars_chart
from geo.figures.print_series import SeriesCaption, series_picture
from geo.figures.series import BREAK, END, FEW_MARKS, START, series_chart, series_data
from geo.figures.tiles import COLUMNS, tile_data, tile_rows, tiles_chart
from geo.measures.development import development
from geo.measures.export_series import parts_csv, series_csv
from geo.measures.steps import step_table
from geo.measures.trend import MONTHLY
from geo.period import Period
from tests.geo.made import SV

PERIOD = Period(date(2024, 3, 5), date(2024, 4, 1))


def series(days=800, day0="2023-01-03"):
    cut = step_table(days, np.datetime64(day0), period=MONTHLY)
    table, _ = development(cut, cut["days"].to_numpy() * 3, period=MONTHLY)
    told = dict.fromkeys(("told_count", "told_trend", "told_band"), "1")
    return table.assign(label=table["start"].dt.strftime("%Y-%m"), **told)


def marks(kinds):
    days = pd.date_range("2023-06-01", periods=len(kinds))
    return pd.DataFrame({"start": days, "kind": kinds, "text": "x", "label": "y"})


def test_the_steps_of_the_period_are_drawn_strong():
    data = series_data(series(), marks([START, BREAK]), PERIOD)
    inside = data.loc[data["kind"] == "now", "label"].tolist()
    assert inside == ["2024-03", "2024-04"]
    assert (data["part"] == "mark").sum() == 2


@pytest.mark.parametrize(("n", "drawn"), [(FEW_MARKS, FEW_MARKS), (FEW_MARKS + 1, 1)])
def test_many_interventions_draw_no_lines_and_a_break_always_does(n, drawn):
    data = series_data(series(), marks([BREAK, *[END] * (n - 1)]), PERIOD)
    assert (data["line"] == True).sum() == drawn  # noqa: E712 - NaN for the series


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_specifications_hold_no_data(theme):
    charts = (
        series_chart(SV, theme, reference="Bandet", height=300),
        tiles_chart(SV, theme, rows=2),
        bars_chart(theme, rows=3),
    )
    for chart in charts:
        assert "data" not in chart
        assert "datasets" not in chart
        assert not any("data" in layer for layer in chart["layer"])


def test_every_layer_of_the_tiles_says_what_scale_it_has():
    for layer in tiles_chart(SV, "light", rows=2)["layer"]:
        assert layer["encoding"]["y"]["axis"] is None
        assert layer["encoding"]["y"]["scale"]["domain"] == [-2, 0]


def test_tiles_share_one_scale_and_keep_to_their_places():
    parts = [
        series()
        .iloc[1:-1]
        .assign(at=i, name="same name", count=lambda t, i=i: t["count"] * (i + 1))
        for i in range(COLUMNS + 2)
    ]
    data = tile_data(pd.concat(parts, ignore_index=True), PERIOD)
    points = data[data["part"] == "point"]
    assert tile_rows(COLUMNS + 2) == 2
    assert ((points["x"] // 1) == points["at"] % COLUMNS).all()
    assert (points["foot"] == -(points["at"] // COLUMNS + 1)).all()
    height = (points["y"] - points["foot"]) / points["count"]
    assert height.max() == pytest.approx(height.min())
    assert (points["y"] < points["foot"] + 1).all()
    period = data[data["part"] == "period"]
    assert len(period) == COLUMNS + 2
    assert ((period["x2"] - period["x"]) > 0).all()


def test_the_file_has_the_numbers_of_the_table_and_no_formula():
    table = series().assign(label="=1+1")
    lines = list(csv.reader(io.StringIO(series_csv(table, "+Allt", SV).decode("utf-8-sig")),
                            delimiter=";"))  # fmt: skip
    assert lines[0] == ["'+Allt"]
    assert lines[1][:2] == ["När", "Första dagen"]
    assert {line[0] for line in lines[2:]} == {"'=1+1"}
    assert [int(line[4]) for line in lines[2:]] == table["count"].tolist()
    assert [line[3] for line in lines[2:]] == ["ja" if whole else "nej" for whole in table["whole"]]
    trends = [float(line[5].replace(",", ".") or "nan") for line in lines[2:]]
    np.testing.assert_allclose(trends, table["trend"], atol=1e-4)


def test_the_file_of_the_parts_has_each_part_and_no_formula():
    table = pd.concat([series().assign(name=name, label="mars") for name in ("Norr", "=Syd")])
    lines = list(csv.reader(io.StringIO(parts_csv(table, "Allt", SV).decode("utf-8-sig")),
                            delimiter=";"))  # fmt: skip
    assert lines[:2] == [["Allt"], ["Del", "När", "Första dagen", "Anmälda brott", "Trend"]]
    assert {line[0] for line in lines[2:]} == {"Norr", "'=Syd"}
    assert [int(line[3]) for line in lines[2:]] == table["count"].tolist()


@pytest.mark.parametrize(("days", "kinds"), [(800, [START, END, BREAK]), (1, [])])
def test_the_picture_is_drawn_the_same_every_time(days, kinds):
    caption = SeriesCaption("Alla $brott$", "när och var", "Hur", "Källa: x", "Demo", "Bandet")
    first, second = (
        series_picture(series(days), marks(kinds), PERIOD, caption, SV) for _ in range(2)
    )
    assert first.startswith(b"\x89PNG")
    assert first == second
