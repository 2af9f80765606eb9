"""The empty corner over the names of areas, as statistical offices leave it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.store.kinds import RESULTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.survey.roles import Roles

NUMBER = re.compile(r"[\d\s.,%]+")


def cornered(names: list[str], below: Sequence[Sequence[str]], roles: Roles) -> list[str]:
    """Name the first column, if it has no heading, by the areas that stand in it.

    Parameters
    ----------
    names
        Headings of a table of published results; of anything else they stay.
    below
        The records under them.

    Returns
    -------
    list of str
        Unchanged where another column has the areas, or any number stands in the first.
    """
    if roles.profile.kind != RESULTS or not names or names[0]:
        return names
    found = [role for name in names if (role := roles.of(name))]
    first = [record[0] for record in below if record and record[0]]
    if any(role.key == "area" for role in found) or not first:
        return names
    if any(NUMBER.fullmatch(cell) for cell in first):
        return names
    return [*roles.profile.columns.get("area", ("",))[:1], *names[1:]]
