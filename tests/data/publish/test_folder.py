"""The folder that a web server shows: whole releases, and a latest one at every moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from data.publish import folder
from geo.errors import UserError

PAGE = "index.html"


def shared(names, gone):
    told = [*names, *(f"({name})" for name in gone)]
    return {PAGE: b"to latest", "releases.html": " ".join(told).encode()}


def put(out, name, text=""):
    folder.put(out, name, {PAGE: (text or name).encode(), "a.csv": b"1"}, shared)


def test_a_release_is_put_in_place_and_the_earlier_ones_stay(tmp_path):
    for name in ("2026-09", "2026-10", "2026-10-2", "2026-10-10"):
        put(tmp_path, name)
        assert (tmp_path / "latest" / PAGE).read_text() == name
    assert folder.releases(tmp_path) == ["2026-10-10", "2026-10-2", "2026-10", "2026-09"]
    assert (tmp_path / "2026-09" / PAGE).read_text() == "2026-09"
    assert folder.content(tmp_path, "2026-09") == {PAGE: b"2026-09", "a.csv": b"1"}
    assert (tmp_path / "releases.html").read_text() == "2026-10-10 2026-10-2 2026-10 2026-09"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_releases_are_named_by_month_and_number(tmp_path):
    assert folder.next_name(tmp_path / "none", "2026-10") == "2026-10"
    put(tmp_path, "2026-10")
    assert folder.next_name(tmp_path, "2026-10") == "2026-10-2"
    put(tmp_path, "2026-10-2")
    assert folder.next_name(tmp_path, "2026-10") == "2026-10-3"
    assert folder.next_name(tmp_path, "2026-11") == "2026-11"


def test_a_release_is_never_changed(tmp_path):
    put(tmp_path, "2026-10", "first")
    with pytest.raises(UserError, match="finns redan"):
        put(tmp_path, "2026-10", "second")
    assert (tmp_path / "latest" / PAGE).read_text() == "first"


def test_a_withdrawn_release_is_a_notice_and_the_one_before_is_the_latest(tmp_path):
    put(tmp_path, "2026-09")
    put(tmp_path, "2026-10")
    folder.withdraw(tmp_path, "2026-10", b"gone", shared)
    assert (tmp_path / "latest" / PAGE).read_text() == "2026-09"
    assert folder.content(tmp_path, "2026-10") == {PAGE: b"gone"}
    folder.withdraw(tmp_path, "2026-09", b"gone too", shared)
    assert (tmp_path / "latest" / PAGE).read_text() == "gone"
    assert (tmp_path / "releases.html").read_text() == "(2026-10) (2026-09)"
    folder.withdraw(tmp_path, "2026-09", b"said better", shared)
    assert folder.content(tmp_path, "2026-09") == {PAGE: b"said better"}
    with pytest.raises(UserError, match="ingen publicering"):
        folder.withdraw(tmp_path, "2026-08", b"", shared)


@pytest.mark.parametrize("fails_at", range(1, 8))
def test_a_write_that_fails_leaves_readers_with_a_whole_release(tmp_path, monkeypatch, fails_at):
    put(tmp_path, "2026-09")
    calls = iter(range(1, 100))

    def full(_path):
        if next(calls) == fails_at:
            raise OSError(28, "full")

    monkeypatch.setattr(folder, "sync", full)
    with pytest.raises(UserError, match="Disken är full"):
        put(tmp_path, "2026-10")
    latest = (tmp_path / "latest" / PAGE).read_text()
    assert latest in ("2026-09", "2026-10")
    assert set(folder.content(tmp_path, latest)) == {PAGE, "a.csv"}
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_two_who_put_at_once_wait_for_each_other(tmp_path):
    names = [f"2026-10-{number}" for number in range(2, 12)]
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(partial(put, tmp_path), names))
    assert folder.releases(tmp_path) == names[::-1]
    assert (tmp_path / "latest" / PAGE).read_text() == names[-1]
    assert (tmp_path / "releases.html").read_text() == " ".join(names[::-1])
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_readers_meet_a_latest_release_at_every_moment(tmp_path):
    put(tmp_path, "2020-01")
    done, seen = threading.Event(), set()

    def read():
        while not done.is_set():
            seen.add((tmp_path / "latest" / PAGE).read_text())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(2, 60):
        put(tmp_path, f"2020-01-{number}")
    done.set()
    reader.join()
    assert len(seen) > 5
    assert all(text.startswith("2020-01") for text in seen)
