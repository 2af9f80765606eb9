"""Walks and reports on the map: each kind its own sign, and what people wrote is text."""

import html
import itertools
import re
from datetime import date, timedelta

import geopandas as gpd
import pytest
from shapely import Point

from geo.figures import print_signs
from geo.figures.walks import (
    MOST_REPORTS,
    REPORT_NAMES,
    WALK_NAMES,
    report_key,
    report_markers,
    walk_key,
    walk_markers,
)
from tests.geo.made import SV
from tests.geo.perceived import EVIL

DAY = date(2026, 10, 7)


def walks(n=4, **more):
    rows = [
        {"walk": "Araby 2026-10", "date": DAY, "light": light, "category": "belysning",
         "note": "Mörkt här", "positive": good, "measure": "" if good else "Byt lamporna",
         "responsible": "" if good else "Tekniska", "status": "" if good else "genomförd",
         "done": None if good else DAY + timedelta(days=9)} | more
        for good, light in itertools.islice(
            itertools.product((False, True), ("mörkt", "ljust")), n)
    ]  # fmt: skip
    columns = ["walk", "date", "light", "category", "note", "positive", "measure", "responsible",
               "status", "done"]  # fmt: skip
    points = [Point(488_000 + i, 6_304_000) for i in range(n)]
    return gpd.GeoDataFrame(rows, columns=columns, geometry=points, crs="EPSG:3006")


def reports(n, **more):
    rows = [
        {"date": DAY - timedelta(days=i), "category": "klotter", "note": "På en vägg",
         "status": "", "done": None} | more
        for i in range(n)
    ]  # fmt: skip
    return gpd.GeoDataFrame(rows, geometry=[Point(488_000, 6_304_000)] * n, crs="EPSG:3006")


def test_good_and_bad_dark_and_light_are_four_kinds_where_they_were_seen():
    made = walk_markers(walks(), SV)
    assert [row[2] for row in made] == list(WALK_NAMES)
    assert all(56 < lat < 57 and 14 < lng < 15 for lat, lng, *_ in made)
    assert [row[3] for row in made] == ["Belysning"] * 4


def test_the_popup_tells_when_what_and_how_far_it_has_come():
    bad, good = (walk_markers(walks(), SV)[i][4] for i in (0, 3))
    assert bad == [
        "Araby 2026-10", "7 okt. 2026, i mörker", "Mörkt här", "Förslag: Byt lamporna", "Tekniska",
        "genomförd", "klart 16 okt. 2026",
    ]  # fmt: skip
    assert good == ["Araby 2026-10", "7 okt. 2026, i dagsljus", "Mörkt här"]


@pytest.mark.parametrize("column", ["walk", "category", "note", "measure", "responsible", "status"])
def test_what_people_wrote_cannot_run(column):
    told = str(walk_markers(walks(1, **{column: EVIL}), SV))
    if column in ("category", "note", "status"):
        told += str(report_markers(reports(1, **{column: EVIL}), SV))
    assert not re.search(r"[<>`$\u2028]", told)
    assert "alert(1)" in html.unescape(told)


def test_only_the_newest_reports_are_drawn_and_the_key_says_so():
    made = report_markers(reports(MOST_REPORTS + 7), SV)
    assert len(made) == MOST_REPORTS
    assert made[0][4][0] == "7 okt. 2026"
    title = report_key(made, SV, total=MOST_REPORTS + 7)["title"]
    assert (
        html.unescape(title) == f"Felanmälningar (de {MOST_REPORTS} senaste av {MOST_REPORTS + 7})"
    )
    assert report_key(made, SV, total=MOST_REPORTS)["title"] == "Felanmälningar"


@pytest.mark.parametrize(
    ("more", "kind"),
    [({}, "open"), ({"status": "genomförd"}, "done"), ({"done": DAY}, "done")],
)
def test_a_report_that_is_dealt_with_looks_so(more, kind):
    assert report_markers(reports(1, **more), SV)[0][2] == kind


def test_the_keys_have_the_kinds_on_the_map_in_order():
    key = walk_key(walk_markers(walks(3), SV)[::-1], SV)
    assert key["title"] == "Trygghetsvandringar"
    assert [kind for kind, _ in key["rows"]] == list(WALK_NAMES)[:3]
    assert walk_key([], SV)["rows"] == []


def test_nothing_seen_is_no_marker():
    assert walk_markers(walks(0), SV) == []
    assert report_markers(reports(1).iloc[:0], SV) == []


def test_every_kind_is_printed_and_good_and_bad_differ_in_form():
    kinds = [*WALK_NAMES, *REPORT_NAMES]
    assert len({print_signs.LOOKS[kind] for kind in kinds}) == len(kinds)
    forms = {kind.split("-")[0]: print_signs.LOOKS[kind][0] for kind in kinds}
    assert forms["bad"] != forms["good"]
    assert not {forms["bad"], forms["good"]} & {print_signs.SQUARE, forms["open"]}
