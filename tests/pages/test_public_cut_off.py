"""A release or a recall that was cut off in the public folder: the same button finishes it."""

from __future__ import annotations

import pytest

from data import publish
from data.publish import folder
from geo.errors import UserError
from pages.parts import public_build
from tests.pages.letting_out import ANNA, BO, Desk, made
from tests.pages.test_public import APPROVE, ASK, newest, published


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
