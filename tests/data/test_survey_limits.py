"""An interval that does not hold its own value is no interval."""

from tests.data.survey_files import draft, written


def test_limits_that_contradict_their_value_are_rejected(tmp_path):
    rows = [
        "Område;Fråga;År;Antal svar;Andel;Undre gräns;Övre gräns",
        "Araby;Otrygg ute;2022;174;38;31;45",
        "Campus;Otrygg ute;2022;174;38;50;20",
        "Teleborg;Otrygg ute;2022;174;20;50;60",
    ]
    found = draft(written(tmp_path, "\n".join(rows)), "trygghetsmatning-published")
    assert found.frame["area_name"].tolist() == ["Araby"]
    assert found.faults["reason"].tolist() == ["bad_limits"] * 2
    assert len(found.frame) + found.rejected == 3
