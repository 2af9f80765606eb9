"""The file a spreadsheet opens: no formula in it, and numbers that are numbers."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.measures.export import HEADINGS, inert, to_csv
from geo.schema import OUTSIDE, UNKNOWN
from pages.parts.words import Words
from tests.geo.made import SV

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def table(codes, *, chosen=True, **columns):
    """Return a table of districts with the same numbers in every row."""
    numbers = {"now": 7, "now_low": 2.81436, "now_high": 14.4227, "before": 3, "z": -3.0,
               "rate": 3.5, "rate_low": 1.0, "rate_high": np.nan, "chosen": chosen}  # fmt: skip
    return pd.DataFrame(numbers | columns, index=pd.Index(codes, name="code"))


def lines(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_what_is_written():
    content = to_csv(table(["a", UNKNOWN]), {"a": "Araby"}, "Klotter, i fjol.", SV)
    assert content.startswith("\ufeffKlotter, i fjol.\r\nKod;Område;Anmälda brott;".encode())
    found = lines(content)
    assert found[1][2:] == list(HEADINGS.values())
    assert found[2] == ["a", "Araby", "7", "2,8144", "14,4227", "3", "-3", "3,5000", "1", ""]
    assert found[3][:2] == [UNKNOWN, "Okänt läge"]


def test_rows_stand_in_swedish_order_of_names():
    names = {"1": "Öster", "2": "Åby", "3": "Norr"}
    found = lines(to_csv(table([*names, OUTSIDE]), names, "x", SV))
    assert [line[1] for line in found[2:]] == ["Norr", "Åby", "Öster", "Utanför områdena"]


def test_in_english_the_decimal_is_a_point_and_the_words_are_english():
    found = lines(to_csv(table([OUTSIDE]), {}, "x", Words("en")))
    assert found[2][3] == "2.8144"
    assert found[1][1] != "Område"
    assert found[2][1] not in (OUTSIDE, "Utanför områdena")


def test_only_the_chosen_areas():
    chosen = np.array([True, False, True])
    assert [line[0] for line in lines(to_csv(table(["a", "b", "c"], chosen=chosen), {}, "x", SV))][
        2:
    ] == ["a", "c"]


@pytest.mark.parametrize("sign", FORMULAS)
def test_no_cell_is_a_formula(sign):
    evil = f"{sign}HYPERLINK(1)"
    found = lines(to_csv(table([evil]), {evil: evil}, evil, SV))
    assert found[0] == [f"'{evil}"]
    assert found[2][:2] == [f"'{evil}", f"'{evil}"]


@given(st.text(max_size=20))
def test_text_is_inert_and_otherwise_untouched(text):
    assert not inert(text).startswith(FORMULAS)
    assert inert(text).removeprefix("'" if text.startswith(FORMULAS) else "") == text


@given(st.floats(-1e6, 1e6))
def test_a_number_below_zero_stays_a_number(value):
    cell = lines(to_csv(table(["a"], z=value), {}, "x", SV))[2][6]
    assert float(cell.replace(",", ".")) == pytest.approx(value, abs=5.1e-5)


@pytest.mark.parametrize("name", ['semi;kolon "citat"', "rad\nbrytning", "å, ä"])
def test_a_name_with_signs_of_the_format_reads_back(name):
    assert lines(to_csv(table(["a"]), {"a": name}, name, SV))[2][1] == name
