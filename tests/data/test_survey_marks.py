"""Marks of footnotes are no part of names and numbers, and no heading stands twice."""

import pytest

from data import survey
from geo.errors import UserError
from tests.data.survey_files import ANSWERS, PUBLISHED, book, draft, written

MARKED = """Område;År;Antal svar;Otrygg ute;Belysning
Campus 1);2023;120;23;12
Araby;2023;150;40*;13 ¹
Teleborg²;2023;150;..;13
1 Omfattar även Teleborg centrum.;;;;
* Osäkert underlag;;;;
"""


def test_marks_and_notes_are_read_past(tmp_path):
    found = draft(written(tmp_path, MARKED))
    assert (found.read, found.rejected) == (3, 0)
    said = found.frame[found.frame["question"] == "otrygg_ute"].set_index("area")
    assert list(said.index) == ["Campus", "Araby", "Teleborg"]
    assert said["value"].tolist()[:2] == [0.23, 0.4]
    assert said.loc["Teleborg", "withheld"]
    assert said["n"].tolist() == [120, 150, 150]


@pytest.mark.parametrize("area", ["Teleborg 1", "Norr 2", "Öster-2", "S:t Sigfrid (1)"])
def test_a_number_in_a_name_is_no_mark(tmp_path, area):
    found = draft(written(tmp_path, f"Område;År;Otrygg ute\n{area};2023;40\nAraby;2023;30\n"))
    assert found.frame["area"].tolist() == [area, "Araby"]


def test_a_mark_in_the_middle_of_a_number_is_a_fault(tmp_path):
    found = draft(written(tmp_path, "Område;År;Otrygg ute\nNorr;2023;4*0\nAraby;2023;30\n"))
    assert found.faults["reason"].tolist() == ["bad_value"]


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (PUBLISHED, "Område;År;Otrygg ute;Otrygg ute\nAraby;2023;40;41\n"),
        (ANSWERS, "Område;År;Otrygg ute;Otrygg ute\nAraby;2023;Ja;Nej\n"),
    ],
)
def test_two_columns_of_one_heading_are_refused(tmp_path, profile, text):
    with pytest.raises(UserError, match="Två kolumner heter"):
        draft(written(tmp_path, text), profile)


CORNER = """NTU 2010. Andel (%)
;Otrygg ute;Oro bostadsinbrott
Hela riket;15;15
Kronobergs län;13;21

Källa: Brå
"""


def test_an_empty_corner_stands_over_the_areas(tmp_path):
    found = draft(written(tmp_path, CORNER), "ntu-region")
    assert (found.read, found.rejected) == (2, 0)
    assert found.frame["area"].drop_duplicates().tolist() == ["00", "07"]
    assert survey.fitting(written(tmp_path, CORNER), *survey.SURVEYS) == "ntu-region"
    rows = [
        [None, "Otrygg ute", None],
        [None, 2010, 2011],
        ["Växjö", 15, 16],
        ["Hela riket", 14, 15],
    ]
    deep = draft(book(tmp_path, rows, "B1:C1"), "ntu-region")
    assert deep.frame[["area", "year"]].drop_duplicates().to_numpy().tolist() == [
        ["0780", 2010], ["00", 2010], ["0780", 2011], ["00", 2011],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (CORNER.replace("Hela riket", "1"), "ntu-region"),
        (";År;Otrygg ute\nAraby;2010;Ja\n", ANSWERS),
    ],
)
def test_a_corner_over_numbers_or_people_is_no_area(tmp_path, text, profile):
    with pytest.raises(UserError, match=r"behöver: (Område|Områdeskod)\."):
        draft(written(tmp_path, text), profile)


def test_a_column_without_heading_beside_the_areas_is_left(tmp_path):
    found = draft(written(tmp_path, ";Region;Otrygg ute 2010\nx;Växjö;15\n"), "ntu-region")
    assert found.frame["area"].tolist() == ["0780"]


def test_columns_that_nobody_reads_may_share_a_heading(tmp_path):
    text = "Område;År;Otrygg ute;Not;Not\nAraby;2023;40;a;b\nNorr;2023;41;a;b\n"
    assert len(draft(written(tmp_path, text)).frame) == 2
