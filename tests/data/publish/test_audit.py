"""What the attacks are given of earlier releases, and their findings in words."""

from __future__ import annotations

import pytest

from data.publish import audit
from geo.disclosure.attack import Declared
from geo.disclosure.finding import Finding
from geo.errors import UserError


def test_every_attack_is_said_in_words():
    assert set(audit.FOUND) == {f"A{i}" for i in (1, 2, 3, 4, 5, 6, 7, 8, 10)}
    assert audit.said(Finding("A99", "x", ""))[0] == audit.OTHER


def test_a_number_of_any_earlier_release_that_is_not_the_ledgers_is_seen(make):
    for until in ("2026-08", "2026-09", "2026-10"):
        make(until=until)
    path = make.out / "2026-08" / "brott.csv"
    table = path.read_text("utf-8-sig").splitlines()
    cells = table[1].split(";")
    cells[6] = str(int(cells[6]) + 5)
    path.write_text("\r\n".join([table[0], ";".join(cells), *table[2:], ""]), "utf-8-sig")
    with pytest.raises(UserError, match="2026-08"):
        make()


def test_a_number_of_the_release_before_that_has_changed_is_found(make):
    """Laid under the new one: what the ledger check sees, the attacker sees too."""
    before = make(until="2026-10").files
    made = make()
    table = before["brott.csv"].decode("utf-8-sig").splitlines()
    cells = table[1].split(";")
    cells[6] = str(int(cells[6]) + 5)
    other = "\r\n".join([table[0], ";".join(cells), *table[2:], ""]).encode("utf-8-sig")
    for content, attacks in ((before["brott.csv"], set()), (other, {"A4"})):
        found = audit.attack(made.files, [{"brott.csv": content}], made.ledger, Declared())
        assert {each.attack for each in found} & {"A4"} == attacks
