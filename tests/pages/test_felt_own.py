"""The survey's own areas on the map: their own figures, nothing carried, nothing forgotten."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.demo.survey_areas import AREAS, crosswalk
from data.store.kinds import CROSSWALK
from data.survey import SHAPES
from geo.figures.survey_words import told
from geo.questions import MAIN
from pages.parts import felt, felt_choice, felt_shapes, felt_time, mapdata
from tests.geo.made import SV
from tests.pages.reading import captions, query_of

OWN = {"karta": felt_shapes.OWN}


def own(known, group="alla"):
    """Return the main question's newest figures by area, straight from the table."""
    asked = felt.first(known)
    rows = known.table[
        (known.table["level"] == "area") & (known.table["question"] == MAIN)
        & (known.table["source"] == asked.source) & (known.table["year"] == asked.year)
        & (known.table["group"] == group)
    ]  # fmt: skip
    return rows.set_index("area")


def test_the_map_and_the_table_have_the_figures_of_the_survey(visit, kept, steps):
    app = visit("perception", **OWN)
    assert not app.exception
    figures, names = own(felt.of(kept)), [area.name for area in sorted(AREAS, key=lambda a: a.id)]
    rows = app.table[0].value
    assert rows["Mätområde"].tolist() == names
    assert len(steps[-1]["d"]) == len(names) == 9
    for (code, row), said, (_, _, tip, _) in zip(
        figures.sort_index().iterrows(), rows["I mätningen"], steps[-1]["d"], strict=True
    ):
        assert said == told(row, "share", SV), code
        # The map has a decimal more where a rounded number would be of another colour.
        assert tip.replace("&#45;", "-").partition(" (")[2] == said.partition(" (")[2]
        assert "uppskattat" not in tip
    assert "inget är omräknat till stadsdelar" in captions(app)
    assert not any("≈" in label for _, label, *_ in steps[-1]["d"])


def test_an_area_that_is_picked_is_told_and_is_in_the_address(visit, kept):
    app = visit("perception", **OWN, matomrade="campus")
    row, said = own(felt.of(kept)).loc["campus"], captions(app)
    assert f"## Campus\n\nI mätningen: **{told(row, 'share', SV)}**" in said
    assert "Omfattar Teleborg (25\u00a0% av invånarna)." in said
    assert query_of(app)["matomrade"] == "campus"
    assert "Välj ett område, så visas alla frågor" not in " ".join(box.value for box in app.info)
    odd = visit("perception", **OWN, matomrade="finns-inte")
    assert not odd.exception
    assert "Välj ett av mätningens områden på kartan." in captions(odd)
    assert "kan inte ritas" not in captions(visit("perception"))


def test_its_years_are_drawn_with_their_band(visit, kept, monkeypatch):
    drawn = []
    monkeypatch.setattr(felt_time, "lines", lambda series, _: drawn.append(series))
    visit("perception", **OWN, matomrade="campus")
    visit("perception", **OWN)
    line, without = drawn[0][drawn[0]["role"] == "area"], drawn[1]
    assert set(line["label"]) == {"Campus"}
    assert line["year"].is_unique
    newest, row = line.sort_values("year").iloc[-1], own(felt.of(kept)).loc["campus"]
    assert newest[["value", "low", "high"]].tolist() == row[["value", "low", "high"]].tolist()
    assert "area" not in set(without["role"])


def test_the_verdict_is_that_of_the_interval(visit, kept):
    known = felt.of(kept)
    whole = felt.reference(known, felt.first(known))
    rows = visit("perception", **OWN).table[0].value["Jämfört med kommunen"].tolist()
    for row, said in zip(own(known).sort_index().to_dict("records"), rows, strict=True):
        sure = not row["low"] <= whole <= row["high"]
        assert said.endswith("säkerställd." if sure else "kan vara slump.")
    assert {said.split()[-1] for said in rows} == {"säkerställd.", "slump."}


def test_the_borders_of_the_demo_agree_with_its_crosswalk(kept):
    shapes = felt_shapes.of_now().set_index("code").geometry
    land = kept.districts.set_index("code").geometry
    assert shapely.union_all(shapes.values).symmetric_difference(
        shapely.union_all(land.values)
    ).area == pytest.approx(0, abs=1)
    for row in crosswalk().itertuples():
        part = shapes[row.area].intersection(land[row.code]).area / land[row.code].area
        assert part == pytest.approx(row.share, abs=1e-3)


def test_the_script_of_the_areas_is_another_than_that_of_the_districts(kept):
    areas, land = (mapdata.script(f"{kept.version}{more}") for more in ("-matomraden", ""))
    assert '"name":"Campus"' in areas
    assert '"name":"Campus"' not in land
    assert mapdata.script(f"{kept.version}-annat") is None
    assert mapdata.script("gammal-matomraden") is None


@pytest.fixture
def drawn_up(town):
    """Make a town with a crosswalk over two areas, and shapes of some."""

    def made(*codes):
        store = town(("2026-05-06 12:00", 500))
        key = pd.DataFrame(
            {"area": ["a", "b"], "area_name": ["A", "B"], "code": ["K0", "K1"], "share": 1.0,
             "method": "fil", "version": "1"}
        )  # fmt: skip
        boxes = [shapely.box(0, 0, 1 + i, 1) for i in range(len(codes))]
        shapes = gpd.GeoDataFrame(
            {"code": [*codes], "name": [*codes]}, geometry=boxes, crs="EPSG:3006"
        )
        with store.changing() as change:
            change.add_records(CROSSWALK, key, {"profile": "egen", "demo": False, "version": "1"})
            change.put_table(SHAPES, shapes)
        return felt_shapes.of_now()["code"].tolist()

    return made


@pytest.mark.parametrize(
    ("codes", "shown"), [("ba", ["a", "b"]), ("bca", ["a", "b"]), ("a", []), ("cd", [])]
)
def test_areas_are_drawn_only_where_every_one_has_its_borders(drawn_up, codes, shown):
    assert drawn_up(*codes) == shown


@pytest.mark.usefixtures("kept")
def test_without_borders_there_is_a_sentence_and_no_choice(visit, monkeypatch):
    none = felt_shapes.of_now().iloc[:0]
    monkeypatch.setattr(felt_shapes, "of_now", lambda: none)
    felt.of.cache_clear()
    try:
        app = visit("perception", **OWN)
        assert not app.exception
        (control,) = [one for one in app.button_group if one.label == "Kartan visar"]
        assert len(control.options) == len(felt_choice.VIEWS) - 1
        assert "Mätningens egna områden kan inte ritas" in captions(app)
    finally:
        felt.of.cache_clear()
