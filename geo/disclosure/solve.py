"""Smallest and largest counts under any linear knowledge: LP first, then MILP (HiGHS)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

Constraint = tuple[Sequence[int], int, int]  # members, smallest sum, largest sum


def extremes(
    low: Ints, high: Ints, constraints: Sequence[Constraint], cell: int, *, whole: bool
) -> tuple[int, int] | None:
    """Return the smallest and largest value that one unknown can have.

    Parameters
    ----------
    low, high
        Of each unknown, shape (n,).
    constraints
        Sums of unknowns.
    cell
        Which.
    whole
        Whether all unknowns are whole numbers (MILP); if not, the answer may be wider.

    Returns
    -------
    tuple or None
        None where nothing fits all constraints.
    """
    rule = _matrix(constraints, len(low))
    bounds, cost = Bounds(low, high), np.zeros(len(low))
    found = []
    for sign in (1, -1):
        cost[cell] = sign
        answer = milp(cost, integrality=int(whole), bounds=bounds, constraints=rule)
        if answer.status == 2:  # noqa: PLR2004 - HiGHS: infeasible
            return None
        if not answer.success:
            raise RuntimeError(f"the solver gave up: {answer.message}")
        found.append(sign * answer.fun)
    return int(np.ceil(found[0] - 1e-6)), int(np.floor(found[1] + 1e-6))


def _matrix(constraints: Sequence[Constraint], n: int) -> LinearConstraint:
    row = np.repeat(np.arange(len(constraints)), [len(each[0]) for each in constraints])
    column = np.concatenate([np.asarray(each[0], dtype=np.int64) for each in constraints])
    shape = (len(constraints), n)
    matrix = csr_array((np.ones(len(row)), (row, column)), shape=shape)
    return LinearConstraint(
        matrix, [each[1] for each in constraints], [each[2] for each in constraints]
    )
