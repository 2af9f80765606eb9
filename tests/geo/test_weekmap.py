"""What the week's map, sparks and letter say, and that nothing in them can run."""

import re

import numpy as np
import pytest

from geo.figures import letter, palette
from geo.figures.spark import HEIGHT, WIDTH, spark_svg
from geo.figures.weekmap import week_step
from tests.geo.made import SV

COLOURS = palette.LIGHT


def bars(svg, colour):
    pattern = rf'<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" fill="{colour}"/>'
    return [tuple(map(float, found)) for found in re.findall(pattern, svg)]


def spark(counts, *, coming=None, band=(0, 4), title="26 veckor"):
    shares = np.ones(len(counts)) if coming is None else np.array(coming)
    return spark_svg(np.array(counts), COLOURS, band=band, coming=shares, title=title)


def test_the_last_week_stands_out_and_is_as_high_as_it_should_be():
    drawn = spark([1, 2, 8])
    ((_, top, height),) = bars(drawn, COLOURS.accent)
    assert top == 0
    assert height == HEIGHT - 2
    others = bars(drawn, COLOURS.sequential[3])
    assert [round(h / height * 8) for _, _, h in others] == [1, 2]


def test_what_is_still_to_come_is_hatched_on_top():
    drawn = spark([4, 4], coming=[1.0, 0.5])
    ((_, top, height),) = bars(drawn, r"url\(#c\)")
    ((_, below, _),) = bars(drawn, COLOURS.accent)
    assert top + height == pytest.approx(below, abs=0.2)
    assert height == pytest.approx((HEIGHT - 2) / 2, abs=0.2)
    assert not bars(spark([4, 4]), r"url\(#c\)")


@pytest.mark.parametrize("counts", [[], [0], [0] * 26])
def test_a_spark_of_nothing_is_still_a_picture(counts):
    drawn = spark(counts, band=(0, 0))
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in drawn
    assert "nan" not in drawn


def test_a_title_is_text():
    assert "<script" not in spark([1], title="<script>x</script>")


def test_districts_have_the_colour_of_their_signals():
    signals = {"a": [("Stöld", True)], "b": [("Rån", False)], "c": [("<b>", True), ("Rån", False)]}
    step = week_step(list("abcd"), signals, [("#123456", "risk", [[[1, 2]]])], SV, colours=COLOURS)
    fills = [row[0] for row in step["d"]]
    assert len(set(fills)) == 4
    assert [row[1] for row in step["d"]] == ["1", "1", "2", ""]
    assert "&lt;b&gt;" in step["d"][2][2]
    assert step["bands"] == [["#123456", [[[1, 2]]]]]
    words = [text for _, text in step["legend"]["swatches"]]
    assert words[-1] == "risk"
    assert "fler än väntat" in words


def test_a_calm_week_has_no_colours_to_explain():
    step = week_step(["a"], {}, [], SV, colours=COLOURS)
    assert [text for _, text in step["legend"]["swatches"]] == ["inget utöver det vanliga"]


def test_the_letter_is_one_file_where_text_is_text():
    hostile = "<script>alert(1)</script>{{ 7*7 }}"
    row = letter.Row(hostile, "9", "1,2", "0–6", "0,225", spark([1, 9]))
    made = letter.Letter(
        "sv", hostile, "v. 47", hostile, hostile, ("a", "b", "c", "d", hostile), [row],
        [letter.Part(hostile, [hostile])], hostile,
    )  # fmt: skip
    page = letter.write(made).decode()
    assert "<script" not in page
    assert "{{ 7*7 }}" in page
    assert page.count("<svg") == 1
    assert not re.findall(r"(?:src|href)=|url\((?!#c)", page)
    assert '<html lang="sv">' in page


def test_what_could_not_be_tested_is_hatched_and_not_called_calm():
    step = week_step(["a", "b"], {"a": None, "b": []}, [], SV, colours=COLOURS)
    assert step["d"][0][0] == "hatch"
    assert [row[2] for row in step["d"]] == ["Inte prövat", "Inget utöver det vanliga"]
    words = [text for _, text in step["legend"]["swatches"]]
    assert words == ["inget utöver det vanliga", "inte prövat"]
