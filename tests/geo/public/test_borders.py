"""What the page says and compares where districts had other borders."""

from dataclasses import replace

import pytest

from geo.disclosure.attack import audit_files, known_of
from geo.disclosure.cells import REST, TOWN, Ledger, year_of
from geo.public.borders import borders, borders_of
from geo.public.files import made
from geo.public.tables import SPLIT
from tests.geo.public.town import EN, NAMES, STYLE, SV, ledger, snapshot

ENTRIES = ledger().entries
APART = (
    " Siffror inom parentes är från tiden före ändringen. Därför jämför vi dem inte med senare år."
)


def changing(moved, *, year="2024"):
    """Return a release whose districts were told by another list before a year."""
    told = [replace(e, areas="v0" if year_of(e.period) < year else e.areas) for e in ENTRIES]
    return snapshot((*told,), moved={"v0": frozenset(moved)})


@pytest.mark.parametrize(
    ("moved", "year", "said"),
    [
        ((), "2024", ""),
        (("D1",), "2024", "Från 2024 gäller nya gränser för Öster." + APART),
        (("D1", "D3"), "2026", "Från 2026 gäller nya gränser för Väster och Öster." + APART),
        ((REST,), "2024",
         "Från 2024 räknas andra platser än tidigare till övriga och okända platser." + APART),
        (NAMES, "2024", "Från 2024 gäller en ny indelning i områden." + APART),
        ((*NAMES, REST), "2025", "Från 2025 gäller en ny indelning i områden." + APART),
        (("D1", "D9"), "2024", "Från 2024 gäller nya gränser för Öster." + APART),
        (("D1",), "2020", ""),  # before anything that is shown
    ],
)  # fmt: skip
def test_the_page_says_which_districts_have_new_borders_and_from_when(moved, year, said):
    assert borders(changing(moved, year=year), SV) == said


def listed(*told):
    """Return a release whose years were told by these districts, in turn from 2021 on."""
    by_year = dict(zip(range(2021, 2027), told, strict=True))
    kept = [e for e in ENTRIES if e.area in {TOWN, REST} | by_year[int(year_of(e.period))]]
    now = [code in told[-1] for code in NAMES]
    whole = snapshot()
    return replace(whole, entries=(*kept,), districts=whole.districts[now], gone={"D2": "Ådal"})


WITHOUT = {*NAMES} - {"D2"}
MORE = " för sig. Tidigare räknades brotten där till andra områden eller till övriga och okända platser."
LESS = " inte längre för sig, utan räknas till andra områden eller till övriga och okända platser."


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([{*NAMES}] * 6, ""),
        ([WITHOUT] * 3 + [{*NAMES}] * 3, "Från 2024 redovisas Ådal" + MORE),
        ([{*NAMES}] * 4 + [WITHOUT] * 2, "Från 2025 redovisas Ådal" + LESS),
        ([WITHOUT, {*NAMES}] + [WITHOUT] * 4,
         f"Från 2022 redovisas Ådal{MORE} Från 2023 redovisas Ådal{LESS}"),
        ([{"D3"}] * 3 + [{"D1", "D4"}] * 3, "Från 2024 gäller en ny indelning i områden."),
        ([{"D1"}] * 3 + [{"D1", "D4"}] * 3, "Från 2024 redovisas Äng" + MORE),
    ],
)  # fmt: skip
def test_the_page_says_which_districts_came_and_went_and_from_when(told, said):
    assert borders(listed(*told), SV) == said


def test_a_district_that_comes_back_with_other_borders_has_them_from_when_it_is_there():
    made = listed({*NAMES}, WITHOUT, *[{*NAMES}] * 4)
    told = [replace(e, areas="v0") if year_of(e.period) == "2021" else e for e in made.entries]
    made = replace(made, entries=(*told,), moved={"v0": {"D2"}})
    assert borders(made, SV) == (
        f"Från 2022 redovisas Ådal{LESS} Från 2023 redovisas Ådal{MORE}{APART}"
    )
    assert borders_of("D2", made, SV) == (
        f"Från 2022 redovisas Ådal{LESS} Från 2023 redovisas Ådal{MORE}{APART}"
    )


RECODED = " en ny kod i indelningen, och kanske nya gränser. Därför visar vi inte åren före."


