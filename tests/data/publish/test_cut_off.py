"""A command that was cut off, done again: the same release, whole, and the latest."""

from __future__ import annotations

import itertools

import pytest

from data import publish
from data.publish import folder, kept
from data.store import files
from tests.data.publish.conftest import PUBLISHED
from tests.data.publish.killed import Killed


def test_the_same_command_again_makes_the_release_the_latest(make, monkeypatch):
    make(until="2026-09")
    with monkeypatch.context() as patch:
        patch.setattr(folder, "_finish", _dies_at(folder._finish, 2))
        with pytest.raises(Killed):
            make(until="2026-10")
    assert str((make.out / "latest").readlink()) == "2026-09"
    assert make(until="2026-10").same
    assert str((make.out / "latest").readlink()) == "2026-10"
    assert b"2026-10/" in (make.out / "releases.html").read_bytes()


def _dies_at(do, number):
    calls = itertools.count(1)

    def step(*given):
        if next(calls) == number:
            raise Killed
        return do(*given)

    return step


def test_a_ledger_that_was_kept_before_the_death_makes_the_same_release(make, town, monkeypatch):
    make(until="2026-09")
    with monkeypatch.context() as patch:
        patch.setattr(folder, "put", _dies_at(folder.put, 1))
        with pytest.raises(Killed):
            make(until="2026-10")
    ledger = kept.ledger(town.root)
    assert {entry.release for entry in ledger.entries} == {"2026-09", "2026-10"}
    again = make(until="2026-10")
    assert (again.name, again.same, again.ledger) == ("2026-10", False, ledger)
    assert kept.ledger(town.root) == ledger


def test_a_draft_knows_of_a_withdrawal_that_was_cut_off(make, town, monkeypatch):
    make(until="2026-10")
    with monkeypatch.context() as patch:
        patch.setattr(folder, "_take", _dies_at(folder._take, 1))
        with pytest.raises(Killed):
            publish.withdraw(town, make.out, "2026-10", reason="Fel", day=PUBLISHED)
    (make.out / "2026-10" / "brott.csv").unlink()
    assert publish.releases(make.out) == []
    assert make(until="2026-10").name == "2026-10-2"
    assert folder.content(make.out, "2026-10").keys() == {"index.html"}


def test_what_somebody_works_at_is_not_left(make, monkeypatch):
    make(until="2026-10")
    assert not publish.is_left(make.out)
    (make.out / folder.WORK).mkdir()
    assert publish.is_left(make.out)
    with files.alone_in(make.out):
        assert not publish.is_left(make.out)
    monkeypatch.setattr(files, "fcntl", None)  # nobody can be asked
    assert not publish.is_left(make.out)
