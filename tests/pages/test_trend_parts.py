"""What the page Trender reads: parts that sum to the whole, comparable districts, marks."""

from __future__ import annotations

from dataclasses import replace

from data import settings
from geo.figures.series import BREAK, END, START
from geo.measures.trend import MONTHLY
from geo.offences import types_of
from geo.schema import OUTSIDE
from pages.parts import address, results, trend_data, trend_marks, trend_small, trend_years
from tests.geo.made import SV


def test_the_bars_sum_to_the_change_of_the_whole(kept):
    chosen = address.default(kept)
    answer = results.answer(kept, chosen)
    table = trend_data.driving(kept, chosen)
    difference = answer.tally.total - answer.tally.total_before
    assert answer.tally.period.days == answer.tally.earlier.days
    assert table["difference"].sum() == difference
    assert OUTSIDE in table.index
    codes = list(table.index)
    assert trend_data.together(kept, chosen, codes)["difference"] == difference


def test_the_small_series_are_the_parts_of_the_whole(kept):
    chosen = trend_data.always(address.default(kept))
    whole = trend_data.steps(kept, MONTHLY)["whole"].to_numpy()
    total = trend_data.by_area(kept, chosen, MONTHLY)[whole].sum()
    for split in trend_small.NAMES:
        found = trend_small.series(kept, chosen, split, SV)
        assert found["count"].sum() == total
        latest = found.groupby("at")["count"].apply(lambda c: c.iloc[-12:].sum())
        assert latest.is_monotonic_decreasing
        as_table = trend_small.side_by_side(found)
        assert list(as_table.columns) == found["name"].unique().tolist()
        assert as_table.index[0] == found["label"].iloc[-1]
        digits = as_table.map(lambda told: int("".join(filter(str.isdigit, told))))
        assert digits.to_numpy().sum() == total
    thefts = replace(chosen, offences=types_of("stold"))
    assert trend_small.series(kept, thefts, trend_small.KINDS, SV)["name"].unique().tolist() == [
        "Stöld"
    ]


def test_comparable_districts_are_of_the_same_kind_without_the_own(kept):
    found = trend_data.comparable(kept, replace(address.default(kept), areas=("araby",)))
    codes = {kept.incidents.areas[i] for i in found.nonzero()[0]}
    kinds = kept.districts.set_index("code")["kind"]
    assert codes == set(kinds.index[kinds == "stadsdel"]) - {"araby"}
    assert not trend_data.comparable(kept, address.default(kept)).any()
    assert not trend_data.comparable(kept, replace(address.default(kept), areas=(OUTSIDE,))).any()


def test_marks_are_interventions_of_the_chosen_areas_and_breaks(kept):
    chosen = address.default(kept)
    every = trend_marks.marks(kept, chosen)
    here = trend_marks.marks(kept, replace(chosen, areas=("araby",)))
    assert {START, END} == set(every["kind"])
    assert 0 < len(here) < len(every)
    assert every["start"].is_monotonic_increasing
    known = (settings.Break(kept.last_day, "Ny kod", ("klotter",)),)
    changed = replace(kept, settings=replace(kept.settings, breaks=known))
    for offences, n in (((), 1), (("klotter",), 1), (("cykelstold",), 0)):
        found = trend_marks.marks(changed, replace(chosen, offences=offences))
        assert (found["kind"] == BREAK).sum() == n


def test_a_source_that_begins_late_is_a_break(kept):
    day = kept.incidents.days // 2
    first = kept.incidents.first[day]
    source = kept.incidents.source.copy()
    source[first:] = 1
    both = replace(kept, incidents=replace(kept.incidents, source=source, sources=("a", "b")))
    (found,) = trend_marks.breaks(both, address.default(kept))
    assert found[0] == (kept.incidents.day0 + day).astype(object)
    assert "Källan b" in found[2]
    assert not list(trend_marks.breaks(both, replace(address.default(kept), sources=("a",))))


def test_the_verdict_says_which_way():
    assert trend_years.verdict(0.2, 5) == "kan vara slump"
    assert trend_years.verdict(0.01, -5) == "säkerställt färre"
    assert trend_years.verdict(float("nan"), 5) == ""
