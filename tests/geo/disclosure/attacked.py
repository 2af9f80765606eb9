"""A town published as the product does it, and every attack on what anybody can read of it."""

from __future__ import annotations

import datetime as dt
from itertools import chain, repeat

import geopandas as gpd
import pandas as pd
import shapely

from geo.disclosure.attack import a5_noise, audit_files, known_of
from geo.disclosure.cells import REST
from geo.public.files import made
from geo.public.snapshot import Act, Release
from tests.geo.disclosure import folder
from tests.geo.disclosure.towns import released, stacked
from tests.geo.public import town

BUILDS = 2
DAY = dt.date(2026, 11, 27)
NONE = pd.DataFrame()
WINDOWS = "rullande.csv"  # more than the product tells: every year that months can make


def attacked(whole, *, every=0, builds=BUILDS):
    """Publish a town, at once or in steps, and attack it with A1–A8 and A10.

    The releases are piled up, the newest one as the bytes of the page and its files with
    rolling years beside; the municipality's exact totals are known. Returns the ledger
    and the findings.
    """
    ledger = released(whole, every=every)
    done = published(whole, ledger)
    releases = [{"brott.csv": table(told)} for told in stacked(ledger)[:-1]]
    windows = table(folder.figures(ledger, whole.months[-1]))
    releases.append(done.files | {WINDOWS: windows})
    known = known_of(ledger, {whole.version: whole.areas})
    found = audit_files(releases, known, done.declared, ledger.entries)
    again = chain([done], (published(whole, released(whole, every=every)) for _ in repeat(0)))
    noise = a5_noise(lambda: repr(sorted(next(again).files.items())).encode(), times=builds)
    return ledger, [*found, *noise]


def published(whole, ledger):
    """Make the files of the newest release."""
    codes = [code for code in whole.areas if code != REST]
    squares = [shapely.box(1000 * i, 0, 1000 * i + 900, 900) for i in range(len(codes))]
    frame = gpd.GeoDataFrame({"code": codes, "name": codes}, geometry=squares, crs="EPSG:3006")
    act = Act("Fler vakter", "pågående", (codes[0],), ("stold",), whole.months[-1])
    last = Release(whole.months[-1], whole.months[-1], DAY)
    snapshot = town.snapshot(ledger.entries, release=last, districts=frame, acts=(act,), felt=NONE)
    return made(snapshot, town.STYLE, town.SV, other=town.EN)


def table(told):
    """Write figures as a table."""
    return folder.files(told, "r")["r/numbers.csv"]
