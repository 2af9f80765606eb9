"""Files that no one here wrote. They are not part of the project."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data import ingest
from data.settings import Settings
from data.store import Store
from geo.errors import UserError
from geo.schema import NO_DAY

SHARED = Path(__file__).parents[3] / "shared" / "data"
VANCOUVER = Settings(
    municipality="Vancouver", crs="EPSG:26910", time_zone="America/Vancouver",
    latitude=49.25, longitude=-123.1,
)  # fmt: skip
MERSEYSIDE = Settings(
    municipality="Merseyside", crs="EPSG:27700", time_zone="Europe/London",
    latitude=53.41, longitude=-2.98,
)  # fmt: skip

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the real files are not beside the project"),
]


def take(name, profile, settings, folder):
    store = Store(folder, settings=settings)
    draft = ingest.prepare(SHARED / name, ingest.profile(profile), settings)
    found = ingest.guards(draft, store)
    return draft, store, ingest.commit(draft, store, found), found


def test_a_year_of_vancouver(tmp_path):
    raw = pd.read_csv(SHARED / "vancouver_crimes_2020.csv")
    name = "vancouver_crimes_2020.csv"
    draft, store, batch, found = take(name, "vancouver", VANCOUVER, tmp_path)
    assert (batch.read, batch.accepted, batch.rejected, found) == (len(raw), len(raw), 0, [])
    rows = draft.incidents
    assert rows["code"].value_counts().to_dict() == raw["TYPE"].value_counts().to_dict()
    withheld = ((raw["X"] == 0) & (raw["Y"] == 0)).to_numpy()
    blank = raw["X"].isna().to_numpy()
    assert (rows["x"].isna().to_numpy() == (withheld | blank)).all()
    assert store.status()["without_hour"] == withheld.sum()
    hours = (store.incidents().when // 8) % 25
    known = raw.loc[~withheld, "HOUR"].value_counts().sort_index()
    assert pd.Series(hours[hours < 24]).value_counts().sort_index().tolist() == known.tolist()
    version = store.version
    again = ingest.commit(
        ingest.prepare(SHARED / name, ingest.profile("vancouver"), VANCOUVER), store, []
    )
    assert (again.accepted, again.duplicates, store.version) == (0, len(raw), version)


def test_a_month_of_merseyside(tmp_path):
    raw = pd.read_csv(SHARED / "police_uk_2018-12_merseyside.csv")
    name = "police_uk_2018-12_merseyside.csv"
    draft, store, batch, found = take(name, "data-police-uk", MERSEYSIDE, tmp_path)
    assert (batch.accepted, batch.rejected, batch.duplicates, found) == (len(raw), 0, 0, [])
    counts = draft.incidents["code"].value_counts().to_dict()
    assert counts == raw["Crime type"].value_counts().to_dict()
    assert store.status()["unmapped_codes"] == {}
    assert store.status()["without_hour"] == len(raw)  # only the month is known
    assert (store.incidents().when % 8 == NO_DAY).all()


def test_the_polices_news_is_refused():
    with pytest.raises(UserError, match="nyhetsflöde"):
        ingest.prepare(
            SHARED / "polisen_events_sample.json", ingest.profile("police-points"), Settings()
        )
