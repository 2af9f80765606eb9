"""The sample files are what their recipe writes, and can be imported as README says."""

from __future__ import annotations

import pytest

from data import demo, ingest
from data.sample.__main__ import FOLDER, files
from data.settings import Settings


def test_the_files_are_what_the_recipe_writes():
    for name, content in files().items():
        same = (FOLDER / name).read_bytes() == content
        assert same, f"{name} is not what the recipe writes: run python -m data.sample"


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("police-points", {"end_before_start", "bad_coordinate"}),
        ("police-areas", {"missing_code"}),
    ],
)
def test_the_files_can_be_imported(name, reasons, store):
    draft = ingest.prepare(FOLDER / f"{name}.csv", ingest.profile(name), Settings())
    assert set(draft.faults["reason"]) == reasons
    batch = ingest.commit(draft, store, ingest.guards(draft, store))
    assert batch.accepted == batch.read - len(reasons)


def test_most_area_codes_are_those_of_the_demo_and_a_few_are_not():
    codes = set(demo.geography(Settings()).districts["code"])
    name = "police-areas"
    draft = ingest.prepare(FOLDER / f"{name}.csv", ingest.profile(name), Settings())
    area = draft.incidents["area_code"]
    assert area.isin(codes).mean() > 0.9
    assert area[area.isin(codes)].nunique() > len(codes) / 2
    assert 0 < (~area.isin([*codes, ""])).mean() < 0.05
    assert 0 < (area == "").mean() < 0.1
