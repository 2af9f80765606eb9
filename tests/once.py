"""What is slow to make and the same for every test is made once, for all workers of a run."""

from __future__ import annotations

import fcntl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

ALONE = "master"  # what pytest-xdist calls the worker where there are none


def once(
    factory: pytest.TempPathFactory, worker: str, name: str, make: Callable[[Path], None]
) -> Path:
    """Return a folder that has been filled by one of the workers; nobody may write there."""
    own = factory.getbasetemp()
    folder = (own if worker == ALONE else own.parent) / f"once-{name}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            being_made = folder.with_suffix(".new")
            being_made.mkdir(exist_ok=True)
            make(being_made)
            being_made.rename(folder)
    return folder
