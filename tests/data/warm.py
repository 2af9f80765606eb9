"""One process that has loaded the libraries, and a child of it for every program of a test.

A program gets a process of its own, as if Python had been started for it: arguments,
environment, exit code. Only the two seconds of imports are shared.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADED = """
import json, os, sys, traceback
import numpy, pandas
from data import records
from data.store import Store

def become(given):
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(given[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.environ.clear()
    os.environ.update(given["environment"])
    sys.argv = ["-c", *given["arguments"]]
    sys.stdin = open(os.devnull)
    code = 0
    try:
        exec(compile(given["program"], "<program>", "exec"), {"__name__": "__main__"})
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        become(json.loads(line))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@contextlib.contextmanager
def process():
    """Yield a function that runs a program with arguments and returns how it went."""
    command = [sys.executable, "-c", LOADED]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as loaded,
    ):

        def run(program, *arguments):
            out, err = Path(folder, "out"), Path(folder, "err")
            given = {"program": program, "arguments": arguments, "environment": dict(os.environ)}
            loaded.stdin.write(json.dumps(given | {"out": str(out), "err": str(err)}) + "\n")
            loaded.stdin.flush()
            code = int(loaded.stdout.readline())
            said = (path.read_text(encoding="utf-8") for path in (out, err))
            return subprocess.CompletedProcess(program, code, *said)

        yield run
        loaded.stdin.close()
