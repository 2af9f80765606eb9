"""How rare a change beyond the comparison's is by chance alone: exact, for any counts.

Two areas, before and after: four Poisson counts. If without the intervention both areas
change by the same percentage, whatever it is, then given the margins of the table the
count in the treated area afterwards is hypergeometric (Fisher 1935, JRSS 98:39; for
Poisson counts Lehmann & Romano 2005, Testing Statistical Hypotheses, 4.5). So no unknown
level is estimated and the stated level is kept at five offences as at five hundred.

Where offences vary more than chance, the counts are divided by how much more before they
are tested (Rao & Scott 1992, Biometrics 48:577).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import scipy

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]


class Chance(NamedTuple):
    """Probability of as few or fewer, and of as many or more, in the treated area after."""

    fewer: Floats
    more: Floats


def exact(treated: npt.ArrayLike, control: npt.ArrayLike, *, spread: float = 1.0) -> Chance:
    """Test a change beyond the comparison's.

    Parameters
    ----------
    treated, control
        Offences, last axis (before, after). Equal parts of each may be unregistered:
        they leave the test as it is.
    spread
        Variance over that of chance.

    Returns
    -------
    Chance
        One-sided, the count itself included; 1 where there is nothing to test.
    """
    return Chance(as_few(treated, control, spread=spread), as_many(treated, control, spread=spread))


def as_few(treated: npt.ArrayLike, control: npt.ArrayLike, *, spread: float = 1.0) -> Floats:
    """Return the first half of ``exact`` alone, for whoever tries many numbers."""
    n, table = _hypergeometric(treated, control, spread)
    return np.where(table[0], scipy.stats.hypergeom.cdf(n, *table), 1.0)


def as_many(treated: npt.ArrayLike, control: npt.ArrayLike, *, spread: float = 1.0) -> Floats:
    """Return the other half of ``exact`` alone."""
    n, table = _hypergeometric(treated, control, spread)
    return np.where(table[0], scipy.stats.hypergeom.sf(n - 1, *table), 1.0)


def _hypergeometric(
    treated: npt.ArrayLike, control: npt.ArrayLike, spread: float
) -> tuple[Ints, tuple[Ints, Ints, Ints]]:
    """Return the count afterwards where it acts, and (all, all afterwards, all where it acts)."""
    t, c = (np.rint(np.asarray(v) / spread).astype(np.int64) for v in (treated, control))
    return t[..., 1], ((t + c).sum(axis=-1), t[..., 1] + c[..., 1], t.sum(axis=-1))
