"""Interventions out of the page and back into it."""

from __future__ import annotations

import pytest

from data.records import Intervention
from data.records.outgoing import to_csv
from pages.parts import access, act_files
from tests.pages.reading import captions


@pytest.fixture
def files(visit, monkeypatch):
    """Open the page with the box of files open."""

    class Box:
        open = True

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(act_files.st, "popover", lambda *_, **__: Box())
    return lambda: visit("interventions")


def told(app):
    return " ".join(box.value for box in [*app.success, *app.error])


def give(app, name, content):
    app.file_uploader[0].set_value((name, content, "text/csv"))
    app.run()
    app.button(key="act_take").click()
    return app.run()


def test_what_was_exported_comes_back_as_known(files, book):
    app = give(files(), "insatser.csv", to_csv(book))
    assert not app.exception
    assert "40 rader lästa: 0 nya insatser, 0 ändrade, 40 fanns redan" in told(app)


def test_new_rows_are_kept_and_bad_ones_told(files, book):
    rows = (
        "namn;start;ansvarig;x;y\nNy;2026-01-01;Parken;488100;6303700\nFel;i maj;P;488100;6303700\n"
    )
    app = give(files(), "a.csv", rows.encode())
    assert "2 rader lästa: 1 nya insatser, 0 ändrade, 0 fanns redan och 1 avvisades" in told(app)
    assert "rad 3, Fel: ”i maj” i kolumnen start går inte att läsa" in captions(app).replace(
        "\\", ""
    )
    assert book.listed(Intervention, name="Ny")


def test_a_file_that_is_none_is_a_sentence(files, book):
    app = give(files(), "a.csv", b"\x00\x01\x02")
    assert not app.exception
    assert app.error
    assert len(book.listed(Intervention)) == 40


@pytest.mark.usefixtures("book")
def test_a_reader_may_take_files_out_and_not_in(files, monkeypatch):
    monkeypatch.setattr(access, "roles", lambda: frozenset({"läsare"}))
    app = files()
    assert not app.exception
    assert not app.file_uploader
    assert "Hämta alla insatser" in captions(app)
