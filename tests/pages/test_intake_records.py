"""Surveys, walks and reports on the intake page: look, ask, read in, and what came of it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from data.store import Store
from data.store.kinds import ANSWERS, REPORTS, RESULTS, WALKS
from pages.parts.intake_kinds import POINTS, SURVEY
from tests.data.survey_files import HEAD, INDEX, NTU
from tests.pages.intake import HEADER, commit, counts, line, said

WALK = "Id;Vandring;Datum;Kategori;Notering;E;N\n1;Araby;2024-05-02;sikt;Buskar;487445;6305631\n"


@pytest.fixture
def upload(visit):
    """Open the page, choose what to read in, and give it a file."""

    def run(kind: str, content: str, name: str = "fil.csv"):
        app = visit("intake")
        app.segmented_control(key="intake_kind").set_value(kind).run()
        return app.file_uploader[0].upload(name, content.encode()).run()

    return run


def test_a_survey_is_looked_over_and_then_read_in(store, upload):
    rows = f"{HEAD}\nAraby;2023;1;K;16–24;Ja;Nej\nHov;2023;tung;M;;Ja;Nej\n"
    app = upload(SURVEY, f"Trygghetsmätningen\n\n{rows}\nKälla: kommunen\n", "mätning.csv")
    assert counts(app) == [2, 1, 0, 1]
    assert "kommunen" in said(app)  # the note below the table
    assert "rad 5: tung" in said(app)
    shown = str(app.table[0].value.to_dict())
    assert "Otrygg ute ensam sen kväll" in shown
    assert app.button(key="intake_commit").disabled
    app = commit(app)
    assert "1 nya, 0 fanns redan och 1 avvisades" in app.success[0].value
    assert len(store.table(ANSWERS)) == 2
    batch = store.status()["records"][0]
    assert batch["provenance"]["file"] == "mätning.csv"
    assert b"tung" in store.quarantine(batch["id"])
    assert "Trygghetsmätning, enskilda svar" in str(app.table[0].value.to_dict())


def test_the_same_survey_again_is_known(store, upload):
    commit(upload(SURVEY, INDEX))
    app = upload(SURVEY, INDEX, "annat namn.csv")
    assert counts(app) == [8, 0, 8, 0]
    commit(app)
    assert len(store.status()["records"]) == 1


def test_the_year_and_the_day_can_be_given(store, upload):
    text = "Område;Otrygg ute\nAraby;38\n"
    app = upload(SURVEY, text)
    app.selectbox[0].set_value("trygghetsmatning-published").run()
    assert "vilket år svaren gäller" in app.error[0].value
    app.number_input[0].set_value(2019).run()
    app.date_input[0].set_value(date(2020, 2, 1)).run()
    commit(app)
    kept = store.table(RESULTS)
    assert (kept["year"].tolist(), store.status()["records"][0]["as_of"]) == ([2019], "2020-02-01")


def test_a_table_of_ntu_shows_what_is_missing(store, upload):
    app = upload(SURVEY, NTU)
    assert counts(app) == [4, 4, 0, 0]
    shown = app.table[0].value["Svar"].tolist()
    assert shown[:4] == ["15\u00a0%", "13\u00a0%", "16\u00a0%", "saknas"]
    commit(app)
    assert len(store.table(RESULTS)) == 24


def test_walks_and_reports(store, upload):
    app = upload(POINTS, WALK)
    assert counts(app) == [1, 1, 0, 0]
    assert "SWEREF 99 TM" in said(app)
    commit(app)
    report = "Ärende;Inkom;Kategori;Beskrivning\n7;2024-05-02;Klotter;Vägg\n"
    commit(upload(POINTS, report))
    assert (len(store.table(WALKS)), len(store.table(REPORTS))) == (1, 1)


def test_demo_data_are_replaced_when_a_person_agrees(upload, tmp_path, demo_folder, monkeypatch):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "copy"))
    shutil.copytree(demo_folder, tmp_path / "copy")
    app = upload(SURVEY, INDEX)
    assert any("även händelserna" in box.label for box in app.checkbox)
    assert app.button(key="intake_commit").disabled
    commit(app)
    store = Store(tmp_path / "copy")
    assert (store.is_demo, store.is_empty, len(store.table(RESULTS))) == (False, True, 8)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("kind", "content", "says"),
    [
        (SURVEY, f"{HEADER}\n{line(1)}\n", "saknar kolumner"),
        (POINTS, INDEX, "saknar kolumner"),
        (SURVEY, "Namn;Telefon\nA;1\n", "Närmast en rubrikrad kommer raden med Namn, Telefon"),
        (SURVEY, ";;\n;;\n", "Filen är tom"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(upload, kind, content, says):
    app = upload(kind, content)
    assert not app.exception
    assert says in app.error[0].value
    assert not any(button.key == "intake_commit" for button in app.button)


@pytest.mark.usefixtures("store")
def test_what_a_file_says_is_shown_as_it_is(upload):
    bait = "![a](https://evil.example/a.png) <b>hej</b>"
    text = (
        f"{bait}\n\n{HEAD};{bait}\n{bait};2023;1;;{bait};Ja;Nej;x\nAraby;2023;{bait};;;Ja;Nej;x\n"
    )
    app = upload(SURVEY, text)
    shown = said(app) + "\n".join(str(table.value.to_dict()) for table in app.table)
    assert "evil" in shown
    for unsafe in ("![a](", "<b>hej", "https://evil"):
        assert unsafe not in shown
