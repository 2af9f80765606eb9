"""A small town with a ledger, and a release of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.speech import Words
from geo.disclosure.cells import REST, Entry, Ledger
from geo.disclosure.counts import Counts, months_between
from geo.disclosure.groups import PUBLIC_GROUPS
from geo.disclosure.ledger import extend
from geo.public.files import made
from geo.public.snapshot import Act, City, Release, Snapshot

SV, EN = Words("sv"), Words("en")
SECRET = b"a secret of tests, no more"
STYLE = "p{color:red}"
NAMES = {"D1": "Öster", "D2": "Ådal", "D3": "Väster", "D4": "Äng"}
GROUPS = tuple(group.id for group in PUBLIC_GROUPS)
LAST = "2026-10"


def counts(seed: int = 1, *, first: str = "2021-01", last: str = LAST, level: float = 9) -> Counts:
    """Return random counts of four districts and the rest, every public group."""
    months = months_between(first, last)
    rng = np.random.default_rng(seed)
    rates = rng.uniform(0.1, 2, (len(NAMES) + 1, len(GROUPS), 1)) * level
    values = rng.poisson(np.broadcast_to(rates, (len(NAMES) + 1, len(GROUPS), len(months))))
    return Counts(values.astype(np.int64), (*NAMES, REST), GROUPS, months, "v1")


def ledger(seed: int = 1, **more) -> Ledger:
    """Publish the town at once."""
    return extend(Ledger(), counts(seed, **more), secret=SECRET, release=LAST)


def entry(area: str, group: str, period: str, value: int) -> Entry:
    """Return one number."""
    return Entry(area, group, period, value, LAST, "v1")


def districts() -> gpd.GeoDataFrame:
    """Return four squares in a row, the last with a hole."""
    squares = [shapely.box(1000 * i, 0, 1000 * i + 1000, 1000) for i in range(len(NAMES))]
    squares[-1] = squares[-1].difference(shapely.box(3400, 400, 3600, 600))
    frame = {"code": [*NAMES], "name": [*NAMES.values()]}
    return gpd.GeoDataFrame(frame, geometry=squares, crs="EPSG:3006")


def felt() -> pd.DataFrame:
    """Return what a survey says of two areas and of the municipality."""
    asked = {"question": "otrygg_ute", "wording": "Otrygg ute", "year": 2026}
    rows = [
        {**asked, "area": "", "name": "", "value": 0.29, "low": 0.26, "high": 0.31},
        {**asked, "area": "S", "name": "Staden", "value": 0.41, "low": 0.33, "high": 0.49},
        {**asked, "area": "L", "name": "Landet", "value": np.nan, "low": np.nan, "high": np.nan},
    ]
    return pd.DataFrame(rows)


ACTS = (
    Act("Fler vakter", "pågående", ("D1",), ("person", "stold"), "2026-03"),
    Act("Belysning", "avslutad", ("D2", REST), ("skadegorelse",), "2026-01", "2026-05"),
)


def snapshot(entries=None, **more) -> Snapshot:
    """Return a release of the town."""
    base = Snapshot(
        City("Exempel", "", "hej@kommunen.example", "0470-410 00"),
        Release(LAST, LAST, dt.date(2026, 11, 27), dt.date(2026, 12, 18)),
        ledger().entries if entries is None else entries,
        districts(),
        felt(),
        ACTS,
        "Vi berättar vad vi vet.",
        ((dt.date(2024, 1, 1), "Nytt sätt att registrera."),),
    )
    return replace(base, **more)


def written(of: Snapshot) -> dict[str, bytes]:
    """Return the files of a release."""
    return made(of, STYLE, SV, other=EN).files


def page(of: Snapshot) -> str:
    """Return the page of a release."""
    return written(of)["index.html"].decode()
