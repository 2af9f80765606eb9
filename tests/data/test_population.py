import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest

from data.__main__ import main
from data.settings import Settings
from data.sources.population import Columns, read
from data.store import Store, manifest
from geo.errors import UserError
from geo.measures.rate import person_years, population_by_year
from geo.period import Period

SHARED = Path(__file__).parents[3] / "shared" / "data"
TABLE = "omr;alder;ar;antal\nA;totalt;2024;1 000\nA;0-19;2024;300\nB;totalt;2024;50\n"
COUNTS = ("read", "accepted", "rejected", "duplicates")
WHERE = Columns("omr", "ar", "antal", {"alder": "totalt"})


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "folk.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_only_the_rows_asked_for_count(file):
    given = read(file, WHERE)
    assert given.frame.to_dict("list") == {
        "code": ["A", "B"], "year": [2024, 2024], "population": [1000, 50],
    }  # fmt: skip
    assert (given.broken, given.left_out) == (0, 1)


def test_two_numbers_for_an_area_and_year_are_refused(file):
    with pytest.raises(UserError, match="--where"):
        read(file, Columns("omr", "ar", "antal", {}))


def test_a_file_for_one_year_needs_no_column_for_it(file):
    found = read(file, Columns("omr", "2024", "antal", {"alder": "totalt"})).frame
    assert found["year"].tolist() == [2024, 2024]


def test_a_missing_column_is_named_with_those_there_are(file):
    for year in ("ar", "2024"):
        with pytest.raises(UserError, match=r"befolkning.*omr, alder, ar, antal\.$"):
            read(file, Columns("omr", year, "befolkning", {}))


def test_what_is_no_number_is_shown(tmp_path):
    path = tmp_path / "folk.csv"
    path.write_text("omr,ar,antal\nA,2024,många\n", encoding="utf-8")
    with pytest.raises(UserError, match="många"):
        read(path, Columns("omr", "ar", "antal", {}))


def test_the_command_stores_them_and_says_who_lacks_them(file, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    words = ["--code", "omr", "--year", "ar", "--population", "antal", "--where", "alder=totalt"]
    assert main(["import", "population", str(file), *words, "--json"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [last[key] for key in COUNTS] == [2, 2, 0, 0]
    assert last["left_out"] == 1
    assert Store(tmp_path / "store").population()["population"].tolist() == [1000, 50]


def test_a_row_that_cannot_be_divided_is_rejected_and_said(file, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    file.write_text(f"{TABLE}C;totalt;2024\n", encoding="utf-8")
    words = ["--code", "omr", "--year", "ar", "--population", "antal", "--where", "alder=totalt"]
    assert main(["import", "population", str(file), *words]) == 0
    *said, last = capsys.readouterr().out.splitlines()
    assert [json.loads(last)[key] for key in COUNTS] == [3, 2, 1, 0]
    assert "Rader som avvisades för att de har fel antal celler: 1." in said


def test_earlier_inhabitants_are_kept_once_and_looked_after(tmp_path):
    store = Store(tmp_path, settings=Settings())
    assert store.population().empty
    assert store.earlier_populations() == []
    made = [
        pd.DataFrame({"code": ["A"], "year": [2024], "population": [n]}) for n in (10, 20, 10, 30)
    ]
    for each in made:
        store.put_population(each)
    assert store.population().equals(made[3])
    earlier = store.earlier_populations()
    assert [each["population"].tolist() for each in earlier] == [[10], [20]]
    version = store.version
    store.put_population(made[3])
    assert (store.version, len(store.earlier_populations())) == (version, 2)
    other = Store(tmp_path / "other", settings=Settings())
    other.put_population(made[3])
    assert other.version == version  # what is shown, not what has been
    body = manifest.load(tmp_path)
    (tmp_path / body["populations"][0]["file"]).write_bytes(b"")
    with pytest.raises(UserError):
        store.put_population(made[0])


@pytest.mark.shared
def test_vaxjos_own_areas_become_denominators(tmp_path):
    path = SHARED / "vaxjo_regso_population.csv"
    if not path.exists():
        pytest.skip("shared/data is not here: no real population to read")
    given = read(path, Columns("regso", "ar", "totalt", {"alder": "totalt"}))
    found = given.frame
    assert len(found) + given.left_out == 5795
    assert found["code"].nunique() == 23
    store = Store(tmp_path / "store", settings=Settings())
    store.put_population(found)
    codes = tuple(sorted(found["code"].unique()))
    wide = population_by_year(store.population(), codes=codes)
    years = person_years(wide, Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
    grown = wide[2023] / wide[2016] - 1  # what domain.md says of two of them
    assert round(grown["0780R015"], 2) == 0.36
    assert round(grown["0780R017"], 2) == 0.38
    assert years.sum() == pytest.approx(wide[2023].sum() * 365 / 365.25)
