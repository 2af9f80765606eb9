"""A withdrawn release says so in its place; the others stay, and its name is never used again."""

from __future__ import annotations

import datetime as dt

import pytest

from data import publish
from data.publish import folder
from data.publish.inside import pack, unpack
from data.publish.withdrawing import shared
from data.store import Store
from geo.disclosure.cells import Closing, Entry, Ledger
from geo.errors import UserError

DAY = dt.date(2026, 11, 26)
WHY = "Fel <karta> & text"


@pytest.fixture
def out(tmp_path):
    def listed(names, gone):
        return {"index.html": b"", "releases.html": " ".join((*names, "-", *gone)).encode()}

    for name in ("2026-09", "2026-10"):
        told = {"index.html": name.encode(), "data.json": b"{}", "brott.csv": b"435"}
        folder.put(tmp_path / "out", name, told, listed)
    return tmp_path / "out"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def take(store, out, name, reason=WHY):
    publish.withdraw(store, out, name, reason=reason, day=DAY)


def test_a_page_stands_where_the_release_was_and_nothing_else(store, out):
    take(store, out, "2026-10")
    left = {path.name: path.read_text("utf-8") for path in (out / "2026-10").iterdir()}
    assert list(left) == ["index.html"]
    assert "26 november 2026" in left["index.html"]
    assert "Fel &lt;karta&gt; &amp; text" in left["index.html"]
    assert "435" not in left["index.html"]
    assert (publish.releases(out), folder.withdrawn(out)) == (["2026-09"], ["2026-10"])
    assert (out / "latest" / "index.html").read_text() == "2026-09"
    assert "2026-10 (återkallad)" in (out / "releases.html").read_text("utf-8")
    assert (out / "2026-09" / "brott.csv").read_bytes() == b"435"


def test_the_last_one_leaves_its_notice_as_the_latest(store, out):
    take(store, out, "2026-09")
    assert (out / "latest" / "index.html").read_text() == "2026-10"
    take(store, out, "2026-10")
    assert "återkallades" in (out / "latest" / "index.html").read_text("utf-8")
    assert publish.releases(out) == []


def test_the_name_of_a_withdrawn_release_is_not_used_again(store, out):
    take(store, out, "2026-10")
    assert folder.next_name(out, "2026-10") == "2026-10-2"
    with pytest.raises(UserError, match="redan"):
        folder.put(out, "2026-10", {}, lambda *_: {})


def page_of(out, name):
    return (out / name / "index.html").read_text("utf-8")


def test_a_notice_leads_to_the_newest_release_if_there_is_one(store, out):
    leads, none = 'href="../latest/"', "Just nu finns ingen publicering att läsa."
    take(store, out, "2026-10")
    assert (leads in page_of(out, "2026-10"), none in page_of(out, "2026-10")) == (True, False)
    take(store, out, "2026-09")
    for name in ("2026-10", "2026-09", "latest"):
        assert (leads in page_of(out, name), none in page_of(out, name)) == (False, True)
        assert 'href="../releases.html"' in page_of(out, name)
    folder.put(out, "2026-10-2", {"index.html": b"new", "a.csv": b""}, shared(store.settings))
    for name in ("2026-10", "2026-09"):
        assert (leads in page_of(out, name), none in page_of(out, name)) == (True, False)


def test_a_reason_can_be_said_better_and_stands_alone(store, out):
    take(store, out, "2026-10")
    take(store, out, "2026-10", "Fel karta över Öster")
    assert "Fel karta över Öster" in page_of(out, "2026-10")
    assert "&amp; text" not in page_of(out, "2026-10")
    assert folder.withdrawn(out) == ["2026-10"]


def test_what_may_not_be_public_is_no_reason_and_what_is_not_there_is_not_withdrawn(store, out):
    with pytest.raises(UserError, match="personnummer"):
        take(store, out, "2026-10", "Ring 640823-3234")
    assert publish.releases(out) == ["2026-10", "2026-09"]
    with pytest.raises(UserError, match="ingen publicering"):
        take(store, out, "2026-08")


def test_the_ledger_is_carried_with_a_draft_and_comes_back():
    kept = Ledger(
        (Entry("araby", "fordon", "2026-10", 10, "2026-10", "v1"),),
        (Closing("fordon", "2026-10", 23, "split", (("araby", 9),)),),
    )
    assert unpack(pack(kept)) == kept
    assert pack(kept) == pack(unpack(pack(kept)))
