"""Death in the middle of an import: readers see the old store or the new, never part."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from data.settings import Settings
from data.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Deaths: LAGESBILD_KILLS=200 for a long night.
KILLS = int(os.environ.get("LAGESBILD_KILLS", "8"))
NEVER = 10_000

# Imports two days, one at a time, in one process per folder. Every other process is
# killed at a chosen call of fsync or rename, where what is on disk changes; the others
# by an alarm that no one handles, at any moment at all.
WRITER = """
import json, os, signal, sys
from pathlib import Path
import numpy as np, pandas as pd
from data.settings import Settings
from data.store import Store

def dying(call, fatal):
    def run(*args, **kwargs):
        fatal[0] -= 1
        if fatal[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return run

def work(folder, calls, seconds):
    fatal = [calls]
    os.fsync, Path.replace = dying(os.fsync, fatal), dying(Path.replace, fatal)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    store = Store(Path(folder), settings=Settings())
    for day in range(2):
        start = pd.Series(np.full(50, np.datetime64("2024-01-01", "s") + day * 86400))
        store.add_batch([pd.DataFrame({
            "source": "test", "source_id": [f"{day}-{i}" for i in range(50)], "code": "0801",
            "code_text": "", "offence": "cykelstold", "start": start, "end": start,
            "registered": start, "x": 486000.0, "y": 6305000.0, "area_code": "", "count": 1,
        })], {"as_of": f"2024-02-{day + 1:02}"})
        store.incidents()
    return fatal[0]

for folder, calls, seconds in json.loads(sys.argv[1]):
    child = os.fork()
    if child == 0:
        left = work(folder, calls, seconds)
        Path(folder, "left").write_text(str(left))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and fork are POSIX")


def write(program: Callable[..., Any], plan: list[tuple[Path, int, float]]) -> list[int]:
    """Run one importing process per folder and return how each ended."""
    jobs = json.dumps([(str(folder), calls, seconds) for folder, calls, seconds in plan])
    return [int(line) for line in program(WRITER, jobs).stdout.split()]


def test_kill_9_never_leaves_a_store_that_cannot_be_read(tmp_path, program):
    whole = tmp_path / "whole"
    assert write(program, [(whole, NEVER, 0)]) == [0]
    calls = NEVER - int((whole / "left").read_text())
    reference = Store(whole, settings=Settings())
    rng = random.Random(780)
    plan = [
        (tmp_path / str(kill), rng.randint(1, calls), 0)
        if kill % 2
        else (tmp_path / str(kill), NEVER, rng.uniform(0.005, 0.3))
        for kill in range(KILLS)
    ]
    ends = write(program, plan)
    assert len(ends) == KILLS
    assert sum(end != 0 for end in ends) >= KILLS // 2
    partial = 0
    for folder, *_ in plan:
        found = Store(folder, settings=Settings())
        n = len(found.incidents().cell)
        assert n in {0, 50, 100}
        assert n == found.status()["accepted"]
        partial += n == 50
    assert partial  # some came in the middle
    assert write(program, [(folder, NEVER, 0) for folder, *_ in plan]) == [0] * KILLS
    for folder, *_ in plan:
        after = Store(folder, settings=Settings())
        assert after.version == reference.version
        assert np.array_equal(after.incidents().minute, reference.incidents().minute)
        assert not list((folder / "staging").iterdir())
