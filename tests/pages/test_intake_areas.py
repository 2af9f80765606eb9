"""Districts through the intake page."""

from __future__ import annotations

import pytest

from tests.pages.conftest import boxes
from tests.pages.intake import geojson


@pytest.fixture
def upload(visit):
    """Open the page for districts and give it a file."""

    def run(content: bytes, name: str = "kvarter.geojson"):
        app = visit("intake")
        app.segmented_control(key="intake_kind").set_value("areas").run()
        return app.file_uploader[0].upload(name, content).run()

    return run


def test_districts_are_looked_over_and_then_read_in(store, upload):
    app = upload(geojson(3))
    assert [box.value for box in app.selectbox] == ["code", "name"]
    app = app.button(key="intake_commit").click().run()
    assert "3 områden" in app.success[0].value
    found = store.districts()
    assert (found["code"].tolist(), found.attrs["version"]) == (["K0", "K1", "K2"], "kvarter")


@pytest.mark.usefixtures("store")
def test_districts_without_codes_of_their_own_are_refused(upload):
    app = upload(geojson(2))
    app.selectbox[0].select("kind").run()
    assert "förekommer flera gånger" in app.error[0].value


def test_schematic_borders_are_said_to_be_so(store, upload):
    app = upload(geojson(2))
    app.checkbox[0].uncheck().run()
    app.button(key="intake_commit").click().run()
    assert store.districts().attrs["official"] is False


@pytest.mark.usefixtures("store")
def test_a_file_of_points_is_no_districts(upload):
    points = boxes(2)
    points = points.set_geometry(points.centroid).to_crs("EPSG:4326")
    app = upload(points.to_json().encode())
    assert "måste vara ytor" in app.error[0].value
