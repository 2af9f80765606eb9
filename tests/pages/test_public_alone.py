"""Without a login nobody can approve: the page can be built, and handed out as a folder."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
import shapely

from data.publish import kept
from data.records import Intervention, releases
from geo.errors import UserError
from pages.parts import access, cached, public_begin, public_build, public_told
from tests.pages.conftest import rows
from tests.pages.letting_out import ANNA, BO, ENTRY, Desk, made
from tests.pages.test_public import APPROVE, ASK, newest, published

FREEZE = "Frys talen och lämna ut mappen"


def test_without_a_login_it_is_said_why_nobody_can_approve(book):
    desk = Desk("").run().build()
    assert "inte skilja den som föreslår från den som godkänner" in desk.text
    assert ASK not in desk.buttons
    assert APPROVE not in desk.buttons
    assert kept.ledger(book.store.root).entries == ()


def test_what_is_handed_out_is_frozen_first(book):
    desk = Desk("").run().build().press(FREEZE)
    assert desk.says.startswith("Senast utlämnat som mapp: oktober 2026")
    assert "Packa upp zippen i en ny mapp" in desk.text
    assert kept.ledger(book.store.root).entries == (ENTRY,)
    assert (newest(book).state, newest(book).approved_by) == ("utlämnad", "")
    assert any(
        button.label == "Ladda ner mappen (zip)" for button in desk.app.get("download_button")
    )
    with zipfile.ZipFile(io.BytesIO(public_begin.folder_zip())) as pack:
        assert {"index.html", "releases.html", "latest/index.html", "2026-10/data.json"} <= {
            *pack.namelist()
        }
        assert pack.read("latest/index.html") == made().files["index.html"]


def test_nothing_is_handed_out_where_somebody_can_approve(book, monkeypatch):
    Desk("").run().build()
    monkeypatch.setattr(access, "login_configured", lambda: True)
    with pytest.raises(UserError, match="annan utgivare"):
        public_build.hand_out(newest(book))
    assert kept.ledger(book.store.root).entries == ()


def test_the_folder_of_the_settings_is_for_what_two_have_approved(book, monkeypatch, tmp_path):
    file = tmp_path / "s.toml"
    file.write_text(f'public_folder = "{tmp_path / "www"}"', encoding="utf-8")
    monkeypatch.setenv("LAGESBILD_SETTINGS", str(file))
    assert public_build.out() == book.store.root / public_build.INVENTED
    published()
    assert (tmp_path / "www" / "latest" / "index.html").exists()
    assert not (book.store.root / public_build.INVENTED).exists()


def test_whoever_may_not_publish_sees_nothing_and_does_nothing(book):
    desk = Desk("cy@exempel.se").run()
    assert "utgivare" in desk.app.error[0].value
    assert not desk.app.get("iframe")
    assert releases.every(book) == []


def test_a_release_is_recalled_with_a_reason_and_the_ledger_stays(book):
    desk = published()
    desk.press("Återkalla")
    assert "Skriv varför" in desk.app.error[0].value
    assert newest(book).state == "publicerad"
    desk.write("Varför återkallas den?", "Fel karta").press("Återkalla")
    assert desk.says.startswith("Återkallat: oktober 2026")
    assert "Fel karta" in desk.text
    root = book.store.root
    notice = (root / public_build.INVENTED / "2026-10" / "index.html").read_text("utf-8")
    assert "Fel karta" in notice
    assert "435" not in notice
    assert kept.ledger(root).entries == (ENTRY,)
    assert [event.actor for event in book.history(type(newest(book)), 1)][-1] == BO


def test_a_recall_that_was_cut_off_can_be_finished(book, monkeypatch):
    desk = published()
    with monkeypatch.context() as patch:
        away = UserError("Databasen svarar inte.")
        patch.setattr(releases, "recall", lambda *_a, **_k: (_ for _ in ()).throw(away))
        desk.write("Varför återkallas den?", "Fel karta").press("Återkalla")
    assert newest(book).state == "publicerad"
    desk.write("Varför återkallas den?", "Fel karta").press("Återkalla")
    assert newest(book).state == "återkallad"


def test_the_interventions_that_would_be_told_stand_with_their_level(book):
    for name, public in (("Ljusare tunnel", True), ("Hemlig", False), ("Slut sedan länge", True)):
        book.create(
            Intervention(
                name=name, start=dt.date(2024, 1, 1), responsible="TF", public=public,
                geometry=shapely.Point(488_170, 6_303_930),
            ),
            actor="",
        )  # fmt: skip
    desk = Desk(ANNA).run().press("Börja på den första publiceringen")
    links = [link.proto.label for link in desk.app.get("page_link")]
    said = "\n".join([*links, desk.text])
    assert "området visas när utkastet är byggt" in said
    desk.press("Bygg utkastet")
    said = "\n".join([*(link.proto.label for link in desk.app.get("page_link")), desk.text])
    assert "Ljusare tunnel – Araby" in said
    assert "Slut sedan länge – nämns inte" in said
    assert "Hemlig" not in said


def test_another_fingerprint_when_what_is_public_has_changed(book):
    before = public_build.made_from()
    assert public_build.made_from() == before
    row = book.create(
        Intervention(
            name="x", start=dt.date(2026, 1, 1), responsible="TF", public=True,
            geometry=shapely.Point(488_170, 6_303_930),
        ),
        actor="",
    )  # fmt: skip
    with_one = public_build.made_from()
    book.update(Intervention, row.id, {"name": "y"}, expected_version=1, actor="")
    with_another = public_build.made_from()
    kept.save(cached.store().root, made().ledger)
    assert len({before, with_one, with_another, public_build.made_from()}) == 4


@pytest.mark.usefixtures("book")
def test_places_are_said_by_their_names():
    assert public_told.place("REST a 2026-10") == "övriga och okända platser · a · oktober 2026"
    assert public_told.place("cykelstold+fordon 2026-11|2026-10+2026-12") == (
        "Cykelstöld och Stöld av och ur fordon · oktober 2026, november 2026 och december 2026"
    )
    assert public_told.place("index.html, line 12") == "index.html, rad 12"
    assert public_told.month("2026-10-2") == "oktober 2026 (2)"
    assert public_told.month("2026-13") == "2026-13"


def test_nothing_of_the_demo_is_left_when_real_data_have_come(book):
    published()
    store = book.store
    assert kept.ledger(store.root).entries == (ENTRY,)
    real = rows((("2026-11-02 12:00", 488_170.0),))
    store.add_batch([real], {"profile": "test", "demo": False, "replaces_demo": True})
    assert kept.ledger(store.root).entries == ()
    assert public_build.out() == store.root / public_build.OWN
    assert releases.every(cached.book()) == []
