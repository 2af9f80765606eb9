"""The difference while an intervention runs, week by week, with a limit for looking often.

Each week all offences since the start are compared with the comparison, scaled to the
level before the start, by the exact test of ``geo.measures.effect_exact``; the limit is
that of ``geo.measures.effect_boundary``. A crossing on either side comes by chance in at
most 2.5 of 100 interventions without effect, however often one looks. Simulated with 5 to
200 offences before: 0.0 to 2.5 on each side.

The assumption that could mislead: offences vary as chance does, unless ``spread`` is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import special

from geo.measures.effect_boundary import boundary
from geo.measures.effect_exact import as_few, as_many, exact
from geo.measures.effect_scale import enough

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from geo.measures.effect import Pair

    Flags = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

FEWER, MORE = "fewer", "more"
TAIL = 0.025
_HIGHEST, _MORE = 4, 40  # numbers tried: so many times what is expected, and so many more


def monitor(
    before: Pair, after: npt.ArrayLike, *, planned: int, tail: float = TAIL, spread: float = 1.0
) -> pd.DataFrame:
    """Follow the difference.

    Parameters
    ----------
    before
        Offences before the start: treated, control.
    after
        Offences per week from the start, shape (2, weeks): treated, control. Weeks with
        offences still to be registered are good enough: they lack in both.
    planned
        Weeks that were planned, before the start; later ones are not judged.
    tail
        One-sided level of all looks together.
    spread
        Variance over that of chance.

    Returns
    -------
    DataFrame
        A row per week: ``treated`` and ``control`` so far; ``expected`` where it acts, if it
        went as the comparison; ``difference``; ``low`` and ``high``, the nearest differences
        that are more than chance (NaN where none is); ``p``, the smaller one-sided; and
        ``signal``: FEWER, MORE or "". No week is judged with under FEWEST offences before in
        either area. The verdict is not the monitor's.
    """
    so_far = np.cumsum(np.asarray(after, dtype=np.int64)[:, :planned], axis=1).T
    total, n = sum(before), so_far.sum(axis=1)
    information = total * n / np.maximum(total + n, 1)
    z = boundary(information, np.arange(1, len(so_far) + 1) / planned, tail=tail)
    limit = special.ndtr(-z) * enough(before)
    chance = exact(*_tables(before, so_far), spread=spread)
    expected = so_far[:, 1] * before[0] / before[1] if before[1] else np.full(len(so_far), np.nan)
    low, high = _limits(before, so_far[:, 1], limit, spread=spread)
    more = np.where((chance.more <= limit) & (limit > 0), MORE, "")
    signal = np.where((chance.fewer <= limit) & (limit > 0), FEWER, more)
    return pd.DataFrame(
        {
            "treated": so_far[:, 0], "control": so_far[:, 1], "expected": expected,
            "difference": so_far[:, 0] - expected, "low": low - expected,
            "high": high - expected, "p": np.minimum(chance.fewer, chance.more), "signal": signal,
        }
    )  # fmt: skip


def _tables(before: Pair, so_far: Ints) -> tuple[Ints, Ints]:
    """Return (before, after) of the treated and of the control, last axis, for each week."""
    start = np.broadcast_to(np.asarray(before, dtype=np.int64), so_far.shape)
    pairs = np.stack([start, so_far], axis=-1)
    return pairs[..., 0, :], pairs[..., 1, :]


def _limits(before: Pair, control: Ints, limit: Floats, *, spread: float) -> tuple[Floats, Floats]:
    """Return the most offences so far that are too few, and the fewest that are too many."""
    highest = _HIGHEST * (control.max(initial=0) + 1) * (before[0] + 1) / (before[1] + 1) + _MORE
    top = int(highest)

    def few(tried: Ints) -> Flags:
        return as_few(*tables(tried), spread=spread) <= limit

    def not_many(tried: Ints) -> Flags:
        return as_many(*tables(tried), spread=spread) > limit

    def tables(tried: Ints) -> tuple[Ints, Ints]:
        return _tables(before, np.stack([tried, control], axis=-1))

    most, fewest = _last(few, len(control), top), _last(not_many, len(control), top) + 1
    return np.where(most < 0, np.nan, most), np.where(fewest < top, fewest, np.nan)


def _last(holds: Callable[[Ints], Flags], size: int, top: int) -> Ints:
    """Return the largest number under ``top`` for which it still holds, -1 where it never does.

    It holds for small numbers and not for large: the range is halved until one is left.
    """
    low, high = np.full(size, -1), np.full(size, top)
    while (high - low > 1).any():
        middle = (low + high) // 2
        kept = holds(middle)
        low, high = np.where(kept, middle, low), np.where(kept, high, middle)
    return low
