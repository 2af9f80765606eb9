"""The attacker has the code: every possible truth of small towns is listed, with all that can come out.

Whatever is published, also that nothing is told by district, a count that may be zero to four
keeps its width and four values, and keeps them for who knows of one incident.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import numpy as np
import pytest

from geo.disclosure.bounds import SMALL, WIDTH
from geo.disclosure.gate import FEWEST, acceptable, has_room

KEPT = "kept"


def truths(areas, total):
    """Every way to spread a total over areas."""
    if areas == 1:
        return [(total,)]
    return [(x, *rest) for x in range(total + 1) for rest in truths(areas - 1, total - x)]


def roundings(truth):
    """Every rounding of a truth whose sum is next to the total."""
    total = sum(truth)
    each = [(x // 5 * 5, x // 5 * 5 + 5) if x % 5 else (x,) for x in truth]
    return [values for values in product(*each) if abs(sum(values) - total) < 5]


def outcomes(areas, total, shown=acceptable, sums=(), room=has_room):
    """What can be published of a total, and the truths that each can come from.

    The sum may be any, or be fixed beforehand by what has been said of the municipality.
    """
    found = defaultdict(list)
    for truth in truths(areas, total):
        for values in (v for v in roundings(truth) if not sums or sum(v) in sums):
            found[values if shown(values, total) else KEPT].append(truth)
            if not room(total, sum(values)):  # kept anyway, by chance
                found[KEPT].append(truth)
    return {outcome: np.array(possible) for outcome, possible in found.items()}


def leaks(possible):
    """Areas where zero to four is told too closely, with nothing or one incident known."""
    small = possible.min(axis=0) <= SMALL
    found = list(np.flatnonzero(small & ((np.ptp(possible, axis=0) < WIDTH) | few(possible))))
    for known in range(possible.shape[1]):
        left = possible[possible[:, known] >= 1]
        if len(left):
            small = left.min(axis=0) <= SMALL
            wanted = np.full(left.shape[1], WIDTH)
            # Who knows of an incident where 0 is told has four values left, 1 to 4.
            wanted[known] -= int(possible[:, known].min() == 0)
            found += list(np.flatnonzero(small & ((np.ptp(left, axis=0) < wanted) | few(left))))
    return found


def few(possible):
    """Areas of which fewer than four numbers are left, however far apart."""
    return np.array([len(np.unique(each)) < 4 for each in possible.T])


TOWNS = [(3, total) for total in range(FEWEST, 22)] + [(4, total) for total in (10, 11, 13)]


@pytest.mark.parametrize(("areas", "total"), TOWNS)
def test_nothing_that_comes_out_tells_too_much(areas, total):
    below = total // 5 * 5
    for sums in ((), (below,), (below + 5,))[: 3 if total % 5 else 1]:
        found = outcomes(areas, total, sums=sums)
        assert len(found) > 1
        assert KEPT in found
        told = {outcome: leaks(possible) for outcome, possible in found.items()}
        assert not any(told.values()), told


def test_without_the_question_before_showing_something_leaks():
    bare = outcomes(3, 11, lambda *_: True)
    assert leaks(bare[15, 0, 0])
    assert not acceptable((15, 0, 0), 11)
    assert leaks(bare[10, 5, 0])  # by who knows of one incident in the third


def test_what_is_refused_of_three_too_many_would_leak():
    refused = outcomes(3, 12, sums=(15,), room=lambda *_: True)[KEPT]
    assert set(refused[:, 0]) == {0, 1, 11, 12}
    assert leaks(refused)
    assert not has_room(12, 15)
    assert all(has_room(12, said) for said in (10, 20))


def test_to_try_again_until_something_can_be_shown_would_leak():
    """Kept would then mean that no rounding can be shown: all of it in one place."""
    again = [t for t in truths(3, 10) if not any(acceptable(v, 10) for v in roundings(t))]
    assert sorted(again) == [(0, 0, 10), (0, 10, 0), (10, 0, 0)]
    assert leaks(outcomes(3, 10)[KEPT]) == []
    assert leaks(np.array([t for t in again if t[2]]))  # nothing known: it is where it is seen
