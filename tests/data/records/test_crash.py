"""Death in the middle of a save: what was acknowledged is there, and nothing is there in part."""

from __future__ import annotations

import json
import os
import random

import pytest

from data.records import Problem

THREADS = 20
# 50 saves a thread and 200 deaths: LAGESBILD_KILLS=200 LAGESBILD_SAVES=50. Fewer by default,
# since every commit costs: the tests have minutes, not hours.
KILLS = int(os.environ.get("LAGESBILD_KILLS", "6"))
SAVES = int(os.environ.get("LAGESBILD_SAVES", "2"))

# Every life starts where the last one died: each thread saves what it has not seen saved,
# and writes a line when it has been acknowledged. The parent counts lines, and kills.
WRITER = """
import itertools, json, os, signal, sys, threading
from pathlib import Path
from data import records
from data.records.faults import BUSY
from geo.errors import UserError
from data.settings import Settings
from data.store import Store

folder, threads, saves, lives = json.loads(sys.argv[1])
store = Store(Path(folder), settings=Settings())

def again(save):
    # What the sentence asks of whoever is told that another is saving just now.
    while True:
        try:
            return save()
        except UserError as told:
            if str(told) != BUSY:
                raise

def work(out, numbers):
    book = records.open_book(store)
    done = {row.title for row in book.listed(records.Problem)}
    failed = []
    def save(thread):
        try:
            for number in numbers():
                title = f"{thread}-{number}"
                if title not in done:
                    row = again(lambda: book.create(records.Problem(title=title), actor=str(thread)))
                    os.write(out, f"{title} 1\\n".encode())
                    again(lambda: book.update(records.Problem, row.id, {"place": title},
                                              expected_version=1, actor=str(thread)))
                    os.write(out, f"{title} 2\\n".encode())
        except BaseException as error:
            failed.append(error)
    running = [threading.Thread(target=save, args=(i,)) for i in range(threads)]
    for each in running: each.start()
    for each in running: each.join()
    if failed:
        sys.stderr.write(f"{failed[0]!r}\\n")
    book.close()
    os._exit(bool(failed))

for lines in lives:
    inside, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inside)
        # Whoever is to be killed never runs out of work.
        work(out, itertools.count if lines >= 0 else lambda: range(saves))
    os.close(out)
    with os.fdopen(inside) as said:
        for number, line in enumerate(said):
            print(line, end="", flush=True)
            if number == lines:
                os.kill(child, signal.SIGKILL)
    print("end", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and fork are POSIX")


def write(program, folder, lives):
    """Run one life after another; return the acknowledged versions by title, and how each ended."""
    plan = json.dumps([str(folder), THREADS, SAVES, lives])
    done = program(WRITER, plan)
    assert not done.stderr, done.stderr
    lines = [line.rsplit(" ", 1) for line in done.stdout.splitlines()]
    ends = [int(code) for said, code in lines if said == "end"]
    acknowledged = {}
    for title, version in lines:
        if title != "end":
            acknowledged[title] = max(int(version), acknowledged.get(title, 0))
    return acknowledged, ends


def test_kill_9_loses_no_acknowledged_save(store, opened, program):
    rng = random.Random(780)
    most = max(2, 2 * THREADS * SAVES // KILLS)  # lines a life may live to see
    lives = [rng.randrange(most) for _ in range(KILLS)]
    acknowledged, ends = write(program, store.root, lives)
    assert ends == [-9] * KILLS
    book = opened()
    found = {row.title: row for row in book.listed(Problem)}
    assert len(found) == len(book.listed(Problem))  # nothing was saved twice
    assert not [t for t, version in acknowledged.items() if found[t].version < version]
    assert all(row.place == (row.title if row.version == 2 else "") for row in found.values())
    assert book.fault() == ""
    book.close()
    more, ends = write(program, store.root, [-1])  # one that lives on
    assert ends == [0]
    book = opened()
    assert {row.title for row in book.listed(Problem)} >= {
        f"{thread}-{number}" for thread in range(THREADS) for number in range(SAVES)
    }
    assert {title for title, version in more.items() if version == 2}.isdisjoint(acknowledged)
    assert book.fault() == ""
