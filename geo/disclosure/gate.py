"""Which totals are told by district at all.

The gate asks the municipality's total, which is public, and nothing else: at least 10,
or month → quarter → year → rare groups of the same parent together → never by district.
What comes through is rounded *once*, and the rounding is asked whether it may be shown:
a question about published numbers and public totals only. If not, the group and period
are kept for the municipality for good. To try again with other chance, or to pool what
was refused, would say something by saying nothing: that no rounding of the true counts
could be shown, and so what they are. As it is, who sees that something was kept knows
that one of many roundings came out, all of which leave every count its width and four values
or more (shown by listing every possible truth in ``tests/geo/disclosure/test_kerckhoffs.py``).
There is one number of the municipality of which that would not be so, and it is asked for
first: see :func:`has_room`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.bounds import box, narrow, narrow_if_one_is_known
from geo.disclosure.cells import BASE, OPEN, year_of
from geo.disclosure.groups import BY_ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from geo.disclosure.cells import Atom, Closing

FEWEST = 10
KEPT_ANYWAY = 0.1
FEWEST_AREAS = 3  # of two and their sum, each tells the other
LAST_OF_QUARTER = (3, 6, 9, 12)


def may_split(group: str, total: int, areas: int) -> bool:
    """Whether a group and period are rounded by district at all; asks public numbers only."""
    open_to_all = all(BY_ID[each].split for each in group.split("+"))
    return open_to_all and total >= FEWEST and areas >= FEWEST_AREAS


def has_room(total: int, said: int) -> bool:
    """Whether that a total is kept leaves every count four values; both numbers are public.

    Not if 3 more than there were are said: of 12 that are said to be 15 only 11 and 1, or 12
    and 0, are refused. One in ten of them is therefore kept whatever the counts are, by a chance
    of the key, so that to be kept can come from any.
    """
    return said - total != BASE - 2


def acceptable(values: npt.ArrayLike, total: int) -> bool:
    """Whether rounded numbers of one total may be shown.

    Not if one area has it all, nor if a count of one to four could be told closer than
    rounding leaves it, also by who knows of one incident.
    """
    low, high = box(values)
    if np.count_nonzero(values) < 2:  # noqa: PLR2004 - all in one area
        return False
    return not (narrow(low, high, total) | narrow_if_one_is_known(low, high, total)).any()


def may_show(values: npt.ArrayLike, total: int, said: int, chance: float) -> bool:
    """Whether rounded numbers are shown; ``chance`` is uniform, of the key and not the counts."""
    return acceptable(values, total) and (chance >= KEPT_ANYWAY or has_room(total, said))


def quarter_of(month: str) -> str:
    """Return the quarter of a month: ``2025-Q1``."""
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"


def pools(
    closed: Mapping[Atom, Closing], groups: tuple[str, ...], month: str, step: str
) -> list[tuple[Atom, ...]]:
    """Return what is pooled at a step when a month closes: its groups and months together.

    Parameters
    ----------
    closed
        Every group and month closed so far.
    groups
        Ids.
    month
        That closes.
    step
        ``quarter``, ``year`` or ``parent``.
    """
    number = int(month[5:])
    if number not in LAST_OF_QUARTER or (step != "quarter" and number != LAST_OF_QUARTER[-1]):
        return []
    of = quarter_of if step == "quarter" else year_of
    still_open = [
        atom
        for atom, closing in closed.items()
        if closing.state == OPEN and len(atom[1]) == len(month) and of(atom[1]) == of(month)
    ]
    found: dict[str, list[Atom]] = {}
    for group in groups:
        if BY_ID[group].split:
            key = BY_ID[group].parent if step == "parent" else group
            found.setdefault(key, []).extend(atom for atom in still_open if atom[0] == group)
    return [tuple(atoms) for atoms in found.values() if atoms]
