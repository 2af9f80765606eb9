"""A PostgreSQL server of the tests' own: the one that is named, or Debian's package, started here."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

VARIABLE = "LAGESBILD_TEST_POSTGRES"
DEBIAN = Path("/usr/lib/postgresql")
START_SECONDS = 60
# The server outlives every process that the tests kill: it need not wait for the disk.
HASTE = [
    word
    for name in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
    for word in ("-c", f"{name}=off")
]


def binary(name):
    """Return the newest of Debian's, or what is on the path; None if there is none."""
    versions = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return str(versions[-1]) if versions else shutil.which(name)


def missing():
    """Skip, saying why; where every change is checked there is no excuse."""
    sentence = (
        "PostgreSQL is not installed: install the package postgresql, or name a server with "
        f"{VARIABLE}, to run these tests on it too."
    )
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    pytest.skip(sentence)


@contextlib.contextmanager
def served():
    """Yield the URL of a database in which schemas can be made, and end the server after."""
    if given := os.environ.get(VARIABLE):
        yield given
        return
    if binary("initdb") is None or os.name != "posix":
        missing()
    folder = Path(tempfile.mkdtemp(prefix="lagesbild-pg-"))
    own = {}
    if os.geteuid() == 0:  # the server refuses to be root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        own = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    try:
        with running(folder, own) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(folder, own):
    """Make a cluster and run a server that listens to a socket in its folder and nothing else."""
    cluster = folder / "data"
    options = ["-A", "trust", "-E", "UTF8", "--locale=C", "-U", "postgres", "--no-sync"]
    subprocess.run(
        [binary("initdb"), "-D", cluster, *options],
        check=True, capture_output=True, cwd=folder, **own,
    )  # fmt: skip
    command = [binary("postgres"), "-D", cluster, "-k", folder, "-c", "listen_addresses=", *HASTE]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **own)
    try:
        wait(server, folder)
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.wait(START_SECONDS)


def wait(server, folder):
    """Ask until it answers; the pause is also the check that it is alive."""
    for _ in range(START_SECONDS * 10):
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(f"host={folder} user=postgres dbname=postgres").close()
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(0.1)
            break
    pytest.fail(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
