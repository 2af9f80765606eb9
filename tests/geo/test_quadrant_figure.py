"""The scatter: valid, the same whatever the data, names apart, and what is chosen is seen."""

import itertools
import json

import numpy as np
import pandas as pd
import pytest
from altair.vegalite.v6.schema import Root
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.figures import palette, quadrant
from geo.figures.fields import FIELD_NAMES
from geo.figures.placing import box_of, covers, place
from geo.figures.quadrant_data import (
    POINT,
    RADIUS,
    REFERENCE,
    SIZE,
    TEXT,
    Whole,
    quadrant_data,
)
from pages.parts.words import Words
from tests.geo.made import SV
from tests.geo.perceived import districts
from tests.geo.test_timeline import fields

NAMES = {f"D{i:03d}": f"Område {i}" for i in range(6)}
REF = Whole(14.0, 0.25)


def data(table=None, names=NAMES, reference=REF):
    return quadrant_data(districts() if table is None else table, names, reference, SV)


def points(frame):
    return frame[frame["part"] == POINT].set_index("code")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_chart_is_valid_and_holds_no_data(theme, language):
    spec = quadrant.quadrant_chart(Words(language), theme, height=400)
    assert "data" not in spec
    assert "datasets" not in spec
    assert not any("data" in layer for layer in spec["layer"])
    Root.validate(spec | {"data": {"name": "shown"}})
    assert [p["name"] for p in spec["params"]] == [quadrant.PICKED]
    assert spec["params"][0]["select"]["fields"] == ["code"]
    written = json.dumps(spec, ensure_ascii=False)
    assert all(Words(language).text(name) in written for name in FIELD_NAMES.values())
    quadrant.quadrant_chart.cache_clear()
    assert json.dumps(quadrant.quadrant_chart(Words(language), theme, height=400),
                      ensure_ascii=False) == written  # fmt: skip


def test_the_data_have_the_columns_that_the_chart_names():
    named = fields(quadrant.quadrant_chart(SV, "light", height=400))
    assert named <= set(data().columns)


def test_a_point_has_both_numbers_and_both_intervals():
    row = points(data()).loc["D000"]
    assert row[["x", "x_low", "x_high"]].tolist() == [30, 24, pytest.approx(36)]  # cut at the end
    assert row[["y", "y_low", "y_high"]].tolist() == pytest.approx([41, 36, 46])
    assert row["told"] == "Mycket brott – otryggt"
    assert "24,0–37,5" in row["explained"]
    assert "36–46" in row["felt"]


def test_the_reference_has_its_own_intervals_where_they_are_known():
    known = data(reference=Whole(14.0, 0.25, 13.1, 14.9, 0.23, 0.9))
    line = known[known["part"] == REFERENCE].iloc[0]
    assert line[["left", "right", "foot"]].tolist() == pytest.approx([13.1, 14.9, 23])
    assert line["head"] == line["y_high"]  # cut where the axis ends
    none = data()
    assert none[none["part"] == REFERENCE][["left", "right", "foot", "head"]].isna().all(axis=None)
    assert known[known["part"] == POINT][["left", "foot"]].isna().all(axis=None)
    spec = quadrant.quadrant_chart(SV, "light", height=400)
    bands = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rect"]
    assert [
        tuple(band["encoding"][end]["field"] for end in ends)
        for band, ends in zip(bands, (("x", "x2"), ("y", "y2")), strict=True)
    ] == [("left", "right"), ("foot", "head")]


def test_the_reference_is_one_row_that_ends_the_axes():
    frame = data()
    line = frame[frame["part"] == REFERENCE].iloc[0]
    assert (line["x"], line["y"]) == (14, 25)
    assert (line["x_high"], line["y_high"]) == pytest.approx((36, 49.2))
    drawn = points(frame)
    assert drawn["x_high"].max() <= line["x_high"]
    assert drawn["label_x"].max() <= line["x_high"]


def test_a_district_without_a_figure_is_not_there_and_an_empty_chart_has_axes():
    assert "D005" not in points(data()).index
    empty = data(districts().iloc[5:])
    assert len(empty) == 1
    assert empty["x_high"].iloc[0] > 14


def test_what_is_chosen_elsewhere_is_told_to_the_chart():
    table = districts().assign(chosen=[False, True] + [False] * 4)
    assert points(data(table))["chosen"].tolist() == [False, True, False, False, False]
    assert not points(data())["chosen"].any()
    written = json.dumps(quadrant.quadrant_chart(SV, "light", height=400))
    assert "datum.chosen" in written


def test_undecided_ones_have_no_fill_and_the_fields_the_colours_of_the_map():
    spec = quadrant.quadrant_chart(SV, "light", height=400)
    (scale,) = [layer["encoding"]["fill"]["scale"] for layer in spec["layer"]
                if "fill" in layer.get("encoding", {})]  # fmt: skip
    shades = dict(zip(scale["domain"], scale["range"], strict=True))
    square = palette.LIGHT.bivariate
    assert shades == {
        "oavgjort": palette.LIGHT.paper, "lite_otryggt": square[2][0],
        "mycket_otryggt": square[2][2], "lite_tryggt": square[0][0], "mycket_tryggt": square[0][2],
    }  # fmt: skip


spots = st.lists(st.tuples(st.floats(0, 640), st.floats(0, 380)), max_size=30)


@given(at=spots)
@settings(max_examples=60)
def test_no_name_covers_a_name_or_a_point_or_leaves_the_ground(at):
    names = [f"Namn {i}" for i in range(len(at))]
    wall = (100.0, 100.0, 200.0, 150.0)
    found = place(names, at, (0, 0, *SIZE), taken=[wall], look=(TEXT, RADIUS))
    boxes = [box_of(n, spot, TEXT) for n, spot in zip(names, found, strict=True) if spot]
    assert not any(covers(a, b) for a, b in itertools.combinations(boxes, 2))
    for box in boxes:
        assert not covers(box, wall)
        assert 0 <= box[0] < box[2] <= SIZE[0]
        assert 0 <= box[1] < box[3] <= SIZE[1]
        assert not any(covers(box, (x - 8, y - 8, x + 8, y + 8)) for x, y in at)


def test_a_lone_name_stands_beside_its_point():
    ((x, y),) = place(["Araby"], [(300, 200)], (0, 0, *SIZE), look=(TEXT, RADIUS))
    left, top, _, low = box_of("Araby", (x, y), TEXT)
    assert 0 < left - 300 - RADIUS < 5
    assert top < 200 < low + RADIUS


def test_the_chosen_is_named_before_the_others():
    crowd = pd.concat([districts().iloc[[4]]] * 60).set_axis([f"D{i:03d}" for i in range(60)])
    crowd["crime"] = np.linspace(14, 14.5, 60)
    names = {code: f"Ganska långt namn {code}" for code in crowd.index}
    label = points(data(crowd, names))["label"]
    left = label.index[label == ""][0]
    again = points(data(crowd.assign(chosen=crowd.index == left), names))["label"]
    assert again[left] == names[left]
