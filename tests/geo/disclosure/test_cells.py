"""Periods are written in one way, and read back."""

from __future__ import annotations

import pytest

from geo.disclosure.cells import Entry, atoms_of, is_late, period, unit
from geo.disclosure.gate import quarter_of


def test_periods_are_canonical():
    assert period("2025-03", "2025-02", "2025-03") == "2025-02+2025-03"
    assert [quarter_of(f"2025-{m:02}")[-1] for m in range(1, 13)] == list("111222333444")
    assert is_late("2025-late")
    assert not is_late("2025-12")


@pytest.mark.parametrize(
    ("atoms", "written"),
    [
        ((("a", "2025-01"),), ("a", "2025-01")),
        ((("a", "2025-03"), ("a", "2025-01")), ("a", "2025-01+2025-03")),
        (
            (("b", "2025-02"), ("a", "2025-04"), ("a", "2025-01")),
            ("a+b", "2025-01+2025-04|2025-02"),
        ),
    ],
)
def test_a_unit_is_written_and_read(atoms, written):
    assert unit(atoms) == written
    assert set(atoms_of(*written)) == set(atoms)
    assert Entry("x", *written, 5, "2025-02", "v").unit == written
