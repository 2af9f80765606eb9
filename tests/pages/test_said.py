"""What the page says of its own accord: the small sentences beside the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.pages.conftest import boxes, rows
from tests.pages.reading import captions, headline, table_of

if TYPE_CHECKING:
    from data.store import Store

DAYS = tuple((f"2026-05-{day:02d} 12:00", 500.0) for day in range(4, 10))


def filled(store: Store, **columns: object) -> None:
    """Fill a store with six incidents in one district."""
    store.put_districts(boxes(1))
    store.add_batch([rows(DAYS).assign(**columns)], {"profile": "test", "demo": False})


def test_sources_go_by_their_titles(visit, store):
    filled(store, source=["police-areas"] * 3 + ["egen"] * 3)
    app = visit(kalla="police-areas")
    assert headline(app) == "3"
    assert "Polisens uttag per DeSO-område." in captions(app)
    assert "police-areas" not in captions(app)
    (choice,) = [each for each in app.multiselect if each.key == "f_sources"]
    assert set(choice.options) == {"Polisens uttag per DeSO-område", "egen"}


def test_density_of_what_has_no_coordinates_says_why_there_is_none(visit, store):
    filled(store, x=np.nan, y=np.nan, area_code="K0")
    said = captions(visit(lager="tathet", period="ar"))
    assert "Inget brott i urvalet har koordinater" in said
    assert "0 brott" not in said


def test_one_incident_is_one(visit, store):
    filled(store)
    one = {"lager": "handelser", "period": "egna", "fran": "2026-05-04", "till": "2026-05-04"}
    assert "1 händelse med känt läge" in captions(visit(**one))


def test_without_inhabitants_there_is_no_rate_to_be_too_small_for(visit, store):
    filled(store)
    few = visit(period="egna", fran="2026-05-04", till="2026-05-05")
    assert table_of(few)[0]["Per 1\u00a0000"].tolist()[0] == "–"


def test_the_same_hour_twice_is_said_to_be_the_whole_day(visit, store):
    filled(store)
    app = visit()
    assert "hela dygnet" not in captions(app)
    app.session_state["f_from"] = app.session_state["f_to"] = 6
    assert "hela dygnet" in captions(app.run())
    assert headline(app) == "6"


def test_an_unknown_language_in_the_link_is_told(visit, store):
    filled(store)
    assert not visit(lang="en").toast
    (toast,) = visit(lang="xx").toast
    assert "xx" in toast.value
    assert "sv" in visit(lang="xx").query_params["lang"]


def test_periods_of_unlike_length_are_said_to_be_so(visit, store):
    """A leap day makes even the same dates a year back a day fewer."""
    store.put_districts(boxes(1))
    days = tuple((f"{year}-03-0{day} 12:00", 500.0) for year in (2022, 2023) for day in range(1, 5))
    leap = (("2024-03-05 12:00", 500.0),)
    store.add_batch([rows((*days, *leap))], {"profile": "test", "demo": False})
    year = {"period": "egna", "fran": "2024-01-01", "till": "2024-03-05"}
    unlike = "Perioden har 65 dagar och jämförelseperioden 64"
    assert unlike in captions(visit(**year))
    assert unlike in captions(visit("trends", **year))
    assert "jämförelseperioden 64" not in captions(visit(**year | {"fran": "2024-03-01"}))
    assert "lika många dagar" not in captions(visit("trends", **year))
