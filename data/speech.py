"""Texts, numbers and dates in one language; pure, and what ``geo`` is handed.

The source strings are Swedish. English is read from its ``.po`` file once per
process, so no compiled catalogue can lag behind the one that people edit.
"""

from __future__ import annotations

import gettext
import io
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    import datetime as dt

    from geo.errors import UserError

CATALOGUES = Path(__file__).parent.parent / "pages" / "locale"
DOMAIN = "lagesbild"
# Day before month in English too: the readers live in Sweden, whatever they read.
LOCALES = {"sv": Locale("sv", "SE"), "en": Locale("en", "GB")}
NOTHING = "–"  # stands where a number cannot be given


@lru_cache(maxsize=4)
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
        known = catalogue(self.language)
        form = known.gettext(known.ngettext(singular, plural, n))  # geo marks each form alone
        return form.format(n=self.number(n), **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number, digits grouped (``1 214``); a dash if it is not finite."""
        return self._write(value, decimals)

    def percent(self, share: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Write a share, 1.0 = 100 %, as ``3,4 %``; ``signed`` shows the direction."""
        return self._write(share * 100, decimals, unit=signs(self.language).percent, signed=signed)

    def date(self, day: dt.date, form: str = "medium") -> str:
        """Write a day. ``form`` is ``short``, ``medium``, ``long``, ``full`` or a CLDR pattern."""
        return _dated(self.language, day, form)

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

    def _write(self, value: float, decimals: int, *, unit: str = "", signed: bool = False) -> str:
        """Write as Babel does, at a hundredth of the time: a map step has hundreds of numbers."""
        if not math.isfinite(value):
            return NOTHING
        rounded, use = round(float(value), decimals), signs(self.language)
        digits = f"{abs(rounded):,.{decimals}f}".translate(
            {ord(","): use.group, ord("."): use.point}
        )
        sign = use.minus if rounded < 0 else "+" * (signed and rounded > 0)
        return sign + digits + unit


@lru_cache(maxsize=1024)
def _dated(language: str, day: dt.date, form: str) -> str:
    """Ask Babel for a day, once: a page has the same months and letters in every chart."""
    return dates.format_date(day, form, locale=LOCALES[language])


class Signs(NamedTuple):
    """What a number is written with."""

    minus: str
    group: str
    point: str
    percent: str


@lru_cache(maxsize=4)
def signs(language: str) -> Signs:
    """Ask Babel what a language writes its numbers with."""
    locale = LOCALES[language]
    return Signs(
        numbers.get_minus_sign_symbol(locale),
        numbers.get_group_symbol(locale),
        numbers.get_decimal_symbol(locale),
        locale.percent_formats[None].suffix[0],
    )
