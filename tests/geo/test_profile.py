"""The profile: worse to the right whichever end is bad, and nothing claimed that may be chance."""

from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest

from geo.figures import palette
from geo.figures.profile import NARROW, SIDE, profile_alt, profile_svg
from tests.geo.made import SV
from tests.geo.perceived import EVIL
from tests.geo.test_small import SVG

COLOURS = palette.LIGHT
COLUMNS = ["wording", "group", "bad", "value", "reference", "low", "high", "status"]
ROWS = [
    ("Skräp är ett problem", "Fysisk ordning", "high", 0.56, 0.43, 0.07, 0.19, "ok"),
    ("Polisen bryr sig", "Polisens arbete", "low", 0.58, 0.71, -0.19, -0.07, "ok"),
    ("Har utsatts för brott", "Utsatthet", "high", 0.11, 0.20, -0.13, -0.05, "ok"),
    ("Oroar sig, för inbrott", "Oro", "high", 0.33, 0.31, -0.04, 0.08, "ok"),
    ("Oroar sig för överfall", "Oro", "high", np.nan, 0.31, np.nan, np.nan, "few"),
]


def table(rows=ROWS):
    made = pd.DataFrame(rows, columns=COLUMNS)
    return made.assign(difference=made["value"] - made["reference"])


def drawn(rows=None, width=NARROW, title="Araby"):
    shown = table() if rows is None else rows
    return ET.fromstring(profile_svg(shown, SV, colours=COLOURS, title=title, width=width))


def dots(root):
    return [(float(e.get("cx")), e.get("stroke"), e.get("fill")) for e in root.iter(f"{SVG}circle")]


def texts(root):
    return [e.text for e in root.iter(f"{SVG}text")]


def zero(root):
    (x,) = {e.get("x1") for e in root.iter(f"{SVG}line") if e.get("x1") == e.get("x2")}
    return float(x)


@pytest.mark.parametrize("width", [NARROW, SIDE, 900])
def test_worse_is_right_of_zero_whichever_end_is_bad(width):
    root = drawn(width=width)
    xs = [x - zero(root) for x, *_ in dots(root)]
    assert len(xs) == 4
    assert xs[0] == pytest.approx(xs[1])  # 13 points worse, either way
    assert xs[0] > 0 > xs[2]
    assert xs[2] / xs[0] == pytest.approx(-9 / 13, rel=0.02)


def bands(root):
    found = [e for e in root.iter(f"{SVG}line") if e.get("stroke-opacity")]
    return [(float(e.get("x1")) - zero(root), float(e.get("x2")) - zero(root)) for e in found]


def test_the_municipality_has_a_pale_band_about_zero_where_its_interval_is_known():
    own = table()
    low, high = own["reference"] - 0.02, own["reference"] + 0.03
    root = drawn(own.assign(reference_low=low, reference_high=high.where(own.index > 0)))
    found = bands(root)
    assert len(found) == len(ROWS) - 1  # not the first, whose interval is not known
    lines = [x - zero(root) for x, *_ in dots(root)]
    point = lines[0] / 0.13
    assert found[0] == pytest.approx((-0.03 * point, 0.02 * point), abs=0.2)  # a low bad end
    assert found[1] == pytest.approx((-0.02 * point, 0.03 * point), abs=0.2)
    assert not bands(drawn())


def test_the_line_of_a_question_is_its_interval():
    root = drawn()
    wide = [e for e in root.iter(f"{SVG}line") if e.get("y1") == e.get("y2")]
    per = (dots(root)[0][0] - zero(root)) / 0.13
    for line, (start, end) in zip(wide, [(0.07, 0.19), (0.07, 0.19), (-0.13, -0.05)], strict=False):
        assert float(line.get("x1")) == pytest.approx(zero(root) + start * per, abs=0.2)
        assert float(line.get("x2")) == pytest.approx(zero(root) + end * per, abs=0.2)


def test_only_what_clears_zero_is_filled_and_each_side_has_its_colour():
    looks = [look for _, *look in dots(drawn())]
    assert looks == [
        [COLOURS.accent, COLOURS.accent], [COLOURS.accent, COLOURS.accent],
        [COLOURS.strong, COLOURS.strong], [COLOURS.muted, COLOURS.paper],
    ]  # fmt: skip


def test_figures_stand_as_they_are_and_too_few_answers_are_said():
    said = [text.replace("\u00a0", " ") for text in texts(drawn())]
    assert "58 mot 71 %" in said
    assert "för få svar" in said
    assert sum(" mot " in text for text in said) == 4
    assert [said.count(group) for group in ("Oro", "Utsatthet")] == [1, 1]


def test_a_value_without_interval_claims_nothing():
    rows = table().iloc[:1].assign(low=np.nan, high=np.nan, status="none")
    assert [look for _, *look in dots(drawn(rows))] == [[COLOURS.muted, COLOURS.paper]]
    assert "Skiljer sig inte säkert: skräp" in profile_alt(rows, SV)


def test_small_differences_are_not_drawn_large():
    rows = table().iloc[:1].assign(difference=0.001, low=0.0005, high=0.0015)
    root = drawn(rows)
    assert dots(root)[0][0] - zero(root) < 5


@pytest.mark.parametrize("width", [NARROW, 900])
def test_long_wordings_are_broken_and_nothing_leaves_the_picture(width):
    long = table().assign(wording="Berusade eller påverkade personer är ett problem " * 3)
    root = drawn(long, width)
    _, _, wide, high = map(float, root.get("viewBox").split())
    for element in root.iter(f"{SVG}text"):
        x, length = float(element.get("x")), 0.56 * 13 * len(element.text)
        start = {"end": x - length, "middle": x - length / 2}.get(element.get("text-anchor"), x)
        assert start > -8
        assert start + length < wide + 8
        assert float(element.get("y")) < high


def test_words_of_others_are_text_and_no_rows_are_a_picture():
    root = drawn(table().assign(wording=EVIL, group=EVIL), title=EVIL)
    assert EVIL.split("\u2028")[0] in "".join(texts(root))
    assert dots(drawn(table([]))) == []
    assert profile_alt(table([]), SV) == ""


def test_those_who_cannot_see_it_are_told_the_same():
    told = profile_alt(table(), SV)
    assert told == (
        "Sämre än kommunen: skräp är ett problem; polisen bryr sig. Bättre än kommunen: har "
        "utsatts för brott. Skiljer sig inte säkert: oroar sig, för inbrott. 1 fråga har inget "
        "resultat."
    )
