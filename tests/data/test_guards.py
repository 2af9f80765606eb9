"""Every guard is seen to fire, and to keep quiet when all is well."""

from __future__ import annotations

import pandas as pd
import pytest

from data import ingest
from data.ingest.guards import MESSAGES
from data.settings import Settings
from geo.errors import UserError

HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"
FIRED: set[str] = set()


def rows(n: int = 100, **changes: object) -> pd.DataFrame:
    """One incident a day in the town, with some columns changed."""
    days = pd.date_range("2024-01-01", periods=n).strftime("%Y-%m-%d")
    frame = pd.DataFrame({"Id": range(n), "Brottskod": "0801", "Brottskod.klartext": "Stöld"})
    frame["Inskrivningsdatum"] = days
    frame["Brottstid från"] = days + " 10:00"
    frame["Brottstid till"], frame["X"], frame["Y"] = "", 486000, 6305000
    return frame.assign(**changes)


@pytest.fixture
def ask(tmp_path, store):
    """Write a frame as a file and return the codes of the questions it raises."""

    def run(frame: pd.DataFrame, profile: str = "police-points") -> dict[str, str]:
        path = tmp_path / "fil.csv"
        frame.to_csv(path, sep=";", index=False)
        draft = ingest.prepare(path, ingest.profile(profile), Settings())
        found = ingest.guards(draft, store)
        FIRED.update(guard.code for guard in found)
        if found:
            with pytest.raises(UserError, match="bekräftas"):
                ingest.commit(draft, store, found)
        return {guard.code: str(guard) for guard in found}

    return run


def test_an_ordinary_file_raises_no_question(ask, store, districts):
    store.put_districts(districts)
    assert ask(rows()) == {}


@pytest.mark.parametrize(("bad", "asks"), [(2, False), (3, True)])
def test_more_than_two_per_cent_rejected(ask, bad, asks):
    codes = ["0801"] * (100 - bad) + [""] * bad
    assert ("rejected" in ask(rows(Brottskod=codes))) is asks


def test_nothing_accepted_at_all(ask):
    assert "nothing" in ask(rows(Brottskod=""))


@pytest.mark.parametrize(("out", "asks"), [(5, False), (6, True)])
def test_more_than_five_per_cent_outside(ask, store, districts, out, asks):
    store.put_districts(districts)
    east = [486000] * (100 - out) + [500000] * out
    assert ("outside" in ask(rows(X=east))) is asks


def test_coordinates_that_changed_places(ask):
    assert set(ask(rows(X=6305000, Y=486000))) == {"swapped"}


def test_a_crs_that_puts_the_city_in_the_sea(ask, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(
        '[columns]\nid = "Id"\ncode = "Brottskod"\nstart = "Brottstid från"\nx = "X"\ny = "Y"\n'
        '[place]\ncrs = "EPSG:3021"\n',
        "utf-8",
    )
    assert "EPSG:3021" in ask(rows(), str(own))["crs"]


def test_a_date_in_the_future(ask):
    days = ["2024-01-01"] * 99 + ["2999-01-01"]
    assert "2999-01-01" in ask(rows(Inskrivningsdatum=days))["future"]


def test_dates_that_may_stand_for_none(ask):
    days = ["1900-01-01", "1999-12-31", "2000-01-01", *["2024-01-01"] * 97]
    told = ask(rows(Inskrivningsdatum="2024-02-01", **{"Brottstid från": days}))
    assert set(told) == {"early"}
    assert "före 2000-01-01, det äldsta 1900-01-01. Antal sådana rader: 2." in told["early"]


def test_a_month_missing_between_busy_ones(ask):
    days = [f"2024-{month:02}-{day:02}" for month in (1, 2, 4) for day in range(1, 26)]
    frame = rows(75, Inskrivningsdatum=days, **{"Brottstid från": days})
    assert "2024-03" in ask(frame)["missing_month"]
    old = [*days[:50], *(f"2024-03-{day:02}" for day in range(1, 26))]
    assert (
        ask(rows(75, Inskrivningsdatum=old, **{"Brottstid från": ["2009-01-01", *old[1:]]})) == {}
    )


def test_the_same_id_for_different_offences(ask):
    frame = rows()
    frame.loc[1, "Id"] = 0
    assert "Antal sådana rader: 2." in ask(frame)["repeated_id"]
    twin = pd.concat([rows(), rows().iloc[:1]])
    assert ask(twin) == {}  # the very same row twice is a duplicate, no question


@pytest.mark.parametrize(("n", "asks"), [(49, True), (50, False), (150, False), (151, True)])
def test_a_row_count_off_by_more_than_half(ask, points, take, n, asks):
    for i in range(3):
        lines = [f"{i}-{k};0801;;2024-01-0{i + 1};;;486000;6305000" for k in range(100)]
        take(points(*lines, name=f"{i}.csv"))
    assert ("row_count" in ask(rows(n))) is asks


def test_real_incidents_replace_demo_after_asking(tmp_path, store):
    demo = pd.DataFrame({"start": pd.to_datetime(["2024-01-01"]).astype("datetime64[s]")}).assign(
        source="demo", source_id="1", code="1", code_text="", offence="klotter",
        end=pd.NaT, registered=pd.NaT, x=float("nan"), y=float("nan"), area_code="", count=1,
    )  # fmt: skip
    store.add_batch([demo], {})
    path = tmp_path / "fil.csv"
    rows().to_csv(path, sep=";", index=False)
    draft = ingest.prepare(path, ingest.profile("police-points"), Settings())
    found = ingest.guards(draft, store)
    FIRED.update(guard.code for guard in found)
    assert [guard.code for guard in found] == ["demo"]
    ingest.commit(draft, store, found, confirmed=True)
    assert not store.is_demo
    assert len(store.incidents().cell) == 100


def test_every_guard_there_is_was_seen_to_fire():
    assert set(MESSAGES) == FIRED
