"""From a store to a folder: rounded once, attacked each time, and nothing half done."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from data import publish
from data.publish import audit, drafting, kept, months
from data.settings import Settings
from data.store import Store
from geo.disclosure.finding import Finding
from geo.errors import UserError
from geo.public.snapshot import Act
from tests.data.publish.conftest import act, incidents, people, squares

FILES = {
    "index.html", "tillganglighet.html", "data.json", "dcat.rdf", "brott.csv",
    "brott-kommunen.csv", "brott-per-ar.csv", "trygghet.csv", "insatser.csv",
}  # fmt: skip


def tree(out):
    return {p.relative_to(out): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_a_release_reaches_to_the_newest_month_that_is_over(make, town):
    drafted = make(coming=dt.date(2027, 1, 20), intro="Välkommen.")
    assert months.newest(town) == "2026-11"  # two weeks have passed since
    assert (drafted.name, drafted.findings) == ("2026-11", ())
    assert set(drafted.files) == FILES
    assert publish.releases(make.out) == ["2026-11"]
    page = (make.out / "latest" / "index.html").read_text("utf-8")
    assert "Välkommen." in page
    assert "Fler vakter" in page
    assert "november 2026" in page
    assert (make.out / "index.html").exists()
    assert 'href="2026-11/"' in (make.out / "releases.html").read_text("utf-8")


def test_made_again_it_is_the_same_and_nothing_is_done(make):
    make()
    before = tree(make.out)
    again = make(published=dt.date(2027, 1, 1))  # the day it was published stands
    assert again.same
    assert tree(make.out) == before


def test_another_text_makes_another_release_of_the_same_numbers(make):
    first = make()
    second = make(intro="Rättat.")
    assert second.name == "2026-11-2"
    assert second.ledger == first.ledger
    assert publish.releases(make.out) == ["2026-11-2", "2026-11"]


def test_months_are_added_and_late_reports_move_no_closed_number(make, town, frame):
    first = make(until="2026-09")
    late = incidents(frame, 40, seed=2, source="late")
    town.add_batch([late], {"as_of": "2026-12-17"})
    second = make(until="2026-10")
    told = len(first.ledger.entries)
    assert second.ledger.entries[:told] == first.ledger.entries
    assert {e.period for e in second.ledger.entries[told:]} == {"2026-10"}
    assert second.findings == ()


def test_a_failed_attack_refuses_the_release_and_leaves_the_folder(make, town, monkeypatch):
    make(until="2026-10")
    before, ledger = tree(make.out), kept.ledger(town.root)
    found = Finding("A1", "C klotter 2026-11 (2026-11)", "narrowed")
    monkeypatch.setattr(audit, "audit_files", lambda *_args, **_more: [found])
    with pytest.raises(UserError) as refused:
        make()
    assert "stoppades" in str(refused.value)
    assert "C klotter 2026-11" in str(refused.value)
    assert "litet antal" in str(refused.value)
    assert tree(make.out) == before
    assert kept.ledger(town.root) == ledger


def test_a_number_in_the_page_that_is_not_published_refuses_it(make, monkeypatch):
    leak = drafting.made

    def leaky(snapshot, *given, **more):
        done = leak(snapshot, *given, **more)
        page = done.files["index.html"].replace(b"</main>", b"<p>37</p></main>")
        return replace(done, files=done.files | {"index.html": page})

    monkeypatch.setattr(drafting, "made", leaky)
    with pytest.raises(UserError, match=r"A8, index\.html"):
        make()
    assert not make.out.exists()


def test_a_lost_ledger_is_missed_before_anything_is_rounded_again(make, town):
    make()
    (town.root / kept.FOLDER / "ledger").unlink()
    with pytest.raises(UserError, match="liggaren"):
        make()


def test_two_who_publish_at_once_do_not_round_twice(make, town, book):
    order = publish.Order(make.out, dt.date(2026, 12, 16))
    drafted = publish.draft(town, book, order)
    make(until="2026-10")
    with pytest.raises(UserError, match="Någon annan"):
        publish.publish(town, drafted, make.out)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [("2026-12", "kan inte publiceras än"), ("i år", "ingen månad"), ("2026-13", "ingen månad"),
     ("2026-09", "redan publicerade")],
)  # fmt: skip
def test_a_month_that_cannot_be_told_is_refused(make, until, sentence):
    make(until="2026-10")
    with pytest.raises(UserError, match=sentence):
        make(until=until)


def test_districts_stand_for_a_year(make, town):
    make(until="2026-10")
    town.put_population(people(900))  # too few now, but told of before
    assert make().findings == ()
    moved = squares()
    moved.geometry = moved.geometry.translate(7)
    town.put_districts(moved, people())
    assert make(intro="Mer.").findings == ()  # new borders: from January on


def test_without_large_districts_or_incidents_nothing_is_published(make, town, book, tmp_path):
    town.put_population(people(900))
    with pytest.raises(UserError, match="invånare"):
        make()
    empty = Store(tmp_path / "empty", settings=Settings())
    with pytest.raises(UserError, match="inga händelser"):
        publish.draft(empty, book, publish.Order(make.out, dt.date(2026, 12, 16)))


def test_only_public_interventions_are_told_and_recent_ones(make, book):
    for more in (
        {"name": "Hemlig"},
        {"name": "Avbruten", "public": True, "status": "avbruten"},
        {"name": "Gammal", "public": True, "start": dt.date(2024, 1, 1),
         "end": dt.date(2025, 10, 1), "status": "avslutad"},
        {"name": "Nyss", "public": True, "start": dt.date(2025, 1, 1),
         "end": dt.date(2026, 1, 1), "status": "avslutad"},
    ):  # fmt: skip
        book.create(act(**more), actor="")
    told = json.loads(make().files["data.json"])["insatser"]
    assert [each["name"] for each in told] == ["Fler vakter", "Nyss"]
    assert told[0]["areas"] == "C"
    assert {*told[0]} == {"name", "status", "areas", "area_names", "groups", "from", "to"}
    assert Act("", "", (), (), "").end == ""


def test_a_personal_number_is_refused(make, book):
    with pytest.raises(UserError, match=r"Rad 3 i inledningen .* personnummer") as first:
        make(intro="Hej.\n\nRing 811218-9876.")
    book.create(act(name="Stöd till 811218-9876", public=True), actor="")
    with pytest.raises(UserError, match=r"insats .* börjar 2026-03-09.* personnummer") as second:
        make()
    assert not [each for each in (first, second) if "9876" in str(each.value)]  # never repeated


def test_a_withdrawn_release_leaves_the_ledger(make, town):
    make(until="2026-10")
    make()
    ledger = kept.ledger(town.root)
    publish.withdraw(town, make.out, "2026-11", reason="Fel", day=dt.date(2026, 12, 17))
    assert publish.releases(make.out) == ["2026-10"]
    assert kept.ledger(town.root) == ledger
    assert make().name == "2026-11-2"
    assert kept.ledger(town.root) == ledger


def test_progress_is_told_from_nothing_to_all(town, book, tmp_path):
    seen = []
    order = publish.Order(tmp_path / "www", dt.date(2026, 12, 16))
    publish.draft(town, book, order, progress=seen.append)
    assert seen == sorted(seen)
    assert 0 <= seen[0] < seen[-1] == pytest.approx(1)
