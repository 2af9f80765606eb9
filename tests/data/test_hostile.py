"""Files made to break the reader: each ends in a sentence, none in a fall or a flood."""

import json
import zipfile

import openpyxl
import pytest

from data import gdal, ingest
from data.__main__ import main
from data.ingest.profile import Format
from data.settings import Settings
from data.sources import delimited, excel, population
from data.sources.sheet import unique
from data.store import shapes
from geo.errors import UserError
from tests.pages.conftest import boxes


@pytest.mark.parametrize("names", [["a", "a", "a 2", "a 2 2"], ["", "kolumn 1"], ["a 2", "a", "a"]])
def test_names_are_unique_whatever_they_are(names):
    assert len(set(unique(names))) == len(names)


def test_a_file_that_is_no_table_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "MAX_BROKEN", 5)
    file = tmp_path / "rows.csv"
    file.write_text("a;b\n" + "1\n" * 5, encoding="utf-8")
    assert len(delimited.read(file, Format()).broken) == 5
    file.write_text("a;b\n" + "1\n" * 6, encoding="utf-8")
    with pytest.raises(UserError, match="som en tabell"):
        delimited.read(file, Format())


def test_a_sheet_is_as_large_as_its_cells_and_not_as_it_says(tmp_path, monkeypatch):
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["1", "2"])
    book.save(tmp_path / "b.xlsx")
    lying = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(tmp_path / "b.xlsx") as old, zipfile.ZipFile(lying, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member.endswith("sheet1.xml"):
                content = content.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
                assert b"XFD1048576" in content
            new.writestr(member, content)
    monkeypatch.setattr(excel, "MAX_CELLS", 4)
    assert excel.read(lying).read == 1
    monkeypatch.setattr(excel, "MAX_CELLS", 3)
    with pytest.raises(UserError, match="för stort"):
        excel.read(lying)


def test_too_many_districts_leave_the_current_ones(store, monkeypatch):
    store.put_districts(boxes(2))
    before = store.version
    monkeypatch.setattr(shapes, "MAX_AREAS", 3)
    with pytest.raises(UserError, match="högst 3"):
        store.put_districts(boxes(4))
    assert store.version == before


def test_what_no_one_has_foreseen_is_a_sentence_too(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    file = tmp_path / "blank.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")

    def fall(*_given, **_named):
        raise KeyError(str(tmp_path))

    monkeypatch.setattr("data.ingest.prepare", fall)
    assert main(["import", "incidents", str(file), "--profile", "police-points"]) == 1
    said = capsys.readouterr()
    assert "kunde inte slutföras (KeyError)" in said.err
    assert str(tmp_path) not in said.out + said.err
    assert json.loads(said.out.splitlines()[-1])["accepted"] == 0


WIDE = ";".join(f"k{i}" for i in range(10_000))
HERE = population.Columns("kod", "2024", "antal", {})


@pytest.mark.parametrize(
    "read",
    [
        ingest.fitting,
        lambda file: ingest.prepare(file, ingest.profile("police-points"), Settings()),
        lambda file: population.read(file, HERE),
    ],
)
def test_ten_thousand_columns_make_a_sentence_one_can_read(tmp_path, read):
    file = tmp_path / "wide.csv"
    file.write_text(f"{WIDE}\n{'1;' * 9_999}1\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"k1, .*… \(\+99\d\d\)") as told:
        read(file)
    assert len(str(told.value)) < 1500


def test_many_layers_make_a_sentence_one_can_read():
    outcome = {"problem": "layer", "layers": [f"lager {i}" for i in range(500)]}
    assert "lager 1, " in str(gdal._sentence(outcome))
    assert len(str(gdal._sentence(outcome))) < 500
