"""Write so that a reader, or a power cut, meets the old file or the new, never part of one."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geo.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

STAGING = "staging"
CHUNK = 1 << 20


@contextmanager
def writing(root: Path) -> Iterator[Path]:
    """Hold the writers' lock and hand out a staging folder that is gone afterwards.

    Raises
    ------
    UserError
        If another writer holds the lock, the disk is full or the folder cannot
        be written. Nothing a reader sees has changed then.
    """
    with explained():
        (root / STAGING).mkdir(parents=True, exist_ok=True)
        with (root / "lock").open("ab") as handle:
            _lock(handle)
            _sweep(root / STAGING)
            staging = Path(tempfile.mkdtemp(dir=root / STAGING))
            try:
                yield staging
            finally:
                shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def explained() -> Iterator[None]:
    """Turn the operating system's refusals into sentences without a path."""
    try:
        yield
    except OSError as error:
        raise _sentence(error) from error


def _sentence(error: OSError) -> UserError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserError(
            "Disken är full, så ingenting sparades. Det som fanns är orört. "
            "Frigör utrymme och försök igen."
        )
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return UserError(
            "Det går inte att skriva i datamappen, så ingenting sparades. Be den som sköter "
            "servern om skrivrättigheter, eller välj en annan mapp med LAGESBILD_DATA."
        )
    return UserError(
        "Data gick inte att läsa eller spara ({reason}). Det som fanns är orört. "
        "Försök igen, och kontakta den som sköter servern om felet kvarstår.",
        reason=os.strerror(error.errno) if error.errno else type(error).__name__,
    )


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait for everyone else who asks for the same file; for what takes less than a second."""
    with explained(), path.open("ab") as handle:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX)
        else:
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        yield


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait for everyone else who asks for the same folder; leaves no file (not on Windows)."""
    if fcntl is None:
        yield
        return
    with explained():
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def is_busy(folder: Path) -> bool:
    """Whether somebody holds a folder by :func:`alone_in`, or (on Windows) may do so."""
    if fcntl is None:
        return True
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _lock(handle: BinaryIO) -> None:
    """Take the lock, which the operating system lets go of if this process dies."""
    busy = UserError(
        "En annan inläsning pågår just nu. Ingenting har ändrats; försök igen när den är klar."
    )
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError as error:
        raise busy from error


def _sweep(staging: Path) -> None:
    """Remove what a writer that was killed left behind; the lock says that it is dead."""
    for left in staging.iterdir():
        shutil.rmtree(left, ignore_errors=True)


def publish(staged: Path, final: Path) -> None:
    """Move a finished file to its place, on disk before it is visible."""
    final.parent.mkdir(parents=True, exist_ok=True)
    sync(staged)
    staged.replace(final)
    sync(final.parent)


def sync(path: Path) -> None:
    """Force a file or a folder to disk (folders cannot be synced on Windows)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def whole(root: Path, name: str, digest: str) -> Path:
    """Return the path of a file of the store that is as it was written.

    Raises
    ------
    UserError
        If it is missing or has changed since.
    """
    path = root / name
    if not path.exists() or sha256(path) != digest:
        raise UserError(
            "Filen {name} i lagret är skadad eller saknas. Återställ den från en "
            "säkerhetskopia, eller läs in källfilerna på nytt i en tom mapp.",
            name=name,
        )
    return path


def sha256(path: Path) -> str:
    """SHA-256 of a file, read a megabyte at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while block := handle.read(CHUNK):
            digest.update(block)
    return digest.hexdigest()
