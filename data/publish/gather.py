"""What stands in a release beside the numbers of crime: the survey, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.records import Intervention, looks_like_personal_number
from data.store import kinds
from geo.errors import UserError
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
        refuse_personal_numbers(row.name)
    return tuple(
        Act(
            row.name, row.status, areas_of(row.geometry, districts), row.groups,
            _month(row.start), _month(row.end) if row.end else "",
        )
        for row in rows
    )  # fmt: skip


def refuse_personal_numbers(text: str) -> None:
    """Refuse a text that is to be public and has what may be a personal number in it."""
    if looks_like_personal_number(text):
        raise UserError(
            "En text som skulle publiceras ser ut att innehålla ett personnummer: {text}. "
            "Ändra den först.",
            text=text,
        )


def _month(day: dt.date) -> str:
    return f"{day:%Y-%m}"