def test_a_district_that_keeps_its_name_under_another_code_neither_comes_nor_goes():
    split = replace(
        listed(*[{"D2", "D3", "D4"}] * 3, *[{"D1", "D3", "D4"}] * 3), gone={"D2": "Öster"}
    )
    assert borders(split, SV) == f"Från 2024 har Öster{RECODED}"
    assert borders_of("D1", split, SV) == f"Från 2024 har Öster{RECODED}"
    assert borders_of("D3", split, SV) == ""
    more = replace(listed(*[{"D2", "D3"}] * 3, *[{"D1", "D3", "D4"}] * 3), gone={"D2": "Öster"})
    assert borders(more, SV) == f"Från 2024 har Öster{RECODED} Från 2024 redovisas Äng{MORE}"
    every = replace(listed(*[{"D2"}] * 3, *[{"D1", "D4"}] * 3), gone={"D2": "Öster"})
    assert borders(every, SV) == "Från 2024 gäller en ny indelning i områden."
    assert borders_of("D1", every, SV) == f"Från 2024 har Öster{RECODED}"


def test_a_code_that_comes_back_has_its_years_and_is_not_said_to_be_new():
    told = [{"D1", "D3"}] * 3 + [{"D2", "D3"}] + [{"D1", "D3"}] * 2
    assert borders(replace(listed(*told), gone={"D2": "Öster"}), SV) == ""


def test_a_district_that_came_says_so_itself_and_the_others_do_not():
    made = listed(*[WITHOUT] * 3, *[{*NAMES}] * 3)
    assert borders_of("D2", made, SV) == "Från 2024 redovisas Ådal" + MORE
    assert borders_of("D1", made, SV) == borders_of(REST, made, SV) == ""


def test_districts_that_no_number_has_been_told_of_yet_are_said_to_come_after_the_last_year():
    told = listed(*[WITHOUT] * 6)
    made = replace(told, districts=snapshot().districts)
    assert borders(made, SV) == "Från 2027 redovisas Ådal" + MORE
    later = replace(made, release=replace(made.release, month="2029-02"))
    assert borders(later, SV) == "Från 2029 redovisas Ådal" + MORE
    assert borders(replace(told, gone={}), SV) == ""


def test_a_district_whose_name_is_not_kept_is_called_by_its_code():
    told = replace(listed(*[{*NAMES}] * 4, *[WITHOUT] * 2), gone={})
    assert borders(told, SV) == "Från 2025 redovisas D2" + LESS


def test_each_change_is_said_in_its_order_and_a_district_hears_of_its_own():
    told = [
        replace(e, areas={"2021": "v0", "2022": "v0", "2023": "v1"}.get(e.period[:4], "v2"))
        for e in ENTRIES
    ]
    made = snapshot((*told,), moved={"v0": {"D1", "D2"}, "v1": {"D2"}})
    assert borders(made, SV) == (
        "Från 2023 gäller nya gränser för Öster. Från 2024 gäller nya gränser för Ådal." + APART
    )
    assert borders_of("D2", made, SV) == "Från 2024 gäller nya gränser för Ådal." + APART
    assert borders_of("D3", made, SV) == ""
    assert borders(made, EN).startswith("From 2023 on there are new boundaries for Öster. From")


def test_a_ground_that_comes_back_is_the_same_ground():
    """A district that was another for a year is compared with the years before that one."""
    told = [replace(e, areas="v0" if year_of(e.period) == "2023" else "v1") for e in ENTRIES]
    sums = snapshot((*told,), moved={"v0": {"D1"}}).sums
    years = {y: sums.area("D1", SPLIT, [f"{y}-{m:02}" for m in range(1, 13)]) for y in (2022, 2023)}
    assert [years[2022].apart, years[2023].apart] == [False, True]


def test_the_municipality_is_the_same_whatever_its_districts_are():
    whole, same = changing((*NAMES, REST)), changing(())
    months = [f"2023-{month:02}" for month in range(1, 13)]
    assert whole.sums.town(SPLIT, months) == same.sums.town(SPLIT, months)
    assert not whole.sums.town(SPLIT, months).apart


def test_an_attacker_who_reads_what_is_said_learns_nothing():
    """The year from which borders count may be one that there are no numbers of yet."""
    kept = Ledger((*(replace(each, areas="v0") for each in ENTRIES),), ledger().closings)
    told = snapshot(kept.entries, moved={"v0": {"D1"}})
    done = made(told, STYLE, SV, other=EN)
    assert "Från 2027 gäller nya gränser" in done.files["index.html"].decode()
    known = known_of(kept, {"v0": (*NAMES, REST)})
    assert audit_files([done.files], known, done.declared, kept.entries) == []


def test_a_number_says_by_which_list_it_was_counted_also_late_in_a_year_of_two():
    told = [
        replace(e, areas="v2") if e.area == TOWN and e.period == "2025-12" else e for e in ENTRIES
    ]
    done = made(snapshot((*told,)), STYLE, SV, other=EN).files["brott-per-ar.csv"].decode()
    rows = [line.split(";") for line in done.splitlines()[1:]]
    assert {row[-1] for row in rows if row[0] == "D1"} == {"v1"}
