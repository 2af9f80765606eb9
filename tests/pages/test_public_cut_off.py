"""A release or a recall that was cut off in the public folder: the same button finishes it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from data import publish
from data.publish import folder
from geo.errors import UserError
from pages.parts import public_build, public_left
from tests.pages.letting_out import ANNA, BO, Desk, made
from tests.pages.test_public import APPROVE, ASK, newest, published

CUT_OFF = "Den är återkallad i den publika mappen, men det är inte antecknat här."


@pytest.fixture
def out(book):
    """Return the folder that releases are put in."""
    return book.store.root / public_build.INVENTED


def test_what_went_out_without_becoming_the_latest_becomes_it(book, out, monkeypatch):
    published()
    Desk(ANNA).run().press("Börja på nästa publicering")
    desk = Desk(ANNA)
    desk.drafted = made("2026-11")
    desk.run().press("Bygg utkastet").press(ASK)
    with monkeypatch.context() as patch:
        away, link = UserError("Servern dog."), folder._link
        patch.setattr(
            folder, "_link",
            lambda *given: link(*given) if given[-1] == "2026-10" else (_ for _ in ()).throw(away),
        )  # fmt: skip
        bo = Desk(BO).run().press(APPROVE)
    assert (newest(book).state, publish.releases(out)) == ("godkänd", ["2026-11", "2026-10"])
    assert str((out / "latest").readlink()) == "2026-10"
    bo.press("Publicera")
    assert newest(book).state == "publicerad"
    assert str((out / "latest").readlink()) == "2026-11"
    assert b"2026-11/" in (out / "releases.html").read_bytes()


def test_a_recall_that_was_cut_off_in_the_folder_says_what_is_said_last(book, out, monkeypatch):
    desk = published()
    with monkeypatch.context() as patch:
        away = UserError("Servern dog.")
        patch.setattr(folder, "_take", lambda *_: (_ for _ in ()).throw(away))
        desk.write("Varför återkallas den?", "Fel karta").press("Återkalla")
    assert newest(book).state == "publicerad"
    desk.write("Varför återkallas den?", "Fel karta över Araby").press("Återkalla")
    assert newest(book).state == "återkallad"
    told = folder.content(out, "2026-10")
    assert told.keys() == {"index.html"}
    assert "Fel karta över Araby" in told["index.html"].decode()


def cut_off(desk, monkeypatch):
    """Recall the release, and die when the notice is to take its place."""
    with monkeypatch.context() as patch:
        away = UserError("Servern dog.")
        patch.setattr(folder, "_take", lambda *_: (_ for _ in ()).throw(away))
        desk.write("Varför återkallas den?", "Fel karta").press("Återkalla")


def test_a_recall_that_was_cut_off_is_finished_when_anybody_opens_the_page(book, out, monkeypatch):
    cut_off(published(), monkeypatch)
    assert len(folder.content(out, "2026-10")) > 1
    desk = Desk(BO).run()
    assert folder.content(out, "2026-10").keys() == {"index.html"}
    assert not (out / folder.WORK).exists()
    assert CUT_OFF in desk.text
    desk.write("Varför återkallas den?", "Fel karta").press("Återkalla")
    assert newest(book).state == "återkallad"
    assert CUT_OFF not in desk.text


def test_a_recall_that_was_cut_off_is_finished_when_the_server_starts(book, out, monkeypatch):
    cut_off(published(), monkeypatch)
    monkeypatch.setenv("LAGESBILD_DATA", str(book.store.root))
    runpy.run_path(str(Path(__file__).parents[2] / "dashboard.py"))
    assert folder.content(out, "2026-10").keys() == {"index.html"}


def test_a_folder_that_cannot_be_finished_is_said_and_hinders_nobody(book, monkeypatch, caplog):
    cut_off(published(), monkeypatch)
    away = UserError("Disken är full.")
    monkeypatch.setattr(folder, "finish", lambda *_: (_ for _ in ()).throw(away))
    assert "som inte blev färdigt. Disken är full." in Desk(BO).run().text
    public_left.at_start(book.store)
    assert "Disken är full." in caplog.text


def test_a_folder_that_cannot_be_looked_into_is_said(book, monkeypatch, caplog):
    published()
    desk, looked = Desk(BO), Path.is_dir

    def closed(path):
        if path.name == folder.WORK:
            raise PermissionError
        return looked(path)

    monkeypatch.setattr(Path, "is_dir", closed)
    assert "Servern kommer inte åt den publika mappen." in desk.run().text
    assert "blev färdigt" not in desk.text
    public_left.at_start(book.store)
    assert "kommer inte åt" in caplog.text


def test_nothing_is_written_in_a_folder_where_nothing_was_left(book, monkeypatch):
    published()
    monkeypatch.setattr(folder, "finish", lambda *_: pytest.fail("there was nothing to finish"))
    Desk(BO).run()
    public_left.at_start(book.store)
