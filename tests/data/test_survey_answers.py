"""Individual answers: who said what, with which weight, and what is wrong with a row."""

from __future__ import annotations

import re
from datetime import date

import pytest

from data import ingest, survey
from data.ingest.faults import REASONS
from data.ingest.profile_file import FOLDER
from data.store.kinds import ANSWERS as TABLE
from geo.errors import UserError
from tests.data.survey_files import ANSWERS, HEAD, book, counts, draft, take, written

ROWS = (
    "Araby;2023;1,5;Kvinna;16–24;Ja;Nej",
    "Araby;2023;0,5;Man;25–44;Nej;Vet ej",
    "Campus;2023;1;K;16–24;1;1",
)


def file(folder, *rows, head=HEAD, name="fil.csv"):
    return written(folder, "\n".join([head, *rows]) + "\n", name)


def test_each_answer_is_a_record(store, tmp_path):
    path = file(tmp_path, *ROWS)
    assert counts(take(store, path, ANSWERS)) == [3, 3, 0, 0]
    assert counts(take(store, path, ANSWERS)) == [3, 0, 0, 3]
    kept = store.table(TABLE)
    assert len(kept) == 5  # "vet ej" is no answer
    unsafe = kept[kept["question"] == "otrygg_ute"].sort_values(["area", "weight"])
    assert unsafe["value"].tolist() == [0, 1, 1]
    assert unsafe["weight"].tolist() == [0.5, 1.5, 1]
    assert unsafe["sex"].tolist() == ["man", "kvinna", "kvinna"]
    assert unsafe["age_class"].tolist() == ["25–44", "16–24", "16–24"]
    assert kept["respondent"].nunique() == 3


def test_identical_answers_of_two_people_are_two_answers(store, tmp_path):
    path = file(tmp_path, ROWS[0], ROWS[0])
    assert counts(take(store, path, ANSWERS)) == [2, 2, 0, 0]
    assert len(store.table(TABLE)) == 4
    assert counts(take(store, path, ANSWERS)) == [2, 0, 0, 2]


def test_unsafe_is_also_not_going_out(tmp_path):
    rows = (f"Araby;2023;1;;;{said};" for said in ("Mycket otrygg", "Går inte ut", "Ganska trygg"))
    assert draft(file(tmp_path, *rows), ANSWERS).frame["value"].tolist() == [1, 1, 0]


def test_without_weight_sex_and_age(tmp_path):
    found = draft(file(tmp_path, "Araby;2023;Ja", head="Stadsdel;År;Nedskräpning"), ANSWERS)
    row = found.frame.iloc[0]
    assert (row["weight"], row["sex"], row["age_class"]) == (1, "", "")


def test_exact_ages_are_put_in_the_classes_of_the_profile(tmp_path):
    ages = {"16": "16–24", "24": "16–24", "25 år": "25–44", "64,0": "45–64", "85": "65–85",
            "15": "", "86": "", "16–29": "16–29", "80+": "80+", "": ""}  # fmt: skip
    path = file(
        tmp_path, *(f"Araby;2023;{age};Ja" for age in ages), head="Område;År;Ålder;Nedskräpning"
    )
    assert draft(path, ANSWERS).frame["age_class"].tolist() == [*ages.values()]
    own = tmp_path / "egen.toml"
    text = (FOLDER / "trygghetsmatning-answers.toml").read_text("utf-8")
    for given, found in (
        ('["16-29", "30-100"]', ["16-29", "16-29", "16-29", "30-100"]),
        ("[]", [""] * 4),
    ):
        own.write_text(re.sub(r"ages = \[.*?\]", f"ages = {given}", text), "utf-8")
        assert draft(path, str(own)).frame["age_class"].tolist()[:4] == found


@pytest.mark.parametrize(
    "ages", ['["unga"]', '["16–24", "24–44"]', '["25–44", "16–24"]', '["24–16"]']
)
def test_classes_of_age_that_cannot_be_are_told(tmp_path, ages):
    own = tmp_path / "egen.toml"
    text = (FOLDER / "trygghetsmatning-answers.toml").read_text("utf-8")
    own.write_text(re.sub(r"ages = \[.*?\]", f"ages = {ages}", text), "utf-8")
    with pytest.raises(UserError, match=r"nyckeln values\.ages ett värde"):
        survey.profile(str(own))


