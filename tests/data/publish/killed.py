"""Processes that die at any step: after it, nothing of what they do happens any more."""

from __future__ import annotations

import os
from pathlib import Path

STEPS = ("rename", "replace", "symlink", "mkdir", "rmdir", "unlink", "fsync")


class Killed(BaseException):
    """The process is gone: no handler of ours catches it."""


class Process:
    """Counts the steps that change a disk, and dies at the one of a number."""

    def __init__(self, patch, dies_at=0, look=lambda: None):
        self.step, self.dies_at, self.look = 0, dies_at, look
        for name in STEPS:
            patch.setattr(os, name, self._before(getattr(os, name)))
        write = Path.write_bytes
        patch.setattr(Path, "write_bytes", lambda path, told: self._write(write, path, told))

    def _dies(self):
        """Count a step; whoever is dead stays so, whatever is to be cleaned up."""
        self.look()
        self.step += 1
        return bool(self.dies_at) and self.step >= self.dies_at

    def _before(self, do):
        def step(*given, **more):
            if self._dies():
                raise Killed
            return do(*given, **more)

        return step

    def _write(self, write, path, told):
        if self._dies():
            if self.step == self.dies_at:
                write(path, told[: len(told) // 2])
            raise Killed
        return write(path, told)


def tree(folder):
    """Return everything in a folder: its links, its folders and its bytes."""
    return {
        str(path.relative_to(folder)): _what(path)
        for path in sorted(folder.rglob("*"))
        if not any(up.is_symlink() for up in path.parents)
    }


def _what(path):
    if path.is_symlink():
        return "to", str(path.readlink())
    return ("folder",) if path.is_dir() else ("file", path.read_bytes())
