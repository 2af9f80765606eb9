"""Tables as an Excel file: days stay days, and no text becomes a formula."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from geo.measures.workbook import to_xlsx


def read(rows, name="Plan"):
    return load_workbook(io.BytesIO(to_xlsx({name: (("a",), rows)}))).active


def test_values_keep_their_kind():
    sheet = read([["text"], [3], [2.5], [dt.date(2026, 11, 22)], [None]])
    values = [row[0] for row in sheet.values]
    day = dt.datetime(2026, 11, 22)  # noqa: DTZ001 - Excel knows no zone
    assert values == ["a", "text", 3, 2.5, day, None]
    assert sheet["A5"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_formula_is_text(text):
    (_head,), (value,) = read([[text]]).values
    assert value.startswith("'")


def test_signs_that_excel_cannot_keep_are_left_out():
    (_head,), (value,) = read([["a\x0bb\x00c"]]).values
    assert value == "abc"


def test_a_sheet_has_a_name_that_fits():
    assert len(read([["x"]], "n" * 40).title) == 31
