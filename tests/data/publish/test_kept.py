"""The ledger and its key: kept, private, and missed when they are gone."""

from __future__ import annotations

import stat

import pytest

from data.publish import kept
from geo.disclosure.cells import Ledger
from geo.errors import UserError
from tests.geo.public.town import ledger


def test_what_is_saved_is_read_back(tmp_path):
    assert kept.ledger(tmp_path) == Ledger()
    made = ledger(first="2026-01")
    kept.save(tmp_path, made)
    assert kept.ledger(tmp_path) == made
    kept.save(tmp_path, Ledger())
    assert kept.ledger(tmp_path) == Ledger()


def test_the_key_is_drawn_once_and_nobody_else_may_read_it(tmp_path):
    first = kept.key(tmp_path)
    assert kept.key(tmp_path) == first
    assert len(first) == kept.KEY_BYTES
    assert kept.key(tmp_path / "another") != first
    mode = (tmp_path / kept.FOLDER / "key").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_without_the_key_nothing_is_rounded_anew(tmp_path):
    kept.key(tmp_path)
    kept.save(tmp_path, ledger(first="2026-01"))
    (tmp_path / kept.FOLDER / "key").unlink()
    with pytest.raises(UserError, match="Nyckeln"):
        kept.key(tmp_path)


def test_a_damaged_ledger_is_told(tmp_path):
    kept.save(tmp_path, ledger(first="2026-01"))
    path = tmp_path / kept.FOLDER / "ledger"
    path.write_text(path.read_text("utf-8")[:-9], encoding="utf-8")
    with pytest.raises(UserError, match="Liggaren"):
        kept.ledger(tmp_path)
