"""The tables that are made again are those that the migrations make."""

from __future__ import annotations

import sqlite3

import pytest

from data.records import migrate, open_book
from data.store import Store
from tests import tables


def tables_of(folder):
    open_book(Store(folder)).close()
    with sqlite3.connect(folder / "records.sqlite3") as made:
        return sorted(made.iterdump())  # the indexes of a table come in any order


def test_tables_made_again_are_the_migrated_ones(tmp_path, monkeypatch):
    migrated = []
    real = migrate.run
    monkeypatch.setattr(migrate, "run", lambda *given: migrated.append(given) or real(*given))
    plain = tables_of(tmp_path / "plain")
    tables.made_again(monkeypatch)
    first, again = tables_of(tmp_path / "first"), tables_of(tmp_path / "again")
    assert first == again == plain
    assert len(plain) > len(migrate.KNOWN)
    assert len(migrated) == 2, "the third was made without a migration"


@pytest.mark.parametrize("back", ["r0001", ""])
def test_what_is_not_new_is_migrated(tmp_path, monkeypatch, back):
    tables.made_again(monkeypatch)
    tables_of(tmp_path / "first")
    book = open_book(Store(tmp_path / "first"))
    with book.engine.begin() as connection:
        migrate.run(connection, back)
        assert migrate.revision(connection) == back
    book.close()
    assert tables_of(tmp_path / "first") == tables_of(tmp_path / "again")
