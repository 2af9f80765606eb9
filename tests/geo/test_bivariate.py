"""Crime and insecurity in one map: the colour, the square and the words say the same."""

import html
import itertools
import re

import numpy as np
import pytest

from geo.figures import palette
from geo.figures.bivariate import bivariate_step, fill_of, unsure
from geo.figures.bivariate_key import UNSURE, absent
from geo.figures.fields import CORNERS, FIELD_NAMES
from geo.figures.hatch import colours_of, halves, hatched
from geo.figures.legend import HATCH
from tests.geo.made import SV
from tests.geo.perceived import EVIL, FIELDS, districts
from tests.geo.seen import lab

THEMES = pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])


def plain(text):
    return html.unescape(text).replace("\u00a0", " ")


def by_field(table, colours=palette.LIGHT):
    made = bivariate_step(table, SV, colours=colours)
    return dict(zip(table["field"], made["d"], strict=True)), made["legend"]


@THEMES
def test_a_field_has_the_colour_of_its_corner_in_the_square(colours):
    rows, key = by_field(districts(), colours)
    square = key["square"]
    cells = square["cells"]
    corners = [halves(cells[row][column])[0] for row in (0, 2) for column in (0, 2)]
    named = dict(zip(map(plain, square["corners"]), corners, strict=True))
    assert len(named) == 4
    for field, name in FIELD_NAMES.items():
        assert rows[field][0] == named[name]
        assert plain(rows[field][1]) == name
    assert set(CORNERS) == set(FIELD_NAMES) == set(FIELDS[:4])


def test_a_figure_of_a_larger_area_is_explained():
    own = districts().assign(own=True)
    for table, estimated in ((districts(), True), (own, False)):
        step = bivariate_step(table, SV, colours=palette.LIGHT)
        assert bool(step["legend"]["notes"]) == estimated
        assert step["edge"] == palette.LIGHT.muted


@THEMES
def test_what_is_sure_has_its_corner_however_near_it_lies(colours):
    near = districts().assign(crime_class=1, survey_class=1)
    rows, _ = by_field(near, colours)
    for field, (across, up) in CORNERS.items():
        assert rows[field][0] == colours.bivariate[up][across]


@THEMES
def test_the_legend_has_every_fill_that_the_map_can_have_in_its_place_and_no_other(colours):
    _, key = by_field(districts(), colours)
    cells = key["square"]["cells"][::-1]
    places = list(itertools.product(range(3), repeat=2))
    for (across, up), field in itertools.product(places, [*CORNERS, "oavgjort"]):
        fill = fill_of({"field": field, "crime_class": across, "survey_class": up}, colours)
        x, y = CORNERS.get(field, (across, up))
        assert fill in halves(cells[y][x])
    shown = {fill for row in cells for cell in row for fill in halves(cell)}
    assert len(shown) == 4 + 9
    assert sum(not colours_of(fill) for fill in shown) == 4
    (_, _), (missing, _) = key["swatches"]
    assert fill_of({"field": "saknas", "crime_class": 1, "survey_class": 1}, colours) == missing
    assert colours_of(missing) is None  # hatching means one thing
    others = [*itertools.chain(*colours.bivariate), colours.paper, colours.water]
    assert min(np.linalg.norm(lab(missing) - lab(c)) for c in others) > 0.04


@THEMES
def test_what_cannot_be_told_is_hatched_in_the_colour_it_would_have(colours):
    rows, key = by_field(districts(), colours)
    assert rows["oavgjort"][:2] == [unsure(colours.bivariate[2][1], colours), ""]
    assert colours_of(rows["oavgjort"][0])
    assert [plain(text) for _, text in key["swatches"]] == [
        UNSURE, "för få svar, eller uppgift saknas",
    ]  # fmt: skip
    assert UNSURE.startswith("streckat, oavsett färg: kan inte avgöras – skillnaden kan vara slump")
    assert colours_of(key["swatches"][0][0])


