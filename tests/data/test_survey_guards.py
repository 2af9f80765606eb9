"""What looks odd in a survey is asked about, and nothing else is."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data import survey
from data.clock import stamp
from data.store.kinds import CROSSWALK, RESULTS
from tests.data.survey_files import ANSWERS, PUBLISHED, draft, take, written

KEY = "Område;Kod;Andel\nAraby;V;1\nHov;Ö;0,25\nCampus;Ö;0,75\n"
HEAD = "Område;År;Otrygg ute;n"


def asked(store, path, profile=PUBLISHED, **said):
    return {guard.code: str(guard) for guard in survey.guards(draft(path, profile, **said), store)}


def published(folder, *rows, name="fil.csv"):
    return written(folder, "\n".join([HEAD, *rows]) + "\n", name)


def test_nothing_is_asked_about_an_ordinary_file(store, tmp_path):
    take(store, written(tmp_path, KEY), "crosswalk")
    take(store, published(tmp_path, "Araby;2022;38;170", "Hov;2022;19;160"))
    path = published(tmp_path, "Araby;2023;36;150", "hov;2023;20;170", name="b.csv")
    assert asked(store, path) == {}


def test_areas_that_no_one_knows(store, tmp_path):
    path = published(tmp_path, "Arabby;2023;36;170", "Hov;2023;20;170", "Hela riket;2023;30;70000")
    assert "unknown_areas" not in asked(store, path)  # nothing to compare with
    take(store, written(tmp_path, KEY, "k.csv"), "crosswalk")
    assert "tidigare mätningar: Arabby. " in asked(store, path)["unknown_areas"]


def test_years_that_are_missing_against_last_time(store, tmp_path):
    take(store, published(tmp_path, *(f"Araby;{year};38;170" for year in (2018, 2019, 2020))))
    jump = published(tmp_path, "Araby;2023;36;170", name="b.csv")
    assert "svar för 2021, 2022." in asked(store, jump)["missing_years"]
    gap = published(tmp_path, "Araby;2018;38;170", "Araby;2020;38;170", name="c.csv")
    assert "svar för 2019." in asked(store, gap)["missing_years"]
    assert asked(store, published(tmp_path, "Araby;2021;36;170", name="d.csv")) == {}


@pytest.mark.parametrize(("n", "odd"), [(85, True), (86, False), (254, False), (255, True)])
def test_far_more_or_fewer_answers_than_the_year_before(store, tmp_path, n, odd):
    take(store, published(tmp_path, "Araby;2022;38;170"))
    found = asked(store, published(tmp_path, f"Araby;2023;36;{n}", name="b.csv"))
    assert (list(found) == ["answers_off"]) is odd
    if odd:
        assert f"År 2023 har {n} svar mot 170 år 2022" in found["answers_off"]


def test_people_are_counted_once_each(store, tmp_path):
    head = "Id;Område;År;Otrygg ute;Nedskräpning"
    rows = [f"{i};Araby;2022;Ja;Nej" for i in range(40)] + [
        f"{i};Araby;2023;Ja;" for i in range(30)
    ]
    assert asked(store, written(tmp_path, "\n".join([head, *rows])), ANSWERS) == {}
    few = written(tmp_path, "\n".join([head, *rows[:55]]))
    assert "15 svar mot 40" in asked(store, few, ANSWERS)["answers_off"]


def test_shares_in_another_scale_than_the_profile_s(store, tmp_path):
    assert list(asked(store, published(tmp_path, "Araby;2023;0,38;170", "Hov;2023;0,2;170"))) == [
        "scale"
    ]


def test_two_files_of_one_day_that_disagree(store, tmp_path):
    take(store, published(tmp_path, "Araby;2023;38;170", "Hov;2023;19;170"))
    other = published(tmp_path, "Araby;2023;36;170", "Hov;2023;19;170", name="b.csv")
    assert "uppgifter: 1. " in asked(store, other)["same_day"]
    assert asked(store, other, as_of=date(2024, 3, 1)) == {}
    assert (
        asked(store, published(tmp_path, "Hov;2023;19;170", "Araby;2023;38;170", name="c.csv"))
        == {}
    )


def test_rows_of_one_file_that_contradict_each_other_are_rejected(tmp_path):
    found = draft(
        published(tmp_path, "Araby;2023;38;170", "Araby;2023;36;170", "Araby;2023;38;170")
    )
    assert found.faults["reason"].tolist() == ["contradicts"]
    assert (found.faults["row"].tolist(), len(found.frame)) == ([3], 2)


def test_many_rejected_rows(store, tmp_path):
    assert list(asked(store, published(tmp_path, "Araby;2023;138;170", "Hov;2023;19;170"))) == [
        "rejected"
    ]
    assert list(asked(store, published(tmp_path, "Araby;2023;138;170"))) == ["nothing"]


def test_invented_data_are_replaced_when_a_person_agrees(store, tmp_path):
    store.put_table("interventions", pd.DataFrame({"id": ["x"]}), demo=True)
    path = published(tmp_path, "Araby;2023;38;170")
    ready = draft(path)
    found = survey.guards(ready, store)
    assert [guard.code for guard in found] == ["demo"]
    assert "även händelserna" in str(found[0])
    survey.commit(ready, store, found, confirmed=True)
    assert (store.is_real, store.has_demo) == (True, False)


def test_what_is_read_in_is_stamped_then_and_not_when_it_was_looked_through(store, tmp_path):
    ready = draft(published(tmp_path, "Araby;2023;38;170"))
    between = stamp()
    time_to_think(between)
    survey.commit(ready, store, survey.guards(ready, store))
    assert store.status()["records"][0]["provenance"]["imported_at"] > between
    assert store.table(RESULTS, read_by=between).empty


def time_to_think(moment):
    while stamp() == moment:
        pass


def test_a_crosswalk_is_checked_against_the_districts(store, districts, tmp_path):
    store.put_districts(districts)
    assert asked(store, written(tmp_path, KEY), "crosswalk") == {}
    odd = asked(store, written(tmp_path, "Område;Kod;Andel\nAraby;X;1\nHov;Ö;0,5\n"), "crosswalk")
    assert (odd["unknown_codes"], odd["uncovered"]) == (
        "Koder som inte finns i områdesindelningen: X.",
        "Områden som nyckeln inte fördelar helt: V, Ö.",
    )
    take(store, written(tmp_path, KEY), "crosswalk", source="2024")
    kept = store.table(CROSSWALK)
    assert kept["share"].tolist() == [1, 0.75, 0.25]
    assert set(kept["method"]) == {"fil"}
    assert set(kept["version"]) == {"2024"}


@pytest.mark.parametrize(
    ("other", "odd"),
    [("Designvikt", True), ("vikt_2", True), ("Weight final", True), ("WGT", True),
     ("Viktigaste frågan", False), ("Kommentar", False)],
)  # fmt: skip
def test_a_weight_that_is_not_read_is_asked_about(store, tmp_path, other, odd):
    row = "Araby;2023;1,5;0,7;Ja"
    both = written(tmp_path, f"Område;År;Vikt;{other};Nedskräpning\n{row}\n")
    found = asked(store, both, ANSWERS)
    assert list(found) == ["other_weights"] * odd
    alone = written(tmp_path, f"Område;År;Grupp;{other};Nedskräpning\n{row}\n", "b.csv")
    lone = asked(store, alone, ANSWERS)
    assert list(lone) == ["no_weight"] * odd
    if odd:
        assert f"läses inte: {other}. Svaren vägs med Vikt. " in found["other_weights"]
        assert f"läses inte: {other}. Alla svar väger därför lika. " in lone["no_weight"]
