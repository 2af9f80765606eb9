"""Numbers, dates and texts in the reader's own language."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from babel import numbers
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from data import speech
from data.speech import LOCALES, Words
from geo.errors import UserError

SV, EN = Words("sv"), Words("en")
JUNE, NOVEMBER = dt.date(2026, 6, 1), dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("swedish", "english", "value", "decimals"),
    [
        ("1\u00a0214", "1,214", 1214, 0),
        ("3,4", "3.4", 3.44, 1),
        ("−3,50", "-3.50", -3.5, 2),
        ("0,0", "0.0", -0.04, 1),
        ("10\u00a0000\u00a0000", "10,000,000", 1e7, 0),
        ("–", "–", math.nan, 1),
        ("–", "–", -math.inf, 0),
    ],
)
def test_numbers(swedish, english, value, decimals):
    assert SV.number(value, decimals) == swedish
    assert EN.number(value, decimals) == english


@pytest.mark.parametrize(
    ("swedish", "english", "share", "signed"),
    [
        ("3,4\u00a0%", "3.4%", 0.0341, False),
        ("+3,4\u00a0%", "+3.4%", 0.0341, True),
        ("−3,4\u00a0%", "-3.4%", -0.0341, True),
        ("0,0\u00a0%", "0.0%", -0.0001, True),
    ],
)
def test_shares(swedish, english, share, signed):
    assert SV.percent(share, 1, signed=signed) == swedish
    assert EN.percent(share, 1, signed=signed) == english


@given(st.floats(-1e12, 1e12), st.integers(0, 3), st.sampled_from(sorted(LOCALES)))
def test_numbers_are_written_as_babel_writes_them(value, decimals, language):
    value = round(value, decimals) + 0.0
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    theirs = numbers.format_decimal(value, pattern, locale=LOCALES[language])
    minus = numbers.get_minus_sign_symbol(LOCALES[language])
    assert Words(language).number(value, decimals) == theirs.replace("-", minus)


def test_dates():
    assert (SV.date(NOVEMBER), EN.date(NOVEMBER)) == ("22 nov. 2026", "22 Nov 2026")
    assert SV.date(NOVEMBER, "full") == "söndag 22 november 2026"
    assert SV.date(NOVEMBER, "d MMM") == "22 nov."
    assert (SV.week(dt.date(2026, 11, 20)), EN.week(dt.date(2026, 11, 20))) == (
        "v.\u00a047",
        "w.\u00a047",
    )
    assert SV.week(dt.date(2027, 1, 1)) == "v.\u00a053"


def test_periods():
    assert SV.period(JUNE, NOVEMBER) == "1 juni–22 nov. 2026"
    assert EN.period(JUNE, NOVEMBER) == "1 Jun\u2009–\u200922 Nov 2026"
    assert SV.period(JUNE, JUNE) == "1 juni 2026"
    assert SV.period(dt.date(2025, 6, 1), JUNE) == "1 juni 2025–1 juni 2026"


@given(st.floats(-1e15, 1e15), st.integers(0, 3), st.sampled_from(sorted(LOCALES)))
def test_a_written_number_reads_back(value, decimals, language):
    written = Words(language).number(value, decimals)
    plain = written.replace("\u00a0", "").replace("−", "-")
    plain = plain.replace(",", "") if language == "en" else plain.replace(",", ".")
    assert float(plain) == pytest.approx(round(value, decimals), rel=1e-15, abs=1e-12)
    assert not plain.startswith("-0") or float(plain) < 0


@pytest.fixture
def english(tmp_path, monkeypatch):
    """A small catalogue in place of the real one."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "lagesbild.po").write_text(
        'msgid "Läget i {area}"\nmsgstr "Situation in {area}"\n\n'
        'msgid "{n} område"\nmsgid_plural "{n} områden"\n'
        'msgstr[0] "{n} area"\nmsgstr[1] "{n} areas"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(speech, "CATALOGUES", tmp_path)
    speech.catalogue.cache_clear()
    yield Words("en")
    speech.catalogue.cache_clear()


def test_texts_are_translated_before_values_are_put_in(english):
    assert english.text("Läget i {area}", area="{area} 100 %") == "Situation in {area} 100 %"
    assert Words("sv").text("Läget i {area}", area="Araby") == "Läget i Araby"


def test_a_text_without_translation_stays_swedish(english):
    assert english.text("Spara {inte}") == "Spara {inte}"


@pytest.mark.parametrize(("n", "told"), [(0, "0 areas"), (1, "1 area"), (1214, "1,214 areas")])
def test_plural_forms(english, n, told):
    assert english.plural(n, "{n} område", "{n} områden") == told


def test_swedish_plural_forms():
    assert SV.plural(1, "{n} område", "{n} områden") == "1 område"
    assert SV.plural(1214, "{n} område", "{n} områden") == "1\u00a0214 områden"


def test_errors_are_told_in_the_readers_language(english):
    problem = UserError("Läget i {area}", area="Araby")
    assert (english.error(problem), SV.error(problem)) == ("Situation in Araby", "Läget i Araby")


def page():
    """A page that says which language it is shown in."""
    import streamlit

    from pages.parts.words import language, speak

    streamlit.text(language())
    streamlit.button("English", on_click=speak, args=("en",))


@pytest.mark.parametrize(
    ("asked", "shown"), [(None, "sv"), ("en", "en"), ("sv", "sv"), ("xx", "sv"), ("", "sv")]
)
def test_the_address_chooses_the_language(asked, shown):
    app = AppTest.from_function(page)
    if asked is not None:
        app.query_params["lang"] = asked
    assert app.run().text[0].value == shown


def test_the_session_remembers_the_language():
    app = AppTest.from_function(page)
    app.query_params["lang"] = "en"
    app.run()
    del app.query_params["lang"]
    assert app.run().text[0].value == "en"


def test_a_reader_can_change_the_language():
    app = AppTest.from_function(page).run()
    app.button[0].click().run()
    assert app.text[0].value == "en"
    assert app.query_params["lang"] == "en"


@pytest.mark.parametrize("n", [1, 3])
def test_forms_that_geo_marks_each_alone_are_translated(n):
    said = Words("en").plural(n, "{n} anmält brott", "{n} anmälda brott")
    assert said == {1: "1 reported offence", 3: "3 reported offences"}[n]


@pytest.mark.usefixtures("kept")
def test_a_page_reached_without_the_language_puts_it_back_in_the_address():
    app = AppTest.from_file("../../pages/method.py", default_timeout=30)
    app.session_state["language"] = "en"
    app.run()
    assert not app.exception
    assert app.query_params["lang"] in ("en", ["en"])
