"""Texts, numbers and dates in the reader's language.

The source strings are Swedish. English is read from its ``.po`` file once per
process, so no compiled catalogue can lag behind the one that people edit.
``?lang=en`` chooses the language; the session remembers it across pages.

:class:`Words` is pure and is what ``geo`` is handed (``geo.language.Words``);
the functions under it say the same in the language of whoever is looking.
"""

from __future__ import annotations

import gettext
import io
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    import datetime as dt

    from geo.errors import UserError

CATALOGUES = Path(__file__).parent.parent / "locale"
DOMAIN = "lagesbild"
# Day before month in English too: the readers live in Sweden, whatever they read.
LOCALES = {"sv": Locale("sv", "SE"), "en": Locale("en", "GB")}
NOTHING = "–"  # stands where a number cannot be given


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Read a language's catalogue; a language without one shows the source strings."""
    path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Words:
    """Texts, numbers and dates in one language (see :class:`geo.language.Words`)."""

    language: str = "sv"

    @property
    def locale(self) -> Locale:
        """The rules for numbers and dates."""
        return LOCALES[self.language]

    def text(self, msgid: str, /, **values: object) -> str:
        """Translate a Swedish source string, then put values in its ``{name}`` places."""
        translated = catalogue(self.language).gettext(msgid)
        return translated.format(**values) if values else translated

    def plural(self, n: int, singular: str, plural: str, /, **values: object) -> str:
        """Choose the form for ``n`` and translate; ``{n}`` becomes ``n``, digits grouped."""
        form = catalogue(self.language).ngettext(singular, plural, n)
        return form.format(n=self.number(n), **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number, digits grouped (``1 214``); a dash if it is not finite."""
        return self._write(value, decimals, "#,##0")

    def percent(self, share: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Write a share, 1.0 = 100 %, as ``3,4 %``; ``signed`` shows the direction."""
        pattern = self.locale.percent_formats[None].pattern
        return self._write(share, decimals, pattern, signed=signed)

    def date(self, day: dt.date, form: str = "medium") -> str:
        """Write a day. ``form`` is ``short``, ``medium``, ``long``, ``full`` or a CLDR pattern."""
        return dates.format_date(day, form, locale=self.locale)

    def week(self, day: dt.date) -> str:
        """Write the ISO week of a day: ``v. 47``."""
        return self.text("v.\u00a0{week}", week=day.isocalendar().week)

    def period(self, start: dt.date, end: dt.date) -> str:
        """Write the days ``start``..``end``, both included: ``1 juni–22 nov. 2026``."""
        if start == end:
            return self.date(start)
        return dates.format_interval(start, end, "yMMMd", locale=self.locale)

    def error(self, problem: UserError) -> str:
        """Say what is wrong and the way forward, in this language."""
        return catalogue(self.language).gettext(problem.message).format(**problem.values)

    def _write(self, value: float, decimals: int, pattern: str, *, signed: bool = False) -> str:
        """Write in a CLDR pattern. Rounding first keeps a minus sign off a zero."""
        if not math.isfinite(value):
            return NOTHING
        rounded = round(float(value), decimals + 2 * ("%" in pattern)) + 0.0
        if pattern == "#,##0":
            return self._plain(rounded, decimals)
        if decimals:
            pattern = pattern.replace("##0", f"##0.{'0' * decimals}")
        if signed and rounded:
            pattern = f"+{pattern};-{pattern}"
        written = numbers.format_decimal(rounded, pattern, locale=self.locale)
        return written.replace("-", numbers.get_minus_sign_symbol(self.locale))

    def _plain(self, rounded: float, decimals: int) -> str:
        """Write as Babel does, at a hundredth of the time: a map step has hundreds of numbers."""
        minus, group, point = _signs(self.language)
        text = f"{abs(rounded):,.{decimals}f}"
        text = text.translate(str.maketrans({",": group, ".": point}))
        return minus + text if rounded < 0 else text


@cache
def _signs(language: str) -> tuple[str, str, str]:
    """Return minus, digit group and decimal sign of a language."""
    locale = LOCALES[language]
    group, point = numbers.get_group_symbol(locale), numbers.get_decimal_symbol(locale)
    return numbers.get_minus_sign_symbol(locale), group, point


def language() -> str:
    """Return the language of whoever is looking: the address chooses it as a session begins.

    Asked for every text of a page, so the address is read once and not each time.
    """
    known: str | None = st.session_state.get("language")
    if known is None:
        asked = st.query_params.get("lang")
        known = asked if asked in LOCALES else "sv"
        st.session_state["language"] = known
    return known


def speak(chosen: str) -> None:
    """Change the language, in the session and in the address."""
    st.session_state["language"] = st.query_params["lang"] = chosen


def words() -> Words:
    """Return the words of whoever is looking, to hand to ``geo``."""
    return Words(language())


def _(msgid: str, /, **values: object) -> str:
    """Translate for whoever is looking."""
    return words().text(msgid, **values)


def error(problem: UserError) -> str:
    """Say a user error to whoever is looking."""
    return words().error(problem)
