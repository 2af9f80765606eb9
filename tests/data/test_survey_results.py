"""Published results in every shape of table, and what is withheld stays missing."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import openpyxl
import pytest

from data.settings import Settings
from data.store import Store
from data.store.kinds import RESULTS
from geo.errors import UserError
from tests.data.survey_files import INDEX, NTU, book, counts, draft, take, written


def values(found, *by):
    frame = found.frame.set_index(list(by))
    return {key: round(value, 4) for key, value in frame["value"].items()}


def test_the_row_of_ntu_2010(tmp_path):
    found = draft(written(tmp_path, NTU), "ntu-region")
    assert [note.row for note in found.layout.passed] == [1, 9, 10]
    assert found.frame["year"].unique().tolist() == [2010]
    order = [
        "otrygg_ute",
        "oro_samhalle",
        "oro_narstaende",
        "oro_inbrott",
        "oro_overfall",
        "oro_fordon",
    ]
    said = values(found, "area", "question")
    for area, row in {
        "00": [15, 22, 28, 15, 12, 14],
        "07": [13, 23, 26, 21, 13, 12],
        "0780": [16, 21, 27, 21, 17, 13],
    }.items():
        assert [said[area, question] for question in order] == [value / 100 for value in row]
    levels = found.frame.drop_duplicates("area").set_index("area")["level"].to_dict()
    assert levels == {
        "00": "nation",
        "07": "county",
        "0780": "municipality",
        "Lessebo": "municipality",
    }


def test_what_is_withheld_stays_missing(store, tmp_path):
    take(store, written(tmp_path, NTU), "ntu-region")
    rows = store.table(RESULTS).query("area == 'Lessebo'")
    assert len(rows) == 6
    assert rows["value"].isna().all()
    assert rows["withheld"].all()
    assert not store.table(RESULTS).query("area != 'Lessebo'")["withheld"].any()


def test_the_index_of_vaxjo_with_two_sources_that_disagree(store, tmp_path):
    path = written(tmp_path, INDEX)
    assert counts(take(store, path)) == [8, 8, 0, 0]
    assert counts(take(store, path)) == [8, 0, 0, 8]
    kept = store.table(RESULTS)
    town = kept[kept["area"] == "0780"]
    assert town["level"].unique().tolist() == ["municipality"]
    assert sorted(zip(town["year"], town["value"], strict=True)) == [
        (2017, 1.56), (2018, 1.62), (2018, 1.63), (2019, 1.44), (2020, 1.72), (2022, 1.70), (2023, 1.54),
    ]  # fmt: skip
    nation = kept[kept["level"] == "nation"]
    assert nation[["area", "year", "value"]].to_numpy().tolist() == [["00", 2023, 1.78]]


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("23", 0.23),
        ("23,4", 0.234),
        ("23.4", 0.234),
        ("23 %", 0.23),
        ("23%", 0.23),
        ("0", 0),
        ("100", 1),
    ],
)
def test_a_share_is_read_as_it_is_written(tmp_path, cell, share):
    found = draft(written(tmp_path, f'Område;År;Fråga;Andel\nAraby;2023;Otrygg ute;"{cell}"\n'))
    assert found.frame["value"].tolist() == [pytest.approx(share)]


def test_a_profile_may_say_that_shares_are_shares(tmp_path):
    own = tmp_path / "egen.toml"
    own.write_text(
        'kind = "survey_results"\n[columns]\narea = "Område"\nyear = "År"\n[values]\nscale = "share"\n'
        '[questions]\notrygg_ute = "Otrygg ute"\n',
        "utf-8",
    )
    path = written(
        tmp_path, "Område;År;Otrygg ute\nAraby;2023;0,23\nHov;2023;19 %\nCampus;2023;1,2\n"
    )
    found = draft(path, str(own))
    assert values(found, "area") == {"Araby": 0.23, "Hov": 0.19}
    assert found.faults["reason"].tolist() == ["over_100"]


def test_a_long_table_with_everything(tmp_path):
    head = "Områdeskod;Områdesnamn;År;Fråga;Kön;Antal svar;Andel;Nedre gräns;Övre gräns;Kommentar"
    rows = "A1;Araby;2023;Otrygg ute;Kvinnor;1 174;38;31;45;hej\nA1;Araby;2023;Index;Samtliga;;2,1;;;\n"
    found = draft(written(tmp_path, f"{head}\n{rows}"))
    first, second = found.frame.to_dict("records")
    assert (first["area"], first["area_name"], first["group"], first["n"]) == (
        "A1",
        "Araby",
        "kvinna",
        1174,
    )
    assert (first["value"], first["low"], first["high"]) == pytest.approx((0.38, 0.31, 0.45))
    assert (second["question"], second["group"], second["value"]) == ("index", "alla", 2.1)
    assert np.isnan(second["low"])
    assert found.layout.unread == ["Kommentar"]


def test_a_column_per_year_and_two_rows_of_headings(tmp_path):
    rows = [
        ["Tabell 3. Otrygghet och oro"], [],
        ["Område", "Otrygg ute", None, None, "Oro inbrott", None],
        [None, 2021, 2022, 2023, 2022, 2023],
        ["Araby", 38, 37, "XX", 20, 21], ["Hov", 19, 20, 18, 17, 16], [],
        ["* Uppgiften avser personer 16–85 år"],
    ]  # fmt: skip
    found = draft(book(tmp_path, rows, "B3:D3", "E3:F3", "A3:A4", "A1:F1"))
    said = values(found, "area", "question", "year")
    assert len(said) == 10
    assert said["Hov", "otrygg_ute", 2023] == 0.18
    assert said["Araby", "oro_inbrott", 2022] == 0.20
    assert np.isnan(said["Araby", "otrygg_ute", 2023])
    assert found.read == 2
    assert [note.row for note in found.layout.passed] == [1, 8]
    same = written(
        tmp_path,
        "Område;Otrygg ute;;;Oro inbrott;\n;2021;2022;2023;2022;2023\nAraby;38;37;XX;20;21\nHov;19;20;18;17;16\n",
    )
    again = values(draft(same), "area", "question", "year")
    assert {k: str(v) for k, v in again.items()} == {k: str(v) for k, v in said.items()}


def test_groups_and_numbers_beside_each_other(tmp_path):
    text = (
        "Område;År;Otrygg ute;;Otrygg ute;\n;;Kvinnor;;Män;\n"
        "Araby;2023;40;;20;\n"
    )  # fmt: skip
    assert values(draft(written(tmp_path, text)), "group") == {"kvinna": 0.4, "man": 0.2}
    text = "Område;År;Andel | Kvinnor;n | Kvinnor;Andel | Män;n | Män;Fråga\nAraby;2023;40;90;20;80;Otrygg ute\n"
    found = draft(written(tmp_path, text))
    assert found.frame.set_index("group")["n"].to_dict() == {"kvinna": 90, "man": 80}


def test_a_cell_that_shows_per_cent_is_per_cent(tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["Område", "År", "Otrygg ute"])
    made.active.append(["Araby", 2023, 0.234])
    made.active["C2"].number_format = "0 %"
    made.save(tmp_path / "fil.xlsx")
    assert draft(tmp_path / "fil.xlsx").frame["value"].tolist() == [pytest.approx(0.234)]


def test_a_year_is_asked_for_where_nothing_says_it(tmp_path):
    path = written(tmp_path, "Område;Otrygg ute\nAraby;38\n")
    with pytest.raises(UserError, match="vilket år svaren gäller"):
        draft(path)
    found = draft(path, year=2019)
    assert found.frame["year"].tolist() == [2019]


def test_a_correction_becomes_a_version_and_files_in_any_order_are_one_store(tmp_path):
    texts = {
        "2024-01-01": "Område;År;Otrygg ute\nAraby;2023;38\nHov;2023;19\n",
        "2024-03-01": "Område;År;Otrygg ute\nAraby;2023;36\n",
        "2023-01-01": "Område;År;Otrygg ute\nAraby;2022;40\n",
    }
    files = {day: written(tmp_path, text, f"{day}.csv") for day, text in texts.items()}
    seen = set()
    for number, order in enumerate(permutations(files)):
        store = Store(tmp_path / str(number), settings=Settings())
        for day in order:
            from datetime import date

            take(store, files[day], as_of=date.fromisoformat(day))
        kept = store.table(RESULTS)
        seen.add((store.version, str(kept["value"].tolist())))
        before = store.table(RESULTS, "2024-02-01").set_index(["area", "year"])["value"]
        assert before["Araby", 2023] == pytest.approx(0.38)
    assert len(seen) == 1
    assert next(iter(seen))[1] == "[0.4, 0.36, 0.19]"
