"""The address: what is written reads back, and rubbish is named and never stops a page."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.period import Period
from geo.query import from_query, to_query
from geo.selection import Selection
from tests.geo import made

DEFAULT = Selection(Period(date(2026, 9, 1), date(2026, 11, 22), "tertial"))
KNOWN = {"areas": made.AREAS, "sources": made.SOURCES}
NAMES = ("period", "fran", "till", "jamfor", "brott", "omrade", "dag", "timme", "ljus", "kalla")


def read(**query):
    return from_query(query, DEFAULT, **KNOWN)


@given(made.selections)
def test_what_is_written_reads_back(selection):
    query = to_query(selection)
    assert all(query.values())
    assert from_query(query, DEFAULT, **KNOWN) == (selection, ())


ODD = ("0780,R001", "a%2Cb", "å ä", "100%", "+", "&x=1", ",")


@given(made.subsets(ODD), made.subsets(ODD))
def test_codes_with_signs_of_their_own_read_back(areas, sources):
    selection = Selection(DEFAULT.period, areas=areas, sources=sources)
    again = from_query(to_query(selection), DEFAULT, areas=ODD, sources=ODD)
    assert again == (selection, ())


rubbish = st.text() | st.sampled_from(
    ["0", "-1", "24-0", "99-3", "3", "3-", "-3", "1e3-4", "å-ä", "٣-٤", "2026-02-30", "0001-01-01",
     "9999-12-31", "a,a,a", ",,,", "8", "1,2,9", "null", "egna", "vecka", "%", "%zz", "\x00"]
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(NAMES), rubbish))
@settings(max_examples=300)
def test_rubbish_never_stops_a_page(query):
    selection, ignored = from_query(query, DEFAULT, **KNOWN)
    assert isinstance(selection, Selection)
    assert hash(selection) == hash(selection)
    assert set(ignored) <= set(query)
    assert len(set(ignored)) == len(ignored)
    assert selection.period.start <= selection.period.end
    again = from_query(to_query(selection), DEFAULT, **KNOWN)
    assert again == (selection, ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jamfor", "igår"),
        ("brott", "mord"),
        ("omrade", "z"),
        ("dag", "8"),
        ("dag", "0"),
        ("timme", "25-3"),
        ("timme", "5-5"),
        ("timme", "natt"),
        ("ljus", "ja"),
        ("kalla", "väster"),
        ("fran", "2026-02-30"),
        ("till", "i morgon"),
        ("period", "sekel"),
        ("fran", "2026-01-01"),  # a beginning without an end
        ("till", "2026-01-01"),
        ("period", "ar"),  # and no dates at all
    ],
)
def test_what_cannot_be_read_is_named_and_changes_nothing(name, value):
    assert read(**{name: value}) == (DEFAULT, (name,))


def test_what_can_be_read_of_a_list_is_kept():
    selection, ignored = read(omrade="a,z,b,a", brott="klotter,mord", dag="7,1,9")
    assert (selection.areas, selection.offences, selection.weekdays) == (
        ("a", "b"), ("klotter",), (0, 6),
    )  # fmt: skip
    assert set(ignored) == {"omrade", "brott", "dag"}


def test_a_period_backwards_is_named():
    selection, ignored = read(fran="2026-05-01", till="2026-04-01")
    assert selection == DEFAULT
    assert ignored == ("fran",)


def test_an_address_without_a_selection_is_the_default():
    assert read() == (DEFAULT, ())
    assert read(lager="antal", utm_source="brev", fran="", omrade="") == (DEFAULT, ())


def test_a_filter_that_lets_all_pass_is_left_out():
    assert set(to_query(DEFAULT)) == {"period", "fran", "till", "jamfor"}