def test_a_respondent_s_later_answer_is_a_version(store, tmp_path):
    head = f"Id;{HEAD}"
    take(store, file(tmp_path, f"7;{ROWS[0]}", head=head), ANSWERS, as_of=date(2024, 1, 1))
    changed = file(tmp_path, "7;Araby;2023;1,5;Kvinna;16–24;Nej;Nej", head=head, name="b.csv")
    assert counts(take(store, changed, ANSWERS, as_of=date(2024, 2, 1))) == [1, 1, 0, 0]
    unsafe = store.table(TABLE).query("question == 'otrygg_ute'")["value"].tolist()
    before = store.table(TABLE, "2024-01-15").query("question == 'otrygg_ute'")["value"].tolist()
    assert (unsafe, before) == ([0], [1])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";2023;1;;;Ja;Nej", "missing_area"),
        ("Araby;;1;;;Ja;Nej", "bad_year"),
        ("Araby;2999;1;;;Ja;Nej", "bad_year"),
        ("Araby;2023;0;;;Ja;Nej", "bad_weight"),
        ("Araby;2023;tung;;;Ja;Nej", "bad_weight"),
        ("Araby;2023;1;;;Kanske;Nej", "unknown_answer"),
        ("Araby;2023;1;;;;Vet ej", "no_answers"),
        ("Araby;2023;1;Ja", "wrong_columns"),
        ("Araby;2023;1;;;Ja;Nej;för många", "wrong_columns"),
    ],
)
def test_a_row_that_cannot_be_read_is_kept_with_its_reason(tmp_path, row, reason):
    found = draft(file(tmp_path, ROWS[0], row, ROWS[1]), ANSWERS)
    assert (found.read, found.rejected) == (3, 1)
    assert found.faults["reason"].tolist() == [reason]
    assert REASONS[reason] in found.quarantine.decode("utf-8-sig")


def test_rejected_rows_are_mended_and_read_in_again(store, tmp_path):
    path = file(tmp_path, ROWS[0], "=Araby;2023;1;Man;;Kanske;Nej", ROWS[2])
    batch = take(store, path, ANSWERS)
    assert counts(batch) == [3, 2, 1, 0]
    left = store.quarantine(batch.id).decode("utf-8-sig")
    assert "'=Araby" in left
    mended = written(
        tmp_path, left.replace("'=Araby", "Araby").replace("Kanske;Nej", "Ja;Nej", 1), "m.csv"
    )
    assert counts(take(store, mended, ANSWERS)) == [1, 1, 0, 0]
    assert store.table(TABLE)["respondent"].nunique() == 3


def test_the_year_of_a_title_follows_the_rejected_rows(store, tmp_path):
    text = "Trygghetsmätningen 2022\n\nOmråde;Nedskräpning\nAraby;Ja\nHov;Kanske\n"
    batch = take(store, written(tmp_path, text), ANSWERS)
    left = store.quarantine(batch.id).decode("utf-8-sig")
    take(store, written(tmp_path, left.replace("Kanske", "Nej", 1), "m.csv"), ANSWERS)
    assert store.table(TABLE)["year"].tolist() == [2022, 2022]


def test_two_weights_are_refused(tmp_path):
    path = file(tmp_path, "Araby;2023;1;2;Ja", head="Område;År;Vikt;Kalibreringsvikt;Nedskräpning")
    with pytest.raises(UserError, match="flera viktkolumner: Vikt, Kalibreringsvikt"):
        draft(path, ANSWERS)


def test_a_header_that_lacks_something_is_told(tmp_path):
    with pytest.raises(UserError, match=r"behöver: Områdeskod\. .*Plats, År, Nedskräpning"):
        draft(file(tmp_path, "Araby;2023;Ja", head="Plats;År;Nedskräpning"), ANSWERS)
    with pytest.raises(UserError, match="Avstått från att gå ut"):
        draft(file(tmp_path, "Araby;2023", head="Område;År"), ANSWERS)


@pytest.mark.parametrize("content", ["", "\n\n", ";;;\n;;;\n"])
def test_an_empty_file_is_told(tmp_path, content):
    with pytest.raises(UserError, match="tom"):
        draft(written(tmp_path, content), ANSWERS)


def test_joined_areas_are_read_and_joined_values_rejected(tmp_path):
    rows = [
        ["Område", "År", "Nedskräpning"],
        ["Araby", 2023, "Ja"], [None, 2023, "Nej"], ["Hov", 2023, "Ja"], ["Campus", 2023, None],
    ]  # fmt: skip
    found = draft(book(tmp_path, rows, "A2:A3", "C4:C5"), ANSWERS)
    assert found.frame["area"].tolist() == ["Araby", "Araby"]
    assert found.faults["reason"].tolist() == ["merged", "merged"]
    assert found.faults["row"].tolist() == [4, 5]


def test_a_file_of_incidents_is_no_survey_and_the_other_way_round(store, points, tmp_path):
    incidents = points("1;0801;Stöld;2024-03-02;2024-03-01 10:00;;488000;6304000")
    for read in (draft, survey.fitting):
        with pytest.raises(UserError, match=r"saknar kolumner.*Brottskod"):
            read(incidents)
    with pytest.raises(UserError, match=r"saknar kolumner.*Nedskräpning"):
        ingest.prepare(file(tmp_path, *ROWS), ingest.profile("police-points"), store.settings)
    assert store.status()["records"] == store.status()["batches"] == []


def test_a_question_of_the_survey_s_own_is_kept_with_it(store, tmp_path):
    own = tmp_path / "egen.toml"
    text = (FOLDER / "template-records.toml").read_text("utf-8")
    own.write_text(text.replace("cp1252", "utf-8"), "utf-8")
    profile = survey.profile(str(own))
    assert profile.own[0].breaks == (2022,)
    path = written(tmp_path, "Område;År;Fråga;Andel\nAraby;2023;buller;12\n")
    take(store, path, str(own))
    assert store.questions()["buller"].worded(2021).startswith("Bråk")
    assert store.table("survey_results")["question"].tolist() == ["buller"]
