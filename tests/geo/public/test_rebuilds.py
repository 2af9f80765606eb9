"""A hundred rebuilds, one byte string: whatever order, process, hash seed, zone and language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.geo.public.rebuild import digest

ROOT = Path(__file__).parents[3]
ELSEWHERE = (
    {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "sv_SE.UTF-8"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"},
)
HERE, THERE = 70, 10


def test_a_hundred_rebuilds_are_one_byte_string():
    others = [_elsewhere(more, 100 + i * THERE) for i, more in enumerate(ELSEWHERE)]
    built = [digest(seed) for seed in range(HERE)]
    built += [line for child in others for line in child.communicate(timeout=300)[0].split()]
    assert [child.returncode for child in others] == [0, 0, 0]
    assert len(built) == 100
    assert len({*built}) == 1


def test_another_key_is_other_bytes():
    assert digest(0, secret=b"another secret of tests") != digest(0)


def _elsewhere(more, first):
    line = [
        sys.executable,
        "-m",
        "tests.geo.public.rebuild",
        *map(str, range(first, first + THERE)),
    ]
    return subprocess.Popen(
        line, cwd=ROOT, env=os.environ | more, stdout=subprocess.PIPE, text=True
    )  # fmt: skip
