"""What words need of a language: the interface that figures and captions are handed.

``geo`` writes Swedish source strings and never knows which language is shown;
whoever calls it passes an object of this shape (``pages/parts/speech.py`` has
the real one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt


class Words(Protocol):
    """Texts, numbers and dates in one language."""

    @property
    def language(self) -> str:
        """Language code, ``sv`` or ``en``."""

    def text(self, msgid: str, /, **values: object) -> str:
        """Translate a Swedish source string, then put values in its ``{name}`` places."""

    def plural(self, n: int, singular: str, plural: str, /, **values: object) -> str:
        """Choose the form for ``n`` and translate; ``{n}`` becomes ``n``, digits grouped."""

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number, digits grouped (``1 214``); a dash if it is not finite."""

    def percent(self, share: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Write a share, 1.0 = 100 %, as ``3,4 %``; ``signed`` shows the direction."""

    def date(self, day: dt.date, form: str = "medium") -> str:
        """Write a day. ``form`` is ``short``, ``medium``, ``long``, ``full`` or a CLDR pattern."""

    def week(self, day: dt.date) -> str:
        """Write the ISO week of a day: ``v. 47``."""

    def period(self, start: dt.date, end: dt.date) -> str:
        """Write the days ``start``..``end``, both included: ``1 juni–22 nov. 2026``."""
