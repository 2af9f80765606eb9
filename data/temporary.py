"""Folders for a file while it is read: gone afterwards, or swept up when the server starts."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "lagesbild-"
OURS = re.compile(rf"{PREFIX}[a-z0-9_]{{8}}")
OLD = 24 * 60 * 60  # seconds; no file takes so long to read


def folder() -> tempfile.TemporaryDirectory[str]:
    """Make a folder that is there for as long as the ``with`` that asks for it."""
    return tempfile.TemporaryDirectory(prefix=PREFIX)


def sweep() -> None:
    """Remove the folders of processes that were killed a day ago or more."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if OURS.fullmatch(left.name) and _is_left(left.lstat()):
                shutil.rmtree(left, ignore_errors=True)


def _is_left(about: os.stat_result) -> bool:
    """Tell whether this is an old folder of our own, and not a link that someone put there."""
    own = not hasattr(os, "getuid") or about.st_uid == os.getuid()
    return own and stat.S_ISDIR(about.st_mode) and time.time() - about.st_mtime > OLD
