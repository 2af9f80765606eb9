"""What stands in a release beside the numbers of crime: the survey, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.records import Intervention, looks_like_personal_number
from data.store import kinds
from geo.errors import N_, UserError
from geo.public import felt
from geo.public.acts import areas_of
from geo.public.snapshot import Act, City

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd
    import pandas as pd

    from data.records import Book
    from data.settings import Settings
    from data.store import Store

BROKEN_OFF = "avbruten"
PERSONAL = N_("Rad {row} i inledningen ser ut att innehålla ett personnummer. Ta bort det först.")
ACT = N_(
    "Namnet på en insats som får visas publikt, den som börjar {day}, ser ut att innehålla ett "
    "personnummer. Ändra namnet på sidan Insatser först."
)
REMEMBERED = 12  # months that an ended intervention is told of


def city(settings: Settings) -> City:
    """Return who publishes."""
    return City(
        settings.municipality,
        settings.public_address,
        settings.public_email,
        settings.public_phone,
    )


def survey(store: Store) -> pd.DataFrame:
    """Return what the public is told of the surveys in a store."""
    rows = {
        kind: store.table(kind).reindex(columns=list(kinds.KINDS[kind].columns))
        for kind in (kinds.ANSWERS, kinds.RESULTS, kinds.CROSSWALK)
    }
    areas = rows[kinds.CROSSWALK]
    names = dict(zip(areas["area"], areas["area_name"], strict=True))
    city = store.settings
    return felt.told(
        rows[kinds.ANSWERS], rows[kinds.RESULTS], store.questions(), names,
        here=(city.called, city.county_code),
    )  # fmt: skip


def acts(book: Book, districts: gpd.GeoDataFrame, until: str) -> tuple[Act, ...]:
    """Return the interventions that somebody has marked as public.

    Raises
    ------
    UserError
        If the name of one looks as if it had a personal number in it.
    """
    oldest = str(np.datetime64(until, "M") - REMEMBERED)
    rows = [
        row
        for row in book.listed(Intervention, public=True)
        if row.status != BROKEN_OFF and (row.end is None or _month(row.end) >= oldest)
    ]
    for row in rows:
        refuse_personal_numbers(row.name, ACT, day=row.start.isoformat())
    return tuple(
        Act(
            row.name, row.status, areas_of(row.geometry, districts), row.groups,
            _month(row.start), _month(row.end) if row.end else "",
        )
        for row in rows
    )  # fmt: skip


def refuse_personal_numbers(text: str, said: str = PERSONAL, **values: object) -> None:
    """Refuse a text that is to be public and has what may be a personal number in it.

    The error says where it is (``said``, with ``row`` and ``values``) and never repeats it:
    what is shown and logged of an error is read by others than who wrote it.

    Raises
    ------
    UserError
        If there is one.
    """
    if row := row_of_personal_number(text):
        raise UserError(said, **values | {"row": row})


def row_of_personal_number(text: str) -> int:
    """Return the line of a text that the first of them stands in, from 1; 0 if there is none."""
    found = looks_like_personal_number(text)
    return text[: text.index(found[0])].count("\n") + 1 if found else 0


def _month(day: dt.date) -> str:
    return f"{day:%Y-%m}"
