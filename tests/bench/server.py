"""Server processes: start, wait until they answer, weigh, end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
WAIT = Retry(total=600, backoff_factor=0.02, backoff_max=0.1, status_forcelist=[502, 503])


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    process: subprocess.Popen[bytes]

    def rss(self) -> int:
        """Resident memory in bytes, of the process and all below it."""
        top = psutil.Process(self.process.pid)
        return sum(each.memory_info().rss for each in (top, *top.children(recursive=True)))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def started(command: list[str], port: int, store: Path | None, cwd: Path) -> Iterator[Server]:
    """Run a command in its own process group and end the group afterwards."""
    env = os.environ | {"PYTHONPATH": str(ROOT)} | ({"LAGESBILD_DATA": str(store)} if store else {})
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield Server(f"http://127.0.0.1:{port}", process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def wait_for(server: Server) -> None:
    """Return once the server says it is well."""
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=WAIT))
        session.get(f"{server.address}/_stcore/health", timeout=60).raise_for_status()


@contextmanager
def streamlit(script: str, *, store: Path | None = None, cwd: Path = ROOT) -> Iterator[Server]:
    """Serve one script on a port of its own."""
    port = free_port()
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "server.enableStaticServing": "true",
        "browser.gatherUsageStats": "false",
    }
    given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "streamlit", "run", script, *given]
    with started(command, port, store, cwd) as server:
        wait_for(server)
        yield server


@contextmanager
def make_run(store: Path) -> Iterator[Server]:
    """Start as a user does; not waited for, so that the start itself can be timed."""
    port = free_port()
    command = ["make", "run", f"PORT={port}", f"PYTHON={sys.executable}"]
    with started(command, port, store, ROOT) as server:
        yield server
