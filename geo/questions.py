"""The catalogue of survey questions: what every survey's columns are mapped onto.

A question has a stable id (used in stores, profiles and URLs), its wording and
a group. What could mislead: answers are comparable only as long as the question
was put in the same words. ``since`` tells from which years it was, and a series
is never drawn across one of them. A survey of its own wording brings its own
:class:`Question` in its profile, which then stands in place of the one here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.errors import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

MAIN = "otrygg_ute"
INDEX = "index"
INDEX_WORST = 6.0  # the index goes from 0, best, to this
SHARE_WORST = 1.0

_LOCAL = (2015,)  # first year of the local series
_NTU = (2007,)  # asked in the national survey too


@dataclass(frozen=True)
class Question:
    """One question of a survey.

    Attributes
    ----------
    wording
        Swedish words as it is put now.
    group
        A key of ``QUESTION_GROUPS``.
    scale
        "share": the share 0–1 that answered yes; "index": 0–6, 0 best.
    bad
        Which end is bad.
    since
        Years in rising order: when the question began, and then every year in
        which its wording changed so that the series broke.
    texts
        Earlier wordings, oldest first; one fewer than ``since``, or none if they
        are not known.
    """

    id: str
    wording: str
    group: str
    scale: Literal["share", "index"] = "share"
    bad: Literal["high", "low"] = "high"
    since: tuple[int, ...] = _LOCAL
    texts: tuple[str, ...] = ()

    @property
    def breaks(self) -> tuple[int, ...]:
        """Years from which answers cannot be compared with earlier ones."""
        return self.since[1:]

    @property
    def top(self) -> float:
        """Greatest value on its scale."""
        return INDEX_WORST if self.scale == "index" else SHARE_WORST

    def comparable(self, one: int, other: int) -> bool:
        """Tell whether two years were asked in the same words."""
        first, last = sorted((one, other))
        return not any(first < year <= last for year in self.breaks)

    def worded(self, year: int) -> str:
        """Return the wording of a year; today's where an earlier one is not known."""
        later = sum(year < broken for broken in self.breaks)
        return self.texts[-later] if 0 < later <= len(self.texts) else self.wording


QUESTION_GROUPS: dict[str, str] = {
    "konkret_otrygghet": N_("Konkret otrygghet"),
    "oro": N_("Oro"),
    "fysisk_ordning": N_("Fysisk ordning"),
    "missbruk": N_("Missbruk"),
    "ordningsstorningar": N_("Ordningsstörningar"),
    "utsatthet": N_("Utsatthet"),
    "polisens_arbete": N_("Polisens arbete"),
    "helhet": N_("Hela undersökningen"),
}

QUESTIONS: tuple[Question, ...] = (
    Question(
        MAIN,
        N_("Otrygg ute ensam sen kväll, eller går inte ut av det skälet"),
        "konkret_otrygghet",
        since=_NTU,
    ),
    Question("avstar", N_("Har avstått från att gå ut på kvällen"), "konkret_otrygghet"),
    Question("oro_inbrott", N_("Oroar sig för inbrott"), "oro", since=_NTU),
    Question("oro_overfall", N_("Oroar sig för att bli överfallen"), "oro", since=_NTU),
    Question(
        "oro_fordon", N_("Oroar sig för stöld eller skadegörelse på bilen"), "oro", since=_NTU
    ),
    Question("oro_samhalle", N_("Oroar sig för brottsligheten i samhället"), "oro", since=_NTU),
    Question(
        "oro_narstaende",
        N_("Oroar sig för att någon närstående ska drabbas av brott"),
        "oro",
        since=_NTU,
    ),
    Question("nedskrapning", N_("Nedskräpning är ett problem där jag bor"), "fysisk_ordning"),
    Question("skadegorelse", N_("Skadegörelse är ett problem där jag bor"), "fysisk_ordning"),
    Question("belysning", N_("Dålig belysning är ett problem där jag bor"), "fysisk_ordning"),
    Question(
        "missbruk", N_("Berusade eller påverkade personer är ett problem där jag bor"), "missbruk"
    ),
    Question(
        "ordning",
        N_("Ungdomar som stör ordningen är ett problem där jag bor"),
        "ordningsstorningar",
    ),
    Question(
        "buskorning",
        N_("Buskörning med bil eller moped är ett problem där jag bor"),
        "ordningsstorningar",
    ),
    Question("utsatt", N_("Har utsatts för brott det senaste året"), "utsatthet", since=_NTU),
    Question(
        "polisen_bryr_sig",
        N_("Polisen bryr sig om problemen där jag bor"),
        "polisens_arbete",
        bad="low",
    ),
    Question(INDEX, N_("Trygghetsmätningens index"), "helhet", scale="index"),
)

BY_ID: dict[str, Question] = {question.id: question for question in QUESTIONS}


def catalogue(own: Iterable[Question] = ()) -> dict[str, Question]:
    """Return every question by id; a survey's own take the place of those of the same id."""
    return BY_ID | {question.id: question for question in own}


def questions_of(group: str) -> tuple[str, ...]:
    """Ids of the questions in a group, in catalogue order."""
    return tuple(question.id for question in QUESTIONS if question.group == group)
