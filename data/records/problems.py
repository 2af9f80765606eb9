"""What a person who saves can be told; what was typed is never lost with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import N_, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.records.rows import Row

SOMEONE = N_(
    "Någon annan har ändrat uppgiften sedan du öppnade den, så det du skrev är inte sparat men "
    "finns kvar. Jämför med det som står nu och spara igen."
)
NAMED = N_(
    "{who} har ändrat uppgiften sedan du öppnade den, så det du skrev är inte sparat men finns "
    "kvar. Jämför med det som står nu och spara igen."
)


class Invalid(UserError):  # noqa: N818 - told to people, like any other
    """What was given cannot be kept; ``field`` is the column that it concerns."""

    def __init__(self, field: str, message: str, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


@dataclass(frozen=True)
class Difference:
    """One field that two editors have not left alike, in the plain values of the history.

    Attributes
    ----------
    before
        What it said when mine was opened.
    theirs
        What it says now.
    mine
        What it would have said.
    """

    field: str
    before: Any
    theirs: Any
    mine: Any


class Conflict(UserError):  # noqa: N818 - told to people, like any other
    """Somebody else saved first.

    Attributes
    ----------
    current
        The record as it is now; its ``version`` is what to save on.
    mine
        The changes that were not saved.
    changed
        The fields that differ, in order.
    """

    def __init__(
        self, current: Row, mine: Mapping[str, Any], changed: tuple[Difference, ...]
    ) -> None:
        who = current.changed_by
        super().__init__(NAMED if who else SOMEONE, **({"who": who} if who else {}))
        self.current, self.mine, self.changed = current, mine, changed
