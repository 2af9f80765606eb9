"""The intake page does what the command line does: look, ask, read in, and say what came of it."""

from __future__ import annotations

import io
import shutil
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import ingest, survey
from data.store import Store
from pages.parts import intake_history, words
from tests.pages.conftest import boxes
from tests.pages.intake import HEADER, commit, counts, csv, line, said

BAIT = "![a](https://evil.example/a.png) <b>hej</b> www.evil.example"
NEWS = (
    b'[{"id": 1, "datetime": "2026-08-22 6:41:18 +02:00", "summary": "", "location": {"gps": 1}}]'
)


@pytest.fixture
def upload(visit):
    """Open the page and give it a file."""

    def run(content: bytes, name: str = "uttag.csv"):
        return visit("intake").file_uploader[0].upload(name, content).run()

    return run


def test_a_file_is_looked_over_and_then_read_in(store, upload):
    store.put_districts(boxes(2))
    version = store.version
    app = upload(csv(*(line(i) for i in range(3)), line(9, day="32 maj")))
    assert counts(app) == [4, 3, 0, 1]
    assert "semikolon mellan kolumnerna" in said(app)
    assert "SWEREF 99 TM" in said(app)
    assert "rad 5: 32 maj" in said(app)
    assert app.button(key="intake_commit").disabled  # a quarter of the rows is rejected
    assert store.version == version
    app = commit(app)
    assert "3 nya, 0 fanns redan och 1 avvisades" in app.success[0].value
    assert app.file_uploader[0].value is None
    assert len(store.incidents().cell) == 3
    batch = store.status()["batches"][0]
    assert batch["provenance"]["file"] == "uttag.csv"
    assert b"32 maj" in store.quarantine(batch["id"])


def test_a_file_may_have_a_very_long_name(store, upload):
    app = commit(upload(csv(line(1)), "å" * 300 + ".csv"))
    assert not app.exception
    assert "å….csv** är inläst" in app.success[0].value
    assert store.batches()[0]["provenance"]["file"].endswith("å….csv")


def test_the_same_file_again_is_known(store, upload):
    store.put_districts(boxes(2))
    content = csv(line(1), line(2))
    commit(upload(content))
    app = upload(content, "annat namn.csv")
    assert counts(app) == [2, 0, 2, 0]
    assert "Alla rader är redan inlästa" in said(app)
    commit(app)
    assert len(store.status()["batches"]) == 1


def test_nothing_is_read_in_before_every_question_is_answered(store, upload):
    store.put_districts(boxes(2))
    app = upload(csv(*(line(i, x=988_500) for i in range(5)), line(9, day="2999-01-01")))
    assert len(app.checkbox) >= 3
    for box in list(app.checkbox)[1:]:
        box.check()
    app.run()
    assert app.button(key="intake_commit").disabled
    assert store.is_empty


def test_questions_are_those_of_the_command_line(store, upload, tmp_path):
    content = csv(line(1), line(1, text="Rån"), line(2, day="2999-01-01"))
    path = tmp_path / "uttag.csv"
    path.write_bytes(content)
    draft = ingest.prepare(path, ingest.profile("police-points"), store.settings)
    assert len(upload(content).checkbox) == len(ingest.guards(draft, store)) == 3


def test_demo_data_are_replaced_when_a_person_agrees(upload, tmp_path, demo_folder, monkeypatch):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "copy"))
    shutil.copytree(demo_folder, tmp_path / "copy")
    app = upload(csv(*(line(i) for i in range(5))))
    assert any("påhittade demohändelser" in box.label for box in app.checkbox)
    assert "schematiska" in commit(app).info[0].value
    store = Store(tmp_path / "copy")
    assert (store.is_demo, len(store.incidents().cell)) == (False, 5)


def test_what_a_file_says_is_shown_as_it_is(store, upload):
    store.put_districts(boxes(2))
    app = upload(csv(line(1, text=BAIT), line(2, day=BAIT)), f"{BAIT[:40]}.csv")
    shown = said(app) + "\n".join(str(table.value.to_dict()) for table in app.table)
    assert "evil" in shown
    for unsafe in ("![a](", "<b>hej", "https://evil", "www.evil"):
        assert unsafe not in shown


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (NEWS, "nyhetsflöde"),
        (b"Namn;Telefon\nA;1\n", "passar filen"),
        (b"%PDF-1.7 ...", "Filer av typen .pdf"),
        (b"PK\x03\x04" + bytes(200), "Zipfilen"),
        (b"{" + bytes(50), "skadad"),
        (csv('K1;0801;"Stöld;2024-01-02', line(2), line(3)), "citattecken"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(upload, content, says):
    app = upload(content)
    assert not app.exception
    assert says in app.error[0].value
    assert not any(button.key == "intake_commit" for button in app.button)


@pytest.mark.usefixtures("store")
def test_a_sheet_is_chosen(upload):
    book = openpyxl.Workbook()
    book.active.append(["Läs mig"])
    sheet = book.create_sheet("Uttag")
    for row in (HEADER, line(1), line(2)):
        sheet.append(row.split(";"))
    out = io.BytesIO()
    book.save(out)
    app = upload(out.getvalue(), "bok.xlsx")
    assert "passar bladet Sheet" in app.error[0].value
    app.selectbox[0].select("Uttag").run()
    assert counts(app) == [2, 2, 0, 0]


def test_area_codes_that_nobody_knows_are_listed(store, upload):
    store.put_districts(boxes(2), version="DeSO 2025")
    rows = "\n".join(f"{i};0801;2024-01-02;2024-01-02;{c}" for i, c in enumerate(["K0", "0780X"]))
    app = upload(f"Id;Brottskod;Inskrivningsdatum;Brottsdatum;DeSO.område\n{rows}\n".encode())
    assert "DeSO 2025" in app.warning[0].value
    assert "0780X" in app.warning[0].value


def test_the_day_of_an_extract_can_be_given(store, upload):
    app = upload(csv(line(1)))
    app.date_input[0].set_value(date(2024, 5, 31)).run()
    commit(app)
    assert store.status()["batches"][0]["as_of"] == "2024-05-31"


def test_every_shipped_profile_has_a_translated_title():
    titles = {ingest.profile(name).title for name in ingest.names()}
    titles |= {survey.profile(name).title for name in survey.names()}
    assert titles == set(intake_history.TITLES)


@given(st.text(alphabet="aåw.:/@*_[]()!<>`$~#+|\\ ", max_size=40))
def test_plain_text_keeps_every_sign(text):
    shown = words.plain(text)
    assert (
        shown.replace("\u2060", "").replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
        == text
    )
    assert "://" not in shown


def test_what_no_one_has_foreseen_is_a_sentence_too(store, upload, monkeypatch):
    def fall(*_given, **_named):
        raise KeyError("/srv/secret")

    monkeypatch.setattr(ingest, "fitting", fall)
    app = upload(csv(line(4711), line(4712)), name="en-annan.csv")
    assert not app.exception
    assert "Filen gick inte att läsa" in app.error[0].value
    assert "/srv/secret" not in said(app)
    assert store.is_empty
