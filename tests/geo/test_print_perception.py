"""The layers of insecurity in print: every one of them, with its legend, nothing cut."""

import itertools

import numpy as np
import pytest
from matplotlib.text import Text

from geo.figures import palette, print_signs
from geo.figures.bivariate import bivariate_step, unsure
from geo.figures.hatch import colours_of
from geo.figures.print import Caption, compose
from geo.figures.print_legend import for_print, rows_of
from geo.figures.print_sheet import HIGH, WIDE
from geo.figures.survey import survey_step
from geo.figures.walks import report_key, report_markers, walk_key, walk_markers
from pages.parts.words import Words
from tests.geo.made import SV
from tests.geo.perceived import Asked, carried, districts
from tests.geo.test_print import NO_WATER, TOWN, drawn, pixels
from tests.geo.test_walks_figure import reports, walks


def layers(words=SV):
    """Return a step of each layer."""
    signs = walk_markers(walks().set_geometry(TOWN.centroid.iloc[:4].values, crs=TOWN.crs), words)
    found = report_markers(reports(1).set_geometry([TOWN.centroid.iloc[4]], crs=TOWN.crs), words)
    keys = [walk_key(signs, words), report_key(found, words, total=1)]
    asked = survey_step(carried([0.1, 0.2, 0.3, 0.4, 0.5, np.nan]), Asked(), words,
                        colours=palette.LIGHT)  # fmt: skip
    return {
        "both": bivariate_step(districts(), words, colours=palette.LIGHT),
        "question": asked,
        "walks": asked | {"markers": [*signs, *found], "keys": keys},
    }


LAYERS = layers()


@pytest.fixture(scope="module")
def printed():
    return {name: drawn(TOWN, made=step) for name, step in LAYERS.items()}


def test_every_layer_prints_its_own_picture_the_same_each_time(printed):
    assert len(set(printed.values())) == len(printed)
    assert {name: drawn(TOWN, made=step) for name, step in layers().items()} == printed


def test_told_colours_fill_their_districts_and_untold_ones_have_both_of_theirs(printed):
    square = palette.LIGHT.bivariate
    for colour in (square[2][2], square[2][0], square[0][2]):
        assert len(pixels(printed["both"], colour)[0]) > 3000
    for colour in colours_of(unsure(square[2][1], palette.LIGHT)):
        assert len(pixels(printed["both"], colour)[0]) > 300


@pytest.mark.parametrize("kind", ["BROWN", "GREEN", "VIOLET"])
def test_what_people_saw_is_in_the_picture(printed, kind):
    colour = getattr(print_signs, kind)
    assert len(pixels(printed["walks"], colour)[0]) > 20
    assert not len(pixels(printed["question"], colour)[0])


def test_the_legend_has_the_square_and_the_keys_of_all_signs():
    kinds = [kind for kind, *_ in rows_of(layers()["both"])]
    assert kinds == ["title", "square", "box", "box", "note"]
    rows = rows_of(for_print(layers()["walks"], SV, whole=False))
    assert [text for kind, _, text in rows if kind == "title"][1:] == [
        "Trygghetsvandringar", "Felanmälningar",
    ]  # fmt: skip
    assert sum(kind == "sign" for kind, *_ in rows) == 5
    assert "20–30" in [text for _, _, text in rows]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_no_text_leaves_the_sheet_or_lies_over_another(language, layer):
    step = layers(Words(language))[layer]
    figure = compose(TOWN, NO_WATER, step, Caption("T", "U", "N", "K", whole="Allt"))
    shown = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text()]
    boxes = [text.get_window_extent() for text in shown]
    assert all(b.x0 >= 0 and b.y0 >= 0 and b.x1 <= WIDE and b.y1 <= HIGH for b in boxes)
    legend = [box.shrunk(0.9, 0.7) for box in boxes if box.x0 > 1440]
    assert len(legend) > 5
    assert not any(a.overlaps(b) for a, b in itertools.combinations(legend, 2))