def test_what_can_be_told_is_listed_for_a_map_that_does_not_show_it():
    table = districts()
    beyond = bivariate_step(table, SV, colours=palette.LIGHT)["beyond"]
    assert [(table["field"].iloc[i], plain(told)) for i, told in beyond] == [
        (field, FIELD_NAMES[field]) for field in FIELDS[:4]
    ]
    some = table.assign(chosen=[True] + [False] * (len(table) - 1))
    assert [i for i, _ in bivariate_step(some, SV, colours=palette.LIGHT)["beyond"]] == [0]


@THEMES
def test_no_colour_is_claimed_by_the_hatching_of_what_cannot_be_told(colours):
    for own in itertools.chain(*colours.bivariate):
        strong, *shown = (
            np.linalg.norm(lab(c)[1:]) for c in (own, *colours_of(unsure(own, colours)))
        )
        assert max(shown) < max(strong / 2, 0.025)  # under which it is grey to the eye


def test_what_is_missing_is_grey_and_has_its_own_row_only_when_there_is_any():
    rows, key = by_field(districts())
    assert rows["saknas"][0] == absent(palette.LIGHT) == key["swatches"][1][0]
    assert len(by_field(districts().iloc[:5])[1]["swatches"]) == 1
    lacking = districts().iloc[:1].assign(survey_class=-1)
    assert by_field(lacking)[0]["mycket_otryggt"][0] == absent(palette.LIGHT)


def test_no_colour_is_shared_between_what_is_told_and_what_is_not():
    fills = {palette.LIGHT.bivariate[up][across] for up in range(3) for across in range(3)}
    pale = {unsure(fill, palette.LIGHT) for fill in fills}
    assert len(fills) == len(pale) == 9
    assert not fills & pale


def test_the_tip_holds_both_numbers_both_intervals_n_and_where_it_is_from():
    rows, _ = by_field(districts())
    tip = plain(rows["mycket_otryggt"][2]).split("<br>")
    assert tip == [
        "Mycket brott – otryggt", "61 anmälda brott", "30,0 per 1 000 invånare och år (24,0–37,5)",
        "I mätningen: 41 % (36–46 %), 174 svar", "uppskattat från Campus och Teleborg",
    ]  # fmt: skip
    assert plain(rows["lite_otryggt"][2]).split("<br>")[1] == "1 anmält brott"
    assert plain(rows["oavgjort"][2]).startswith("Kan inte avgöras<br>")
    few = plain(rows["saknas"][2])
    assert few.startswith("För få svar<br>")
    assert "I mätningen: för få svar" in few
    assert "%" not in few


def test_an_area_of_its_own_is_no_estimate_and_no_rate_is_no_line():
    table = districts().assign(own=True, crime=np.nan)
    tip = by_field(table)[0]["mycket_otryggt"][2]
    assert "uppskattat" not in tip
    assert "anmält" not in tip


def test_names_of_areas_are_data():
    table = districts().assign(parts=[(EVIL,)] * 6)
    tip = by_field(table)[0]["lite_tryggt"][2]
    assert not re.search(r"[`$\u2028]|<(?!br>)", tip)
    assert EVIL in html.unescape(tip)


def test_the_square_says_which_way_is_more():
    square = by_field(districts())[1]["square"]
    assert square["across"].endswith("→")
    assert square["up"].startswith("↑")


def test_a_district_that_is_not_looked_at_is_marked():
    made = bivariate_step(districts().assign(chosen=[True, False] * 3), SV, colours=palette.LIGHT)
    assert [row[3] for row in made["d"]] == [1, 0] * 3


@pytest.mark.parametrize("fill", [HATCH, "#123456", ""])
def test_only_a_hatching_in_colours_has_them(fill):
    assert colours_of(fill) is None
    assert colours_of(hatched("#123456", "#abcdef")) == ("#123456", "#abcdef")
