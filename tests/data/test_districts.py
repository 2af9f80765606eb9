"""Districts from files: valid, coded, in our CRS, or a sentence that says what to mend."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from data.settings import Settings
from data.sources import districts
from geo.errors import UserError

SETTINGS = Settings()
BOW_TIE = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])


def _frame(codes, *, crs=3006, shapes=None, **columns):
    shapes = shapes or [shapely.box(i, 0, i + 1, 1) for i in range(len(codes))]
    names = [f"Område {code}" for code in codes]
    return gpd.GeoDataFrame({"kod": codes, "namn": names, **columns}, geometry=shapes, crs=crs)


def _normalise(frame, code="kod", name="namn"):
    return districts.normalise(frame, code_column=code, name_column=name, crs=SETTINGS.crs)


def _complaint(frame, **columns):
    with pytest.raises(UserError) as caught:
        _normalise(frame, **columns)
    return str(caught.value)


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_a_file_becomes_districts(tmp_path, suffix):
    file = tmp_path / f"areas.{suffix}"
    _frame(["B", "A"]).to_crs(4326).to_file(file)
    found = districts.read(
        file, code_column="kod", name_column="namn", version="2025", settings=SETTINGS
    )
    assert list(found.columns) == ["code", "name", "kind", "geometry"]
    assert list(found["code"]) == ["A", "B"]
    assert list(found["name"]) == ["Område A", "Område B"]
    assert found.crs == SETTINGS.crs
    assert found.attrs["version"] == "2025"
    assert found.area.to_numpy() == pytest.approx(1, abs=1e-3)


def test_a_missing_column_lists_those_there_are():
    sentence = _complaint(_frame(["A"]), code="desokod")
    assert "desokod" in sentence
    assert "kod, namn" in sentence
    assert "geometry" not in sentence


@pytest.mark.parametrize(
    ("frame", "part"),
    [
        (_frame([]), "inga områden"),
        (_frame(["A"], crs=None), "saknar koordinatsystem"),
        (_frame(["A", "B", "A"]), "flera gånger i kolumnen kod: A"),
        (_frame(["A", None, " "]), "2 områden saknar kod"),
        (_frame(["A"], shapes=[shapely.Point(0, 0)]), "A är det inte"),
        (_frame(["A"], shapes=[None]), "A är det inte"),
        (_frame(["A"], shapes=[shapely.Polygon()]), "A är det inte"),
        (_frame(["A"], shapes=[shapely.Polygon([(0, 0), (1, 1), (0, 0)])]), "A är det inte"),
        (
            _frame(["A"], crs=4326, shapes=[shapely.box(480000, 6300000, 480001, 6300001)]),
            "hör inte",
        ),
    ],
)
def test_every_mistake_has_a_sentence(frame, part):
    assert part in _complaint(frame)


def test_invalid_polygons_are_mended_and_flattened():
    shapes = [BOW_TIE, shapely.force_3d(shapely.box(5, 5, 6, 6), 9)]
    found = _normalise(_frame(["A", "B"], shapes=shapes))
    assert found.is_valid.all()
    assert not found.has_z.any()
    assert found.area.tolist() == pytest.approx([2, 1])


@pytest.mark.parametrize(
    ("codes", "written"),
    [([1.0, 2.0], ["1", "2"]), ([780, 781], ["780", "781"]), ([1.5, 2.0], ["1.5", "2.0"])],
)
def test_numbers_become_codes(codes, written):
    assert _normalise(_frame(codes))["code"].tolist() == written


def test_an_empty_name_becomes_the_code():
    frame = _frame(["A", "B"]).assign(namn=["", None])
    assert _normalise(frame)["name"].tolist() == ["A", "B"]


def test_the_letter_of_a_deso_tells_its_kind():
    found = _normalise(_frame(["0780A0010", "0780B2010", "0780C1010"]))
    assert found["kind"].tolist() == ["landsbygd", "ort", "stadsdel"]


@pytest.mark.parametrize(
    ("given_kinds", "kept"), [(["ort", None], ["ort", ""]), (["by", "ort"], ["", ""])]
)
def test_kinds_of_the_file_are_kept_when_they_are_ours(given_kinds, kept):
    assert _normalise(_frame(["A", "B"], kind=given_kinds))["kind"].tolist() == kept


@effort(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text("AÅ09", min_size=1, max_size=4), min_size=1, max_size=8, unique=True))
def test_the_order_of_the_file_does_not_matter(codes):
    frame = _frame(codes)
    found, turned = _normalise(frame), _normalise(frame.iloc[::-1])
    assert found["code"].tolist() == sorted(codes)
    assert found.to_wkb().equals(turned.to_wkb())


@pytest.mark.shared
def test_real_deso_of_another_municipality():
    file = Path(__file__).parents[3] / "shared" / "data" / "uppsala_deso.geojson"
    if not file.exists():
        pytest.skip("The folder ../shared/data with real files is not here.")
    found = districts.read(file, code_column="Deso", name_column="Deso", settings=SETTINGS)
    assert len(found) == 150
    assert set(found["kind"]) == {"landsbygd", "ort", "stadsdel"}
    assert found.is_valid.all()
    assert 1e9 < found.area.sum() < 1e10
