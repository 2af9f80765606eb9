"""How long the public snapshot of the demo takes: six years at once, and one month more."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import numpy as np

from data.publish import months
from data.store import Store
from tests.bench import ground
from tests.bench.report import Bar

ALL, MORE = "six years", "one month more"
LIMITS = {ALL: 10, MORE: 8}  # processor seconds
TRIES = 3  # whatever else the machine does only adds to what a try takes


def measured(store: Path | None = None, tries: int = TRIES) -> dict[str, dict[str, float]]:
    """Publish a copy of the demo by the command; the least seconds of some tries."""
    path = store or ground.demo()
    newest = months.newest(Store(path))
    before = str(np.datetime64(newest, "M") - 1)
    found: list[dict[str, dict[str, float]]] = []
    for _ in range(tries):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "store"
            shutil.copytree(path, copy)
            shutil.rmtree(copy / "publish-demo", ignore_errors=True)
            found.append({ALL: _published(copy, before), MORE: _published(copy, newest)})
    return {
        what: {unit: min(each[what][unit] for each in found) for unit in found[0][what]}
        for what in found[0]
    }


def _published(store: Path, until: str) -> dict[str, float]:
    """Return seconds by the clock, and of the processors with what the system does for it."""
    begin, used = time.perf_counter(), _used()
    ground.command("publish", "--out", str(store.parent / "www"), "--until", until, store=store)
    return {"clock": time.perf_counter() - begin, "processor": _used() - used}


def _used() -> float:
    taken = os.times()
    return taken.children_user + taken.children_system


def bars(found: dict[str, dict[str, float]]) -> list[Bar]:
    """Return the promises with what was measured."""
    used = [
        Bar(f"publishing {what}, processor s", found[what]["processor"], limit)
        for what, limit in LIMITS.items()
    ]
    return [Bar("one month more of the demo published, s", found[MORE]["clock"], 15), *used]
