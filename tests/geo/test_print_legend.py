"""The printed legend: intervals that hold what the classes hold, and every text on the sheet."""

import itertools
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from geo.figures import palette
from geo.figures.legend import HATCH, Key, edge
from geo.figures.print import Caption, compose
from geo.figures.print_legend import for_print, intervals, rows_of
from geo.figures.print_sheet import HIGH, WIDE
from geo.figures.signs import legend as sign_rows
from pages.parts.words import Words
from tests.geo.made import SV, voronoi
from tests.geo.test_print import COLOURS, DISTRICTS, NO_WATER, step

LONG = "för få brott för att avgöra om skillnaden är större än slumpen, eller uppgift saknas helt"
SIDES = st.lists(st.floats(0.01, 1e6), max_size=6)


def scale(limits, words=SV):
    labels = ["0", *(edge(limit, words) for limit in limits)]
    return Key("", [(COLOURS[i], label) for i, label in enumerate(labels)]).payload()["scale"]


def test_counts_end_just_below_the_next_class_and_rates_where_it_begins():
    limits = (41, 56, 1200)
    counts = [label for _, label in intervals(scale(limits), SV, whole=True)]
    assert counts == ["0–40", "41–55", f"56–{SV.number(1199)}", f"{SV.number(1200)}\u2009–"]
    rates = [label for _, label in intervals(scale((0.25, 4.5)), SV, whole=False)]
    assert rates == ["0–0,25", "0,25–4,5", "4,5\u2009–"]


def read(label):
    low, _, high = label.partition("–")
    low, high = (int("".join(filter(str.isdigit, end)) or -1) for end in (low, high))
    return low, (10**9 if label.endswith("–") else low if high < 0 else high)


@pytest.mark.parametrize("language", ["sv", "en"])
@given(sides=SIDES)
def test_every_count_stands_in_the_interval_of_its_own_colour(language, sides):
    words = Words(language)
    limits = tuple(sorted({palette.nice(side) for side in sides}))
    rows = intervals(scale(limits, words), words, whole=True)
    known = {n for limit in limits for n in (int(limit) - 1, int(limit), int(limit) + 1) if n >= 0}
    for n in {0, *known}:
        holding = [colour for colour, label in rows if read(label)[0] <= n <= read(label)[1]]
        assert holding == [COLOURS[int(palette.classify([n], limits)[0])]]


def test_names_of_classes_stay_as_they_are():
    named = [["#111111", "färre"], ["#222222", ""], ["#333333", "fler"]]
    assert intervals(named, SV, whole=False) == named
    assert intervals([], SV, whole=True) == []


def test_interventions_have_a_row_for_each_status_that_is_shown():
    signs = [[56.9, 14.8, status, "Namn", []] for status in ("avslutad", "planerad", "avslutad")]
    rows = rows_of(for_print(step() | {"signs": sign_rows(signs, SV)}, SV, whole=True))
    assert [text for kind, _, text in rows if kind == "sign"] == ["planerad", "avslutad"]
    none = step() | {"signs": sign_rows([], SV)}
    assert rows_of(none) == rows_of(step())


def test_escaped_text_is_printed_as_it_was_written():
    legend = Key("A & B", [("#111111", "<1>")], [], ["${x}"]).payload()
    assert [text for *_, text in rows_of({"legend": legend})] == ["A & B", "<1>", "${x}"]


@cache
def figure_of(words):
    """Return a figure with as much text as there can be."""
    legend = {"title": words, "scale": [[c, f"{words} {c}"] for c in COLOURS],
              "swatches": [[HATCH, words]], "notes": [words]}  # fmt: skip
    signs = [[status, words] for status in ("planerad", "pågående", "avslutad")]
    made = step() | {"legend": legend, "signs": {"title": words, "rows": signs}}
    caption = Caption(words, words, words, words, total=words, warning="Påhittat", whole="Allt")
    return compose(DISTRICTS.assign(name=words), NO_WATER, made, caption)


def texts(figure):
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]


@pytest.mark.parametrize(
    "words", ["Kort", LONG, "Utanordavbrott" * 5], ids=["short", "long", "one"]
)
def test_no_text_leaves_the_sheet(words):
    figure = figure_of(words)
    shown = texts(figure)
    assert len(shown) > 20
    for text in shown:
        box = text.get_window_extent()
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= WIDE and box.y1 <= HIGH
        assert inside, (text.get_text(), box)


def test_no_text_of_the_legend_lies_over_another():
    right = [
        text.get_window_extent() for text in texts(figure_of(LONG)) if text.get_position()[0] > 1440
    ]
    right = sorted((box for box in right if box.y1 < 960), key=lambda box: -box.y1)
    assert len(right) > 15
    assert all(below.y1 <= above.y0 + 3 for above, below in itertools.pairwise(right))


def test_names_never_cover_each_other():
    crowded = voronoi(60, 5).assign(kind="stadsdel", name="Ett ganska långt namn")
    made = step(fills=[COLOURS[i % 7] for i in range(60)])
    names = [t for t in texts(compose(crowded, NO_WATER, made, Caption("", "", "", "")))
             if "långt" in t.get_text()]  # fmt: skip
    boxes = [name.get_window_extent() for name in names]
    assert 10 < len(boxes) <= 60
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
