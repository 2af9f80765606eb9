"""What a hot spot is called by how it came and went.

A truth table and no more: what is hot, and what has changed, is decided in
:mod:`geo.measures.emerging`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

CLASSES = ("none", "new", "persistent", "sporadic", "diminishing", "ended")
NONE, NEW, PERSISTENT, SPORADIC, DIMINISHING, ENDED = range(len(CLASSES))
RECENT = 3  # windows that are "now": of four weeks each, the last twelve weeks


def classify(
    hot: npt.NDArray[np.bool_],
    *,
    more: npt.NDArray[np.bool_],
    fewer: npt.NDArray[np.bool_],
    steady: npt.NDArray[np.bool_],
    recent: int = RECENT,
) -> npt.NDArray[np.int8]:
    """Give every series exactly one class.

    ``now``: hot in one of the last ``recent`` windows; ``before``: in an earlier one.

    === ====== ============ ========== ===========
    now before more / fewer steady     class
    === ====== ============ ========== ===========
    no  no     any          any        none
    yes no     more         any        new
    no  yes    fewer        any        ended
    yes yes    fewer        any        diminishing
    any other               yes        persistent
    any other               no         sporadic
    ======================= ========== ===========

    Parameters
    ----------
    hot
        Shape (T, n).
    more, fewer
        Whether the place's share has grown, or shrunk, by more than chance, shape (n,).
    steady
        Whether the place was above the others most of the time, shape (n,). A history no
        longer than ``recent`` is not steady yet.

    Returns
    -------
    int8, shape (n,)
        Position in ``CLASSES``.
    """
    first = max(len(hot) - recent, 0)
    now, before = hot[first:].any(axis=0), hot[:first].any(axis=0)
    truths = {
        NONE: ~now & ~before,
        NEW: now & ~before & more,
        ENDED: before & ~now & fewer,
        DIMINISHING: now & before & fewer,
        PERSISTENT: steady & (first > 0),
    }
    return np.select(list(truths.values()), [np.int8(kind) for kind in truths], np.int8(SPORADIC))
