"""The selection in words, as it stands over the map."""

import re
from datetime import date

import pytest
from hypothesis import given

from geo.offences import GROUPS, OFFENCES, types_of
from geo.period import Period
from geo.schema import OUTSIDE, UNKNOWN
from geo.selection import Selection
from geo.sentence import describe, join, offences, weekdays
from pages.parts.words import Words
from tests.geo import made

AUTUMN = Period(date(2026, 6, 1), date(2026, 11, 22))
NAMES = {"a": "Araby", "b": "Campus", "c": "Teleborg"}


def said(words=made.SV, **filters):
    return ", ".join(describe(Selection(AUTUMN, **filters), words, names=NAMES))


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({}, "Alla anmälda brott, 1 juni–22 nov. 2026, jämfört med samma tid i fjol"),
        (
            {
                "offences": ("misshandel_ute", "personran", *types_of("narkotika_vapen")),
                "weekdays": (4, 5, 6),
                "hours": (18, 3),
            },
            ("Narkotika och vapen, misshandel utomhus och personrån, fre–sön kl. 18–03, "
            "1 juni–22 nov. 2026, jämfört med samma tid i fjol"),
        ),
        (
            {"areas": ("a", "b"), "compare": "foregaende", "light": "morker"},
            ("Alla anmälda brott i mörker, i Araby och Campus, 1 juni–22 nov. 2026, "
            "jämfört med föregående period"),
        ),
        (
            {"offences": ("klotter",), "weekdays": (0, 2), "sources": ("norr", "söder")},
            ("Klotter, mån och ons, 1 juni–22 nov. 2026, jämfört med samma tid i fjol, "
            "källa: norr och söder"),
        ),
        (
            {"areas": ("a", "b", "c", "d"), "hours": (0, 6), "light": "dagsljus"},
            ("Alla anmälda brott i dagsljus, i 4 områden, kl. 00–06, 1 juni–22 nov. 2026, "
            "jämfört med samma tid i fjol"),
        ),
    ],
)  # fmt: skip
def test_sentences(filters, sentence):
    assert said(**filters) == sentence


@pytest.mark.parametrize(
    ("areas", "place"),
    [
        ((OUTSIDE, UNKNOWN), "utanför områdena och på okänd plats"),
        ((UNKNOWN,), "på okänd plats"),
        (("a", OUTSIDE), "i Araby och utanför områdena"),
        (("a", "b", "c", OUTSIDE), "i Araby, Campus och Teleborg och utanför områdena"),
        (("a", "b", "c", "d", UNKNOWN), "i 4 områden och på okänd plats"),
    ],
)
def test_what_lies_in_no_district_is_said_in_words(areas, place):
    assert f", {place}, 1 juni" in said(areas=areas)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((), ""),
        (tuple(range(7)), ""),
        ((0,), "mån"),
        ((5, 6), "lör och sön"),
        ((0, 1, 2, 3, 4), "mån–fre"),
        ((0, 2, 4), "mån, ons och fre"),
    ],
)
def test_weekdays(days, text):
    assert weekdays(days, made.SV) == text


@pytest.mark.parametrize("group", GROUPS)
def test_a_whole_group_goes_by_its_name(group):
    assert offences(types_of(group), made.SV) == GROUPS[group]


def test_a_part_of_a_group_goes_by_its_types():
    half = types_of("person")[:2]
    assert offences(half, made.SV) == "Misshandel utomhus och misshandel inomhus"


def test_a_long_choice_is_counted():
    assert offences(tuple(o.id for o in OFFENCES), made.SV) == f"{len(GROUPS)} brottstyper"


def test_lists_are_read_out():
    assert [join(list("abc")[:n], made.SV) for n in (1, 2, 3)] == ["a", "a och b", "a, b och c"]
    assert join(["a", "b"], Words("en")) == "a and b"
    assert join(["Belysning, Araby"], made.SV) == "Belysning, Araby"
    assert join(["Belysning, Araby", "Vakter"], made.SV) == "Belysning, Araby; Vakter"


def test_a_source_goes_by_its_title():
    selection = Selection(AUTUMN, sources=("police-areas", "egen"))
    titles = {"police-areas": "Polisens uttag per DeSO-område"}
    _, rest = describe(selection, made.SV, names=NAMES, sources=titles)
    assert rest.endswith("källa: Polisens uttag per DeSO-område och egen")


def test_a_name_is_shown_as_it_is_written():
    odd = {"a": "{inte} en plats", "b": "100 %"}
    what = describe(Selection(AUTUMN, areas=("a", "b")), made.SV, names=odd)
    assert "i 100 % och {inte} en plats" in what[1]


@given(made.selections)
def test_every_selection_is_a_clean_sentence(selection):
    for language in ("sv", "en"):
        parts = describe(selection, Words(language), names=NAMES)
        sentence = ", ".join(parts)
        assert all(parts)
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert not {"None", OUTSIDE, UNKNOWN} & set(re.findall(r"\w+", sentence))
        assert not re.search(r"  |, ,|,,|[{}]|^\s|\s$|\s,", sentence)
