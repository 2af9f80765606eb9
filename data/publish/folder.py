"""The folder that a web server shows: a release is there whole or not at all.

index.html        leads to latest/
releases.html     every release
latest            a link to the newest one, switched in one step
2026-10/          a release, never changed; or a page that says that it has been withdrawn
.lagesbild/       while somebody works here: what is not whole yet, and the withdrawals begun

Whoever works here first finishes what one that was killed has left: the releases that are in
their places and the withdrawals begun say how everything else has to be.
"""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from data.store.files import alone_in, explained, sync
from geo.errors import UserError
from geo.public.files import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Shared = Callable[[list[str], Mapping[str, bytes]], dict[str, bytes]]

LATEST = "latest"
NAME = re.compile(r"(\d{4}-\d{2})(?:-(\d+))?")
ROOT_FILES = ("index.html", "releases.html")
WORK, NEW = ".lagesbild", "new"
PRIVATE = 0o700  # a web server that runs as somebody else cannot look into it


def releases(out: Path) -> list[str]:
    """Return the names of the releases in a folder, the newest first."""
    return [name for name in _named(out) if not _is_gone(out, name)]


def withdrawn(out: Path) -> list[str]:
    """Return the names of those whose withdrawal has at least begun, the newest first."""
    return [name for name in _named(out) if _is_gone(out, name)]


def _is_gone(out: Path, name: str) -> bool:
    with explained():
        only = [each.name for each in (out / name).iterdir()] == [INDEX]
        return only or (out / WORK / name).exists()


def _named(out: Path) -> list[str]:
    with explained():
        if not out.is_dir():
            return []
        found = [(_order(each.name), each.name) for each in out.iterdir() if each.is_dir()]
    return [name for order, name in sorted(found, reverse=True) if order[0]]


def _order(name: str) -> tuple[str, int]:
    found = NAME.fullmatch(name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)


def content(out: Path, name: str) -> dict[str, bytes]:
    """Read the files of a release."""
    with explained():
        return {path.name: path.read_bytes() for path in sorted((out / name).iterdir())}


def next_name(out: Path, month: str) -> str:
    """Name a release of a month: ``2026-10``, then ``2026-10-2``."""
    taken = [_order(name)[1] for name in _named(out) if _order(name)[0] == month]
    return f"{month}-{max(taken) + 1}" if taken else month


def put(out: Path, name: str, files: Mapping[str, bytes], shared: Shared) -> None:
    """Put a release in the folder and make it the latest.

    Parameters
    ----------
    name
        Of the release; there must be none of that name.
    files
        Name → content.
    shared
        Makes the files of the folder itself, and the notices as they have to be now: from
        the names of all releases, and from name → notice of those that have been withdrawn.

    Raises
    ------
    UserError
        If it cannot be written. Readers see a whole release; the next one to work here
        finishes.
    """
    with explained():
        out.mkdir(parents=True, exist_ok=True)
    with _working(out, shared) as new:
        if (out / name).exists():
            raise UserError("Det finns redan en publicering med namnet {name}.", name=name)
        staged = new / name
        staged.mkdir()
        for file, told in files.items():
            _write(staged / file, told)
        sync(staged)
        staged.replace(out / name)
        sync(out)
        _finish(out, new, shared)


def withdraw(out: Path, name: str, notice: bytes, shared: Shared) -> None:
    """Put a page that says so in place of a release; the one before becomes the latest.

    Its numbers stay in the ledger: what has been read cannot be unread. One that has been
    withdrawn, wholly or not, is given this notice.

    Raises
    ------
    UserError
        If there is none of that name.
    """
    if name not in _named(out):
        raise UserError("Det finns ingen publicering med namnet {name} i mappen.", name=name)
    with _working(out, shared) as new:
        _replace(new, out / WORK / name, notice)  # from here on it will be finished
        _finish(out, new, shared)


def finish(out: Path, shared: Shared) -> None:
    """Finish what whoever was killed here has left; twice makes no difference."""
    with _working(out, shared):
        pass


def _finish(out: Path, new: Path, shared: Shared) -> None:
    """Bring the folder to what its releases and the withdrawals begun say."""
    begun = [each for each in (out / WORK).iterdir() if NAME.fullmatch(each.name)]
    names, gone = releases(out), withdrawn(out)
    if names or gone:
        _link(out, new, (names or gone)[0])
    for each in begun:
        _take(out / each.name, new, each.read_bytes())
    if names or gone:
        notices = {name: (out / name / INDEX).read_bytes() for name in gone}
        for file, told in shared(names, notices).items():
            _replace(new, out / file, told)
    for each in begun:
        each.unlink()


def _take(folder: Path, new: Path, notice: bytes) -> None:
    """Let a notice be all there is of a release; it stands there before anything goes."""
    folder.mkdir(exist_ok=True)
    _replace(new, folder / INDEX, notice)
    for each in sorted(folder.iterdir()):
        if each.name != INDEX:
            each.unlink()
    sync(folder)


def _link(out: Path, new: Path, name: str) -> None:
    """Switch the link in one step: nobody meets a moment without one."""
    latest = out / LATEST
    if latest.is_symlink() and str(latest.readlink()) == name:
        return
    (new / LATEST).symlink_to(name, target_is_directory=True)
    (new / LATEST).replace(latest)
    sync(out)


def _replace(new: Path, path: Path, told: bytes) -> None:
    """Write a file in one step, if it does not say that already."""
    if path.exists() and path.read_bytes() == told:
        return
    _write(new / path.name, told)
    (new / path.name).replace(path)
    sync(path.parent)


def _write(path: Path, told: bytes) -> None:
    path.write_bytes(told)
    sync(path)


@contextmanager
def _working(out: Path, shared: Shared) -> Iterator[Path]:
    """Finish what was left, and hand out a folder for what is not whole yet, on the same disk."""
    work, new = out / WORK, out / WORK / NEW
    with explained(), alone_in(out):
        work.mkdir(PRIVATE, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        try:
            _finish(out, new, shared)
            yield new
        finally:
            shutil.rmtree(new, ignore_errors=True)
            with suppress(OSError):  # a withdrawal that could not be finished stays in it
                work.rmdir()
