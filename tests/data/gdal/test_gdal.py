"""Map files that are read, and broken or exhausting ones that end in a Swedish sentence."""

import geopandas as gpd
import pytest

from data import gdal
from data.gdal import Limits, read_vector


def _same(found, areas):
    assert list(found["namn"]) == list(areas["namn"])
    assert list(found["n"]) == list(areas["n"])
    assert found.to_crs(3006).symmetric_difference(areas.geometry).area.max() < 1e-6


def test_geojson_is_read(save, geojson, areas):
    _same(read_vector(save(b"\xef\xbb\xbf\n" + geojson, "utan-andelse")), areas)


def test_geopackage_is_read_whatever_it_is_called(save, gpkg, areas):
    found = read_vector(save(gpkg, "x.geojson"))
    assert found.crs == areas.crs
    _same(found, areas)


def test_a_zipped_shapefile_is_read_with_its_mac_litter(tmp_path, pack, areas):
    areas.to_file(tmp_path / "områden.shp", encoding="utf-8")
    parts = {f"karta/{p.name}": p.read_bytes() for p in tmp_path.glob("områden.*")}
    found = read_vector(pack({**parts, "__MACOSX/karta/._områden.shp": b"x"}))
    assert found.crs == areas.crs
    _same(found, areas)


def test_a_zipped_geojson_is_read(pack, geojson, areas):
    _same(read_vector(pack({"a.json": geojson})), areas)


def test_several_layers_are_listed_and_one_can_be_chosen(areas, tmp_path, refused):
    for layer in ("ett", "två"):
        areas.to_file(tmp_path / "two.gpkg", layer=layer, driver="GPKG")
    assert "ett, två" in refused(tmp_path / "two.gpkg")
    assert "ett, två" in refused(tmp_path / "two.gpkg", layer="tre")
    _same(read_vector(tmp_path / "two.gpkg", layer="två"), areas)


@pytest.mark.parametrize(
    "content",
    [b"", b"<xml/>", b"hej;du\n1;2", b"SQLite format 3\0" + b"\0" * 100, b"GIF89a", b"\0" * 2000],
)
def test_what_is_no_map_is_refused(save, refused, content):
    assert "varken GeoJSON, GeoPackage" in refused(save(content, "x.geojson"))


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_geopackage_is_refused(save, gpkg, refused, share):
    assert "ofullständig" in refused(save(gpkg[: int(len(gpkg) * share)]))


@pytest.mark.parametrize("content", [b'{"type":"FeatureCollection","features":[', b'{"a": 1}'])
def test_broken_json_is_refused(save, refused, content):
    assert "ofullständig" in refused(save(content))


def test_a_table_without_places_is_refused(areas, tmp_path, refused):
    areas.drop(columns="geometry").pipe(gpd.GeoDataFrame).to_file(
        tmp_path / "t.gpkg", driver="GPKG"
    )
    assert "utan kartobjekt" in refused(tmp_path / "t.gpkg")


def test_a_missing_file_is_a_sentence(tmp_path, refused):
    assert "finns kvar" in refused(tmp_path / "borta.geojson")


@pytest.mark.parametrize("memory", [Limits().memory, 700_000_000])
def test_a_huge_coordinate_array_meets_a_limit(monkeypatch, save, refused, memory):
    ring = ",".join(["[1.5,2.5]"] * 2_000_000)
    shape = f'{{"type":"Polygon","coordinates":[[{ring}]]}}'
    feature = f'{{"type":"Feature","properties":{{}},"geometry":{shape}}}'
    monkeypatch.setattr(gdal, "LIMITS", Limits(memory=memory))
    file = save(f'{{"type":"FeatureCollection","features":[{feature}]}}'.encode())
    assert "för omfattande" in refused(file)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch, save, geojson, refused):
    monkeypatch.setattr(gdal, "LIMITS", Limits(seconds=0))
    assert "för lång tid" in refused(save(geojson))
