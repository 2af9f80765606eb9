"""What a heading stands for: a column of the profile, a question, a year, a group or a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING

from data.store.kinds import ANSWERS, CROSSWALK, REPORTS, RESULTS, WALKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.survey.profile import RecordProfile

JOIN = " | "  # between an upper and a lower heading
YEARS = "år"  # heading of a column of years that a table was given
MEASURES = ("n", "value", "low", "high")
YEAR = re.compile(r"(?:19|20)\d\d")
_TRAILING_YEAR = re.compile(r"(.*\S)[\s,:–-]+((?:19|20)\d\d)")
_MARKS = re.compile(r"\s*(?:\d\)|\*+)$")
_BRACKET = re.compile(r"\s*\([^)]*\)$")
NEEDED: dict[str, tuple[str, ...]] = {
    ANSWERS: ("area",), RESULTS: ("area",), WALKS: ("date",), REPORTS: ("date", "category"),
    CROSSWALK: ("area", "code", "share"),
}  # fmt: skip


@dataclass(frozen=True)
class Role:
    """What the cells of a column are; "" or 0 where the heading does not say."""

    key: str = ""
    question: str = ""
    year: int = 0
    group: str = ""
    measure: str = ""

    def with_(self, other: Role) -> Role:
        """Add what another heading says, where this one says nothing."""
        missing = [f.name for f in fields(self) if not getattr(self, f.name)]
        return replace(self, **{name: getattr(other, name) for name in missing})

    @property
    def holds_values(self) -> bool:
        """Whether the cells are shares, an index, or answers to a question."""
        named = self.question or self.year or self.group
        return not self.key and (self.measure == "value" or bool(named and not self.measure))


def fold(text: str) -> str:
    """Compare names without regard to case, dots, spaces, underscores and note marks."""
    return re.sub(r"[\s._-]+", " ", _MARKS.sub("", text.strip())).strip().casefold()


class Roles:
    """The headings a profile knows."""

    def __init__(self, profile: RecordProfile) -> None:
        self.profile = profile

    @cached_property
    def _known(self) -> dict[str, Role]:
        known: dict[str, Role] = {}
        tabular = self.profile.kind == RESULTS
        if self.profile.kind in {ANSWERS, RESULTS}:
            known[YEARS] = Role(key="year")
        for key, names in self.profile.columns.items():
            role = Role(measure=key) if tabular and key in MEASURES else Role(key=key)
            known |= {fold(name): role for name in names if fold(name) not in known}
        for question, asked in self.profile.questions.items():
            for name in (*asked.names, question):
                known.setdefault(fold(name), Role(question=question))
        worded = [(one.wording, one.id) for one in self.profile.catalogue.values()]
        for name, id_ in [(one.id, one.id) for one in self.profile.own] + worded:
            known.setdefault(fold(name), Role(question=id_))
        for word, group in self.profile.words.get("group", {}).items() if tabular else ():
            known.setdefault(fold(word), Role(group=group))
        return known

    def of(self, text: str) -> Role | None:
        """Tell what a heading stands for; None if the profile does not know it."""
        if JOIN in text:
            parts = [role for part in text.split(JOIN) if (role := self.of(part))]
            return _together(parts)
        if role := self._known.get(fold(text)) or self._known.get(fold(_BRACKET.sub("", text))):
            return role
        if self.profile.kind != RESULTS:
            return None
        if YEAR.fullmatch(text.strip()):
            return Role(year=int(text))
        if dated := _TRAILING_YEAR.fullmatch(text.strip()):
            role = self.of(dated[1])
            return role.with_(Role(year=int(dated[2]))) if role and not role.key else None
        return None

    def question(self, text: str) -> str:
        """Return the id of the question that a cell names; "" if none."""
        role = self._known.get(fold(text)) or self._known.get(fold(_BRACKET.sub("", text)))
        return role.question if role else ""

    def lacking(self, roles: Iterable[Role | None]) -> list[str]:
        """Name what has to be there for the headings to be a header, and is not."""
        there = [role for role in roles if role]
        keys = {role.key for role in there}
        kind, columns = self.profile.kind, self.profile.columns
        missing = [key for key in NEEDED[kind] if key not in keys]
        named = [(columns.get(key) or (key,))[0] for key in missing]
        if kind == ANSWERS and not any(role.question for role in there):
            named += [self._example()]
        if kind == RESULTS:
            values = [role for role in there if role.holds_values]
            asked = "question" in keys or any(role.question for role in there)
            named += [] if values else [(columns.get("value") or (self._example(),))[0]]
            named += [] if asked else [(columns.get("question") or (self._example(),))[0]]
        return [*dict.fromkeys(named)]

    def _example(self) -> str:
        return next(
            (asked.names[0] for asked in self.profile.questions.values() if asked.names), "–"
        )


def _together(roles: list[Role]) -> Role | None:
    if not roles:
        return None
    joined = roles[0]
    for role in roles[1:]:
        joined = joined.with_(role)
    return joined
