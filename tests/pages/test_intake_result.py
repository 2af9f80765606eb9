"""What the intake page says when the rows are saved and cannot be shown."""

from __future__ import annotations

import pytest

from data.store import Store
from geo.errors import UserError
from tests.pages.conftest import boxes
from tests.pages.intake import commit, csv, geojson, line


@pytest.mark.parametrize(
    ("problem", "says"),
    [(UserError("Disken är full."), "Disken är full."), (MemoryError("/a/path"), "minnet")],
)
def test_saved_incidents_are_told_though_they_cannot_be_shown(
    store, visit, monkeypatch, problem, says
):
    def fail(*_given):
        raise problem

    store.put_districts(boxes(2))
    app = visit("intake").file_uploader[0].upload("uttag.csv", csv(line(1))).run()
    monkeypatch.setattr(Store, "incidents", fail)
    app = commit(app)
    assert not app.exception
    assert app.success[0].value.endswith("1 nya, 0 fanns redan och 0 avvisades.")
    assert "är sparat, men kan inte visas just nu" in app.warning[0].value
    assert says in app.warning[0].value
    assert len(store.batches()) == 1


def test_saved_districts_are_told_though_they_cannot_be_shown(store, visit, monkeypatch):
    def fail(*_given):
        raise UserError("Disken är full.")

    app = visit("intake")
    app.segmented_control(key="intake_kind").set_value("areas").run()
    app.file_uploader[0].upload("karta.geojson", geojson()).run()
    monkeypatch.setattr(Store, "incidents", fail)
    app = commit(app)
    assert app.success[0].value.endswith("är inläst: 2 områden.")
    assert "Disken är full." in app.warning[0].value
    assert len(store.districts()) == 2
