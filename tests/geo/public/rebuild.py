"""A release made from its offences all the way, as one digest of every file."""

from __future__ import annotations

import datetime as dt
import hashlib
import sys

import geopandas as gpd
import shapely

from geo.disclosure.cells import Ledger
from geo.disclosure.counts import count, months_between
from geo.disclosure.ledger import extend
from geo.disclosure.lines import text_of
from geo.public.snapshot import Release
from tests.geo import made
from tests.geo.public import town

CODES, DAYS, OFFENCES = ("a", "b", "c"), 110, 900
MONTHS = months_between("2025-01", "2025-03")


def digest(seed: int, *, secret: bytes = town.SECRET) -> str:
    """Build from offences that come in an order of their own, and digest ledger and files."""
    rows = made.frame(OFFENCES, days=DAYS).sample(frac=1, random_state=seed)
    incidents = made.arrays(rows.sort_values("offset", kind="stable"), days=DAYS)
    ledger = extend(
        Ledger(), count(incidents, MONTHS, CODES, version="v1"), secret=secret, release=MONTHS[-1]
    )
    squares = [shapely.box(1000 * i, 0, 1000 * i + 900, 900) for i in range(len(CODES))]
    districts = gpd.GeoDataFrame(
        {"code": CODES, "name": CODES}, geometry=squares, crs="EPSG:3006"
    )  # fmt: skip
    last = Release(MONTHS[-1], MONTHS[-1], dt.date(2025, 4, 20), dt.date(2025, 5, 20))
    files = town.written(town.snapshot(ledger.entries, release=last, districts=districts, acts=()))
    whole = repr((text_of(ledger), sorted(files.items())))
    return hashlib.sha256(whole.encode()).hexdigest()


if __name__ == "__main__":
    for each in sys.argv[1:]:
        sys.stdout.write(f"{digest(int(each))}\n")
