"""The folder that a web server shows: a release is there whole or not at all.

index.html        leads to latest/
releases.html     every release
latest            a link to the newest one, switched in one step
2026-10/          a release, never changed
"""

from __future__ import annotations

import re
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from data.store.files import explained, sync
from geo.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

LATEST = "latest"
NAME = re.compile(r"(\d{4}-\d{2})(?:-(\d+))?")
ROOT_FILES = ("index.html", "releases.html")


def releases(out: Path) -> list[str]:
    """Return the names of the releases in a folder, the newest first."""
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
    taken = [_order(name)[1] for name in releases(out) if _order(name)[0] == month]
    return f"{month}-{max(taken) + 1}" if taken else month


def put(
    out: Path,
    name: str,
    files: Mapping[str, bytes],
    shared: Callable[[list[str]], dict[str, bytes]],
) -> None:
    """Put a release in the folder and make it the latest.

    Parameters
    ----------
    name
        Of the release; there must be none of that name.
    files
        Name → content.
    shared
        Makes the files of the folder itself, from the names of all releases.

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


def withdraw(out: Path, name: str, shared: Callable[[list[str]], dict[str, bytes]]) -> None:
    """Take a release away; the one before becomes the latest. Its numbers stay in the ledger.

    Raises
    ------
    UserError
        If there is none of that name.
    """
    if name not in releases(out):
        raise UserError("Det finns ingen publicering med namnet {name} i mappen.", name=name)
    with _staging(out) as staging:
        left = [each for each in releases(out) if each != name]
        _link(out, staging, left)  # so that the latest never leads to nothing
        (out / name).replace(staging / name)
        sync(out)
        _show(out, staging, shared)


def _show(out: Path, staging: Path, shared: Callable[[list[str]], dict[str, bytes]]) -> None:
    names = releases(out)
    for file, told in shared(names).items():
        _write(staging / file, told)
        (staging / file).replace(out / file)
    _link(out, staging, names)


def _link(out: Path, staging: Path, names: list[str]) -> None:
    """Switch the link in one step: nobody meets a moment without one."""
    if names:
        (staging / LATEST).symlink_to(names[0], target_is_directory=True)
        (staging / LATEST).replace(out / LATEST)
    else:
        (out / LATEST).unlink(missing_ok=True)
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
