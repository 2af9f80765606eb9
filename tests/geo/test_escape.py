"""The escape in front of folium: same text on screen, nothing that code could use."""

import html

from hypothesis import given
from hypothesis import strategies as st

from geo.figures.escape import folium_text

DANGEROUS = set("<>\"'\\`${\r\n\u2028\u2029")


@given(st.text())
def test_what_is_shown_is_what_was_written(text):
    assert html.unescape(folium_text(text)) == text


@given(st.text(alphabet=st.sampled_from([*DANGEROUS, "&", "a", "}", "/"])))
def test_no_sign_that_ends_a_literal_is_left(text):
    assert not DANGEROUS & set(folium_text(text))


@given(st.text(alphabet="abc åäö ÅÄÖ 0123 .,:;()%/-"))
def test_ordinary_swedish_is_left_alone(text):
    assert folium_text(text) == text


def test_an_escaped_text_is_escaped_again():
    assert folium_text("&#36;") == "&amp;#36;"
