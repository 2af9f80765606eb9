"""The page about data and method is printed from the registries and the store."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from data.ingest.faults import REASONS
from geo.measures.methods import METHODS
from geo.measures.registry import MEASURES
from geo.offences import OFFENCES
from geo.schema import MAX_SPAN_HOURS
from tests.pages.conftest import boxes, rows
from tests.pages.intake import said

FOLDER = Path(__file__).parents[2] / "pages"


@pytest.mark.usefixtures("kept")
def test_every_registry_is_printed(visit):
    text = said(visit("method"))
    for measure in MEASURES:
        assert measure.explanation in text
        assert measure.unit in text
        assert measure.source in text
    assert all(reason in text for reason in REASONS.values())
    assert all(offence.name.casefold() in text.casefold() for offence in OFFENCES)
    assert f"högst {MAX_SPAN_HOURS} timmar" in text


@pytest.mark.usefixtures("kept")
def test_what_no_page_shows_is_said_to_be_in_the_library_alone(visit):
    text = said(visit("method"))
    only = [method for method in METHODS if method.only]
    assert {method.name for method in only} == {"Anhopning i tiden", "Täthet mot befolkning"}
    pages = [path.read_text("utf-8") for path in FOLDER.rglob("*.py")]
    for method in only:
        assert f"bibliotek ({method.only}) och visas inte på någon sida" in text
        module, _, function = method.only.rpartition(".")
        assert callable(getattr(import_module(module), function))
        assert not any(function in page for page in pages)
    assert text.count("visas inte på någon sida") == len(only)


@pytest.mark.usefixtures("kept")
def test_nothing_swedish_is_left_in_english(visit):
    swedish, english = said(visit("method")), said(visit("method", lang="en"))
    paragraphs = {line for line in swedish.splitlines() if len(line) > 60}
    assert paragraphs
    assert paragraphs.isdisjoint(english.splitlines())


def test_what_is_odd_about_the_data_is_said(visit, town):
    store = town(("2024-01-02", 500), ("2024-01-03", 99_000))
    odd = rows((("2024-01-04", 500),)).assign(
        source_id="x", x=float("nan"), y=float("nan"), area_code="0780C1010", code="4711",
        offence="okand", start=None, end=None,
    )  # fmt: skip
    about = {"profile": "police-areas", "file": "uttag*.csv", "sha256": "ab12", "demo": False}
    store.add_batch([odd.astype({"start": "datetime64[s]", "end": "datetime64[s]"})], about)
    app = visit("method")
    text = said(app)
    assert "**3** anmälda brott" in text
    assert "1 saknar datum" in text
    assert "0780C1010 (1)" in text
    assert "4711 (1)" in text
    files = app.table[0].value
    assert files["Rader"].tolist() == ["1", "2"]
    assert files["Källa"].tolist()[0] == "Polisens uttag per DeSO-område"
    assert app.table[1].value["SHA-256"].tolist() == ["ab12"]


def test_incidents_too_old_for_any_period_are_told(visit, town):
    town(("2024-01-02", 500), ("1900-01-01", 500), ("1999-12-31", 500))
    text = said(visit("method"))
    assert "**3** anmälda brott från 2 jan. 2024" in text
    assert "2 skedde före 1 jan. 2000" in text
    assert "Brott före 1 jan. 2000 räknas med i antalet" in text
    assert "2 from before 2 Jan 2024 are not included" in said(visit("situation", lang="en"))


def test_districts_are_named_with_their_origin(visit, town):
    store = town(("2024-01-02", 500))
    store.put_districts(boxes(2), version="DeSO 2018")
    told = boxes(2)
    told.attrs = {
        "official": False,
        "note": "Ritade för hand.",
        "source": "Kommunen",
        "licence": "CC0",
    }
    store.put_districts(told, version="Egna *områden*")
    text = said(visit("method"))
    for words in (
        "**Egna \\*områden\\***", "inte officiella", "Ritade för hand.", "Källa: Kommunen.",
        "Licens: CC0.", "DeSO 2018", "Inga befolkningsuppgifter",
    ):  # fmt: skip
        assert words in text
