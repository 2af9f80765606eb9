"""What the bench prints of the weekly check is what the method page says of its power."""

from __future__ import annotations

import pytest

from geo.measures.power import power
from tests.bench import calibration


def test_the_simulation_agrees_with_the_power_that_is_shown():
    found = calibration.measured(100)
    low, high = found.interval
    assert low <= found.signals <= high
    for (level, factor), share in found.seen.items():
        assert share == pytest.approx(float(power(level, factor=factor)), abs=0.06)
    assert "× 3 seen" in calibration.table(found)
