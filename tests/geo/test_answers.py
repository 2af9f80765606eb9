"""A question over the years: gaps are gaps, and nothing is drawn across a new wording."""

from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from geo.figures import palette
from geo.figures.answers import HEIGHT, LOW, TOP, WIDTH, answers_alt, answers_svg, breaks
from geo.figures.answers_parts import APART, segments
from tests.geo.made import SV
from tests.geo.perceived import EVIL, Asked
from tests.geo.test_small import SVG

COLOURS = palette.LIGHT


def series(values, label="Araby", role="area", half=0.05):
    value = np.array(list(values.values()), dtype=float)
    return pd.DataFrame({"label": label, "role": role, "year": list(values), "value": value,
                         "low": value - half, "high": value + half})  # fmt: skip


def drawn(frame, since=(2015,), scale="share", title="Otrygg ute"):
    question = Asked(since=since, scale=scale)
    return ET.fromstring(answers_svg(frame, question, SV, colours=COLOURS, title=title))


def lines(root):
    return [[tuple(map(float, pair.split(","))) for pair in e.get("points").split()]
            for e in root.iter(f"{SVG}polyline")]  # fmt: skip


def years_of(frame, cuts=()):
    return [part["year"].tolist() for part in segments(frame, cuts)]


@pytest.mark.parametrize(
    ("values", "cuts", "wanted"),
    [
        ({2015: 0.1, 2016: 0.2, 2018: 0.2}, (), [[2015, 2016], [2018]]),
        ({2015: 0.1, 2017: 0.2, 2019: 0.2}, (), [[2015, 2017, 2019]]),
        ({2015: 0.1, 2016: np.nan, 2017: 0.2, 2018: 0.3}, (), [[2015], [2017, 2018]]),
        ({2018: 0.1, 2019: 0.2, 2020: 0.3, 2021: 0.3}, (2020,), [[2018, 2019], [2020, 2021]]),
        ({2018: np.nan}, (), []),
        ({2018: 0.1}, (), [[2018]]),
    ],
    ids=["gap", "every second", "withheld", "break", "nothing", "one"],
)
def test_a_line_goes_only_where_there_are_figures_of_one_wording(values, cuts, wanted):
    assert years_of(series(values), cuts) == wanted


def test_more_is_higher_and_later_is_further_right():
    ((a, b, c),) = lines(drawn(series({2020: 0.1, 2021: 0.3, 2022: 0.2})))
    assert a[0] < b[0] < c[0]
    assert b[1] < c[1] < a[1]
    assert b[0] - a[0] == pytest.approx(c[0] - b[0], abs=0.2)
    assert (a[1] - c[1]) == pytest.approx(c[1] - b[1], abs=0.2)


def test_only_the_area_has_a_band_and_it_holds_its_interval():
    area = series({2020: 0.3, 2021: 0.4})
    others = series({2020: 0.2, 2021: 0.2}, "Hela riket", "nation")
    root = drawn(pd.concat([area, others]))
    (band,) = list(root.iter(f"{SVG}polygon"))
    ys = [float(pair.split(",")[1]) for pair in band.get("points").split()]
    (middles,) = [[y for _, y in line] for line in lines(root)
                  if min(y for _, y in line) < max(ys)]  # fmt: skip
    assert ys[0] < middles[0] < ys[3]
    assert ys[1] < middles[1] < ys[2]
    dashed = [bool(e.get("stroke-dasharray")) for e in root.iter(f"{SVG}polyline")]
    assert sorted(dashed) == [False, True]


def test_the_municipality_in_other_surveys_is_told_from_its_own_line_and_from_each_other():
    frames = [series({2020: 0.2, 2021: 0.2}, "Växjö", "municipality")]
    frames += [series({2020: 0.2, 2021: 0.2}, f"Växjö ({name})", "other") for name in ("NTU", "B")]
    root = drawn(pd.concat(frames))
    dashes = [e.get("stroke-dasharray") for e in root.iter(f"{SVG}polyline")]
    assert len(set(dashes)) == 3
    hollow = [e.get("fill") == COLOURS.paper for e in root.iter(f"{SVG}circle")]
    assert sorted(hollow) == [False, False, True, True, True, True]


def test_a_break_is_a_cut_with_words_between_the_years_and_no_line_crosses_it():
    root = drawn(series({2018: 0.1, 2019: 0.2, 2020: 0.3, 2021: 0.2}), (2015, 2020))
    said = [e.text for e in root.iter(f"{SVG}text")]
    assert said.count("ny frågeformulering 2020") == 1
    (cut,) = [float(e.get("x1")) for e in root.iter(f"{SVG}line")
              if e.get("x1") == e.get("x2") and e.get("stroke") == COLOURS.accent]  # fmt: skip
    before, after = lines(root)
    assert max(x for x, _ in before) < cut < min(x for x, _ in after)


def test_a_break_outside_the_years_is_not_drawn():
    frame = series({2018: 0.1, 2019: 0.2})
    assert breaks(frame, Asked(since=(2010, 2018, 2020))) == []
    assert breaks(frame, Asked(since=(2010, 2019))) == [2019]


def test_names_at_the_ends_keep_apart_and_inside():
    roles = ("area", "municipality", "county", "nation")
    frame = pd.concat([series({2020: 0.01, 2021: 0.01}, f"Namn {i}", role)
                       for i, role in enumerate(roles)])  # fmt: skip
    named = [e for e in drawn(frame).iter(f"{SVG}text") if (e.text or "").startswith("Namn")]
    ys = sorted(float(e.get("y")) for e in named)
    assert len(ys) == 4
    assert min(np.diff(ys)) >= APART - 0.2
    assert ys[0] > TOP
    assert ys[-1] <= HEIGHT - LOW + 5


def test_two_sources_of_one_area_are_two_lines():
    frame = pd.concat([series({2017: 0.3, 2018: 0.3}, "Växjö, källa A", "municipality"),
                       series({2017: 0.2, 2018: 0.2}, "Växjö, källa B", "municipality")])  # fmt: skip
    assert len(lines(drawn(frame))) == 2


def test_an_index_has_an_axis_of_its_own_unit():
    said = [e.text for e in drawn(series({2020: 1.4, 2021: 1.5}, half=0.2), scale="index").iter(f"{SVG}text")]  # fmt: skip
    assert "1,0" in said
    assert not any("%" in text for text in said)


def test_names_are_text_and_a_single_year_is_a_picture():
    root = drawn(series({2020: 0.4}, EVIL), title=EVIL)
    assert EVIL in [e.text for e in root.iter(f"{SVG}text")]
    xs = [float(e.get("cx")) for e in root.iter(f"{SVG}circle")]
    assert len(xs) == 1
    assert 0 < xs[0] < WIDTH


def test_those_who_cannot_see_it_are_told_the_latest_of_each_line():
    frame = pd.concat([series({2019: 0.3, 2020: 0.5, 2021: np.nan}),
                       series({2019: 0.2, 2021: 0.1}, "Hela riket", "nation")], ignore_index=True)  # fmt: skip
    told = answers_alt(frame, Asked(since=(2015, 2020)), SV).replace("\u00a0", " ")
    assert told == (
        "Araby: 50 % år 2020. Hela riket: 10 % år 2021. "
        "Från 2020 är frågan formulerad på ett nytt sätt."
    )
