"""What a problem is called where an intervention names it: its title, told apart by its number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data.records.problems import Invalid
from geo.errors import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.records.rows import Problem

PROBLEM = "problem"
UNKNOWN = N_(
    "Problemet ”{given}” finns inte i åtgärdsplanen. Skriv det som det heter där, eller lämna "
    "kolumnen {name} tom."
)


def names(problems: Iterable[Problem]) -> dict[int, str]:
    """Return a name of each problem by its id; those of one title get their number after it."""
    every = list(problems)
    titles = Counter(one.title for one in every)
    return {
        one.id: one.title if titles[one.title] == 1 else f"{one.title} (nr {one.id})"
        for one in every
    }


def number(said: str, known: Mapping[int, str]) -> int | None:
    """Return the id of the problem that a file names, by its name or else its number.

    Raises
    ------
    Invalid
        If there is no such problem.
    """
    given = said.strip()
    if not given:
        return None
    by_name = {name: one for one, name in known.items()}
    numbers = {str(one): one for one in known}
    found = by_name.get(given) or numbers.get(given)
    if found is None:
        raise Invalid(PROBLEM, UNKNOWN, given=given, name=PROBLEM)
    return found
