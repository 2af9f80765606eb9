"""The store: immutable batches, one manifest that is the commit point, derived columns.

Everything a reader sees follows from ``manifest.json``, which is replaced in one
step. A reader that comes in the middle of a write sees the old store.
"""

from data.store.core import Store
from data.store.entries import Batch
from data.store.foresee import contradicted, foresee, foresee_records

__all__ = ["Batch", "Store", "contradicted", "foresee", "foresee_records"]
