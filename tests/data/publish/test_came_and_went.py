"""Districts that come to the list of those told of, and that leave it."""

from __future__ import annotations

import pandas as pd
import shapely

from tests.data.publish.conftest import SIDE, corner, people, squares
from tests.data.publish.test_borders import (
    MOVED,
    OTHERS,
    REST,
    SAME,
    districts,
    said,
    section,
    shrunk,
    told,
)

JOINED = "Från 2025 redovisas Norr för sig. Tidigare räknades brotten där till andra områden"
LEFT = (
    "Från 2025 redovisas Norr inte längre för sig, utan räknas till andra områden eller till "
    "övriga och okända platser."
)


def test_the_rest_is_other_ground_when_a_district_leaves_the_list(tmp_path_factory):
    drafted, page = told(tmp_path_factory, shrunk)
    assert said(page) == {"Centrum": SAME, "Väster": SAME, "Öster": SAME, REST: MOVED}
    whole = section(page).get_text()
    assert f"{LEFT} Siffror inom parentes" in whole
    assert "nya gränser" not in whole
    leads = {area.h3.get_text(): area.get_text() for area in page.select("details.area")}
    assert f"{OTHERS} Siffror inom parentes" in leads[REST]
    assert drafted.findings == ()


def test_a_district_that_left_is_called_what_it_was_though_its_code_is_anothers(tmp_path_factory):
    def reused():
        areas, few = shrunk()
        areas.loc[1, "name"] = "Nybyn"
        areas.loc[[1], "geometry"] = areas.geometry[[1]].translate(50_000)
        return areas, few

    drafted, page = told(tmp_path_factory, reused)
    assert LEFT in section(page).get_text()
    assert b"Nybyn" not in b"".join(drafted.files.values())


def test_a_district_that_comes_to_the_list_says_why_it_has_no_earlier_years(tmp_path_factory):
    drafted, page = told(tmp_path_factory, lambda: (squares(), people()), begins=shrunk)
    assert JOINED in section(page).get_text()
    leads = {area.h3.get_text(): area.get_text() for area in page.select("details.area")}
    assert [name for name, lead in leads.items() if JOINED in lead] == ["Norr"]
    assert {year: n for year, n in districts(page)["Norr"].items() if n == "–"}.keys() >= {
        "2022", "2023", "2024",
    }  # fmt: skip
    assert drafted.findings == ()


def test_an_area_drawn_on_top_of_a_district_changes_its_borders(tmp_path_factory):
    """It has no inhabitants and is not told of, but what happens there is no longer Centrum's."""

    def on_top():
        areas, (x, y) = squares(), corner(0)
        square = areas.iloc[[0]].assign(code="A", name="Torget")
        square.geometry = [shapely.box(x, y, x + SIDE * 0.8, y + SIDE)]
        areas = pd.concat([square, areas], ignore_index=True)
        return areas, people()

    drafted, page = told(tmp_path_factory, on_top)
    whole = section(page).get_text()
    assert "Från 2025 gäller nya gränser för Centrum." in whole
    assert "Från 2025 räknas andra platser än tidigare till övriga" in whole
    assert said(page) == {
        "Centrum": MOVED, "Norr": SAME, "Väster": SAME, "Öster": SAME, REST: MOVED,
    }  # fmt: skip
    assert "Torget" not in page.get_text()
    assert drafted.findings == ()
