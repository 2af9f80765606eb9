"""Text columns of the incidents: few values and many rows, so each value is looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.disclosure.marks import MARKS, counted_as, mark
from geo.offences import INDEX

if TYPE_CHECKING:
    import numpy.typing as npt
    import pyarrow as pa

    Ints = npt.NDArray[np.int64]

KINDS = ("", *MARKS)


def lookup(column: pa.ChunkedArray, places: dict[str, int], missing: int) -> Ints:
    """Return the place of each row's word."""
    if not len(column):
        return np.empty(0, np.int64)
    codes, words = _codes(column)
    return np.array([places.get(word, missing) for word in words], np.int64)[codes]


def withhold(offence: Ints, table: pa.Table) -> Ints:
    """Move what its code or text says is sensitive to a type that is never told by district.

    Its profile did so when it was read in, unless that was before there were such types.

    Parameters
    ----------
    offence
        Index of each row's type, shape (n,).
    table
        Has the dictionary columns ``code`` and ``code_text``, n rows.
    """
    said = np.zeros(len(offence), np.int64)
    for name in ("code", "code_text") if len(offence) else ():
        codes, words = _codes(table[name])
        here = np.array([KINDS.index(mark(word)) for word in words], np.int64)[codes]
        said = np.where(said, said, here)
    types = np.array([[INDEX[counted_as(each, why)] for each in INDEX] for why in KINDS])
    return types[said, offence] if said.any() else offence


def _codes(column: pa.ChunkedArray) -> tuple[Ints, list[str]]:
    """Take a dictionary column apart into positions and words."""
    one = column.unify_dictionaries().combine_chunks()
    one = one.chunk(0) if hasattr(one, "num_chunks") else one
    return one.indices.to_numpy(zero_copy_only=False), one.dictionary.to_pylist()
