"""Map files to read, and the check that a refusal is a sentence that names no folder."""

import zipfile

import geopandas as gpd
import pytest
import shapely

from data.gdal import read_vector
from geo.errors import UserError


@pytest.fixture
def areas():
    shapes = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
    return gpd.GeoDataFrame({"namn": ["Öster", "Väster"], "n": [1, 2]}, geometry=shapes, crs=3006)


@pytest.fixture
def geojson(areas):
    return areas.to_json(to_wgs84=True).encode()


@pytest.fixture
def gpkg(areas, tmp_path):
    areas.to_file(tmp_path / "made.gpkg", layer="areas", driver="GPKG")
    return (tmp_path / "made.gpkg").read_bytes()


@pytest.fixture
def save(tmp_path):
    def save(content, name="upload"):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return save


@pytest.fixture
def pack(tmp_path):
    def pack(members, name="upload.zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
            for member, content in members.items():
                packed.writestr(member, content)
        return tmp_path / name

    return pack


@pytest.fixture
def refused(tmp_path):
    """Read a file that must be refused; return the sentence, which names no folder."""

    def refused(path, **options):
        with pytest.raises(UserError) as caught:
            read_vector(path, **options)
        sentence = str(caught.value)
        assert sentence.endswith(".")
        assert str(tmp_path.parent) not in sentence
        assert "lagesbild-" not in sentence
        return sentence

    return refused
