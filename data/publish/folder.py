"""The folder that a web server shows: a release is there whole or not at all.

index.html        leads to latest/
releases.html     every release
latest            a link to the newest one, switched in one step
2026-10/          a release, never changed; or a page that says that it has been withdrawn
"""

from __future__ import annotations

import re
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from data.store.files import explained, sync
from geo.errors import UserError
from geo.public.files import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Shared = Callable[[list[str], list[str]], dict[str, bytes]]

LATEST = "latest"
NAME = re.compile(r"(\d{4}-\d{2})(?:-(\d+))?")
ROOT_FILES = ("index.html", "releases.html")


def releases(out: Path) -> list[str]:
    """Return the names of the releases in a folder, the newest first."""
    return [name for name in _named(out) if not _is_notice(out / name)]


def withdrawn(out: Path) -> list[str]:
    """Return the names of those that have been withdrawn, the newest first."""
    return [name for name in _named(out) if _is_notice(out / name)]


def _is_notice(folder: Path) -> bool:
    return [each.name for each in folder.iterdir()] == [INDEX]


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


def put(
    out: Path,
    name: str,
    files: Mapping[str, bytes],
    shared: Shared,
) -> None:
    """Put a release in the folder and make it the latest.

    Parameters
    ----------
    name
        Of the release; there must be none of that name.
    files
        Name → content.
    shared
        Makes the files of the folder itself, from the names of all releases and of those
        that have been withdrawn.

    Raises
    ------
    UserError
        If it cannot be written. Readers see the folder as it was then.
    """
    with _staging(out) as staging:
        staged = staging / name
        staged.mkdir()
        for file, told in files.items():
            _write(staged / file, told)
        sync(staged)
        if (out / name).exists():
            raise UserError("Det finns redan en publicering med namnet {name}.", name=name)
        staged.replace(out / name)
        sync(out)
        _show(out, staging, shared)


def withdraw(out: Path, name: str, notice: bytes, shared: Shared) -> None:
    """Put a page that says so in place of a release; the one before becomes the latest.

    Its numbers stay in the ledger: what has been read cannot be unread.

    Raises
    ------
    UserError
        If there is none of that name.
    """
    if name not in releases(out):
        raise UserError("Det finns ingen publicering med namnet {name} i mappen.", name=name)
    with _staging(out) as staging:
        (staging / "notice").mkdir()
        _write(staging / "notice" / INDEX, notice)
        sync(staging / "notice")
        left = [each for each in releases(out) if each != name]
        _link(out, staging, left or [name])  # so that the latest never leads to nothing
        (out / name).replace(staging / name)
        (staging / "notice").replace(out / name)
        sync(out)
        _show(out, staging, shared)


def _show(out: Path, staging: Path, shared: Shared) -> None:
    names, gone = releases(out), withdrawn(out)
    for file, told in shared(names, gone).items():
        _write(staging / file, told)
        (staging / file).replace(out / file)
    _link(out, staging, names or gone)


def _link(out: Path, staging: Path, names: list[str]) -> None:
    """Switch the link in one step: nobody meets a moment without one."""
    (staging / LATEST).symlink_to(names[0], target_is_directory=True)
    (staging / LATEST).replace(out / LATEST)
    sync(out)


def _write(path: Path, told: bytes) -> None:
    path.write_bytes(told)
    sync(path)


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """Hand out a folder beside the releases, on the same disk; a dot hides it from servers."""
    with explained():
        staging = out / f".{secrets.token_hex(8)}"
        staging.mkdir(parents=True)
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)
