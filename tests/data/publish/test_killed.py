"""Whoever is killed at any step leaves readers a whole release, and the next run finishes it."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from functools import partial

import pytest

from data import publish
from data.publish import folder
from data.store import Store
from geo.disclosure.cells import Closing, Entry, Ledger
from tests.data.publish.killed import Killed, Process, tree

DAY = dt.date(2026, 11, 26)
FILES = {"index.html", "brott.csv", "data.json"}
MANY = 100  # more steps than anything here takes


def drafted(name, out):
    """Draft a release as the publisher does: one that is in its place is the same."""
    month = name[:7]
    entry = Entry("araby", "fordon", month, 435, month, "v1")
    closed = Closing("fordon", month, 433, "split", (("araby", 433),))
    files = {"index.html": f"<p>{name}".encode(), "brott.csv": b"435", "data.json": b"{}"}
    return publish.Draft(
        name, files, Ledger((entry,), (closed,)), same=name in publish.releases(out)
    )


def put(name):
    """Return the command that publishes."""
    return lambda store, out: publish.publish(store, drafted(name, out), out)


def take(name):
    """Return the command that withdraws."""
    return lambda store, out: publish.withdraw(store, out, name, reason="Fel", day=DAY)


RUNS = {
    "the first release": ([], put("2026-10")),
    "the next release": ([put("2026-10")], put("2026-10-2")),
    "a release after the only one was withdrawn": (
        [put("2026-10"), take("2026-10")], put("2026-10-2"),
    ),
    "the newest withdrawn": ([put("2026-10"), put("2026-10-2")], take("2026-10-2")),
    "an older one withdrawn": ([put("2026-10"), put("2026-10-2")], take("2026-10")),
    "the only one withdrawn": ([put("2026-10")], take("2026-10")),
    "the last one withdrawn": (
        [put("2026-10"), put("2026-10-2"), take("2026-10-2")], take("2026-10"),
    ),
}  # fmt: skip


def is_notice(out):
    """Tell whether a notice is the latest."""
    page = out / "latest" / "index.html"
    return page.exists() and "återkallades" in page.read_text("utf-8")


def readable(out, *, notice):
    """See to it that the latest one, if there is one yet, is whole, or a notice if it may be."""
    latest = out / "latest"
    if latest.is_symlink() and not (notice and is_notice(out)):
        assert {path.name for path in latest.iterdir()} == FILES
    return latest.is_symlink()


@pytest.mark.parametrize("run", RUNS)
def test_at_every_step_readers_have_a_whole_one_and_the_same_again_finishes(
    run, tmp_path, monkeypatch
):
    before, command = RUNS[run]
    first, store = tmp_path / "first", Store(tmp_path / "store")
    for each in before:
        each(store, first / "www")
    whole, shown = tmp_path / "whole", first / "www"
    _copy(first, whole)
    command(store, whole / "www")
    check = partial(readable, notice=is_notice(shown) or is_notice(whole / "www"))
    for step in range(1, MANY):
        out = tmp_path / f"step {step}" / "www"
        _copy(first, out.parent)
        with monkeypatch.context() as patch:
            process = Process(patch, step, look=partial(check, out))
            try:
                command(store, out)
            except Killed:
                pass
            else:
                break
        assert check(out) or not shown.exists()
        with monkeypatch.context() as patch:
            Process(patch, look=partial(check, out))
            command(store, out)
        assert tree(out) == tree(whole / "www"), f"killed at step {step}"
    assert process.step > 15


def _copy(one, there):
    if one.exists():
        shutil.copytree(one, there, symlinks=True)
    else:
        there.mkdir()


@pytest.mark.parametrize("name", ["2026-10", "2026-10-2"])
def test_a_withdrawal_that_was_cut_off_is_finished_by_the_next_release(name, tmp_path, monkeypatch):
    store = Store(tmp_path / "store")
    for step in itertools.count(1):
        out = tmp_path / f"step {step}"
        for each in ("2026-10", "2026-10-2"):
            put(each)(store, out)
        with monkeypatch.context() as patch:
            Process(patch, step)
            try:
                take(name)(store, out)
            except Killed:
                pass
            else:
                break
        begun = name in folder.withdrawn(out)
        put("2026-10-3")(store, out)
        assert {*folder.content(out, name)} == ({"index.html"} if begun else FILES)
        assert (out / "latest" / "index.html").read_text() == "<p>2026-10-3"
        assert not [path for path in out.iterdir() if path.name.startswith(".")]
    assert step > 15


def test_what_is_not_whole_yet_cannot_be_looked_into_by_a_server_of_somebody_elses(
    tmp_path, monkeypatch
):
    out, store = tmp_path / "www", Store(tmp_path / "store")
    modes = set()

    def look():
        work = out / folder.WORK
        modes.update({work.stat().st_mode & 0o777} if work.exists() else ())

    with monkeypatch.context() as patch:
        Process(patch, look=look)
        put("2026-10")(store, out)
    assert modes == {folder.PRIVATE} == {0o700}


def test_what_a_withdrawn_release_told_lies_nowhere_when_its_files_are_gone(tmp_path, monkeypatch):
    store = Store(tmp_path / "store")
    for step in itertools.count(1):
        out = tmp_path / f"step {step}"
        put("2026-10")(store, out)
        with monkeypatch.context() as patch:
            Process(patch, step)
            try:
                take("2026-10")(store, out)
            except Killed:
                pass
            else:
                break
        lies = {str(path.relative_to(out)) for path in out.rglob("brott.csv")}
        assert lies <= {"2026-10/brott.csv"}
    assert step > 15
