"""What its code or text says is sensitive never counts as a type that is told by district."""

from __future__ import annotations

import unicodedata

import pytest

from geo.disclosure.groups import PUBLIC_GROUPS
from geo.disclosure.marks import BY_DISTRICT, MARKS, READ, counted_as, mark
from geo.offences import BY_ID

SENSITIVE = {
    "1608": "hate",
    "1609": "hate",
    "Hets mot folkgrupp": "hate",
    "Olaga diskriminering": "hate",
    "Klotter, HATBROTT, sexuell läggning": "hate",
    "Skadegörelse|Hatbrottsmarkering": "hate",
    "Barnpornografibrott": "sexual",
    "Sexuellt ofredande, genom blottning, mot kvinna": "sexual",
    "Våldtäkt mot barn": "sexual",
    "Misshandel mot barn 0–6 år, utomhus": "child",
    "Misshandel, ej grov, 7 - 14 år, utomhus": "child",
    "Misshandel mot pojke 15-17 år, utomhus, obekant": "child",
    "Misshandel mot\u00a0flicka, utomhus": "child",
    "Rån mot privatperson under 18 år utomhus": "child",
    "Rån mot skolbarn": "child",
    "Överlåtelse av narkotika till underårig": "child",
    "Misshandel mot barn, närstående genom släktskap/familj, utomhus": "child",
    "Misshandel utomhus, närstående": "relation",
    "Misshandel mot man 18 år eller äldre, närstående genom parrelation, utomhus": "relation",
    "Misshandel, är eller har varit gift, sambo eller har gemensamma barn, utomhus": "relation",
    "Skadegörelse, brott i nära relation": "relation",
    "Grov kvinnofridskränkning": "relation",
    **dict.fromkeys((
        "Skadegörelse, hatmotiv", "Klotter, hakkors", "Misshandel utomhus, rassistiskt",
        "Klotter, nazistisk symbol", "Ofredande, muslimfientligt", "Hot, framlings-fientligt",
        "Hate crime", "Skadegörelse, religiöst motiv",
    ), "hate"),
    **dict.fromkeys((
        "Misshandel utomhus, under 18", "Misshandel utomhus u18", "Misshandel utomhus, <18",
        "Misshandel utomhus, 12 år", "Misshandel utomhus mot 14-åring", "Personrån, ungdomsrån",
        "Misshandel utomhus, 17 åring", "Misshandel utomhus, ej fyllda 15 år",
        "Misshandel utomhus mot elev", "Rån mot skolelev", "Misshandel utomhus, tonåring",
        "Misshandel utomhus, son", "Misshandel utomhus mot dotter",
    ), "child"),
    **dict.fromkeys((
        "Misshandel utomhus, nära rel.", "Misshandel utomhus, närst.", "Misshandel utomhus, BINR",
        "Misshandel utomhus, VINR", "Misshandel utomhus, relationsvåld", "Misshandel av maken",
        "Misshandel utomhus, parförhållande", "Misshandel utomhus, sammanboende", "Hot mot fru",
        "Misshandel utomhus, makan", "Hot mot exman", "Hot mot syster", "Hot mot anhörig",
    ), "relation"),
}  # fmt: skip
HARMLESS = (
    "", "0801", "16080", "Misshandel, ej grov, mot kvinna 18 år eller äldre, obekant, utomhus",
    "Misshandel, bekant med offret, annan slags relation eller bekantskap, utomhus",
    "Rån mot privatperson 18 år eller äldre, utomhus", "Stöld av cykel, barncykel",
    "Inbrott i barnstuga, förskola", "Skadegörelse mot ungdomsgård", "Stöld av barnvagn",
    "Stöld i butik 7–14 mars", "Brott mot ordningslagen", "Fickstöld", "Brott mot knivlagen",
    "Stöld, fickstöld, make-up", "Stöld av partnersmycke", "Hetsning av djur", "Hetsjakt",
    "Stöld i butik, 15 artiklar", "Stöld av antikviteter", "Rån mot person", "Personrån",
)  # fmt: skip


@pytest.mark.parametrize(("text", "why"), SENSITIVE.items())
def test_a_text_that_says_so_is_marked_however_it_is_written(text, why):
    bare = text.translate(str.maketrans("åäö", "aao"))
    written = (text, text.upper(), f"  {text} ", unicodedata.normalize("NFD", text), bare)
    assert {mark(each) for each in written} == {why}


@pytest.mark.parametrize("text", HARMLESS)
def test_a_text_that_does_not_say_so_is_left(text):
    assert mark(text) == ""
    assert counted_as("cykelstold", mark(text)) == "cykelstold"


@pytest.mark.parametrize("why", MARKS)
def test_no_type_of_a_district_is_left_once_it_is_marked(why):
    assert len(BY_DISTRICT) > 10
    whole = {kind for group in PUBLIC_GROUPS if not group.split for kind in group.types}
    assert {counted_as(kind, why) for kind in READ} <= whole
    untouched = whole - READ
    assert [counted_as(kind, why) for kind in untouched] == [*untouched]


def test_children_stay_among_the_robbed_and_the_beaten():
    for before in ("personran", "ovrigt_ran", "misshandel_ute", "misshandel_inne"):
        assert BY_ID[counted_as(before, "child")].group == BY_ID[before].group
