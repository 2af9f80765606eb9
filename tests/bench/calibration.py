"""How honest the weekly check is, simulated: ``python -m tests.bench.calibration``.

A thousand quiet weeks, and weeks with a surge planted in one combination at a time.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
from scipy import stats

from geo.measures.judgement import judge
from tests.geo.weekly import MEANS, quiet

WEEKS, FACTORS = 1000, (2, 3)
LEVELS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)  # a week
BEFORE = 9


@dataclass(frozen=True)
class Calibration:
    """Signals of quiet weeks beside what was announced, and the share of surges that was seen."""

    signals: int
    announced: float
    tested: int
    seen: dict[tuple[float, int], float]  # level and factor → share

    @property
    def interval(self) -> tuple[float, float]:
        """Binomial 99 % interval of the number of signals that was announced."""
        low, high = stats.binom.interval(0.99, self.tested, self.announced / self.tested)
        return float(low), float(high)


def measured(weeks: int = WEEKS, seed: int = 1) -> Calibration:
    """Simulate and count."""
    rng = np.random.default_rng(seed)
    found = judge(quiet(rng, BEFORE, weeks))
    tested = np.broadcast_to(found.before[..., -1:, :] > 0, found.before.shape)
    tails = found.tails
    seen = {
        (level, factor): _seen(rng, level, factor, weeks) for level in LEVELS for factor in FACTORS
    }
    alarms = float(tails.false_alarm[tested].sum())
    return Calibration(int(tails.signal[tested].sum()), alarms, int(tested.sum()), seen)


def _seen(rng: np.random.Generator, level: float, factor: int, weeks: int) -> float:
    """Return how often a surge is a signal, planted in every combination of made-up weeks."""
    means = np.full_like(MEANS, level)
    counts = quiet(rng, BEFORE, max(1, weeks // 50), means)
    counts[-1, :, :-1] = rng.poisson(factor * means, (counts.shape[1], *MEANS.shape))
    return float(judge(counts).tails.signal[:, :-1].mean())


def table(found: Calibration) -> str:
    """Write what was found."""
    low, high = found.interval
    announced = f"{found.announced:.1f} announced (99 % {low:.0f}–{high:.0f})"
    lines = [
        f"{found.tested:,} tests of quiet weeks: {found.signals} signals, {announced}",
        f"{'a week':>10}" + "".join(f"{f'× {factor} seen':>14}" for factor in FACTORS),
    ]
    for level in LEVELS:
        shares = "".join(f"{found.seen[level, factor]:>14.1%}" for factor in FACTORS)
        lines.append(f"{level:>10g}{shares}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(measured()) + "\n")
