"""Harm on the page Trender: only where the city has weights, and then as a table."""

import pytest

from geo.measures.harm import weighted_interval
from tests.geo.made import SV
from tests.pages.conftest import boxes, rows
from tests.pages.reading import captions

SETTINGS = "[harm]\nklotter = 2.5\npersonran = 365\n"
ASKED = {"period": "egna", "fran": "2026-05-01", "till": "2026-05-31"}


@pytest.fixture
def filled(store):
    """Six of graffiti, one of bicycle theft and a robbery, in two districts."""
    days = [(f"2026-05-{day:02d} 12:00", 500.0) for day in range(4, 10)]
    more = [("2026-05-10 12:00", 1500.0), ("2026-05-11 12:00", 1500.0)]
    made = rows((*days, *more))
    made.loc[6:, "offence"] = ["personran", "cykelstold"]
    store.put_districts(boxes(2))
    store.add_batch([made], {"profile": "test", "demo": False})
    return store


def table_of(app):
    """Return the table of harm, if there is one."""
    return next((t.value for t in app.table if "Skadeindex" in t.value), None)


@pytest.mark.usefixtures("filled")
def test_without_weights_there_is_no_index(visit):
    app = visit("trends", **ASKED)
    assert not app.exception
    assert table_of(app) is None


@pytest.mark.usefixtures("filled")
def test_offences_weigh_what_the_settings_say(visit, tmp_path, monkeypatch):
    file = tmp_path / "stad.toml"
    file.write_text(SETTINGS, "utf-8")
    monkeypatch.setenv("LAGESBILD_SETTINGS", str(file))
    app = visit("trends", **ASKED)
    assert not app.exception
    table = table_of(app).set_index("Område")
    assert list(table.index) == ["Tillsammans", "Kvarter 1", "Kvarter 0"]
    low, high = weighted_interval([6, 1], [2.5, 365.0])
    told = f"{SV.number(380)} ({SV.number(low)}–{SV.number(high)})"
    assert table.loc["Tillsammans"].tolist() == [told, "7", "1"]
    assert table["Skadeindex"].iloc[2].startswith("15 (")
    assert table.loc["Kvarter 1"].tolist()[1:] == ["1", "1"]
    assert "inte långa trender" in captions(app)
    narrow = table_of(visit("trends", omrade="K0", **ASKED)).set_index("Område")
    assert list(narrow.index) == ["Tillsammans", "Kvarter 0"]
