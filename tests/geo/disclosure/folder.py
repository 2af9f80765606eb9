"""A small published folder: what a site makes of a ledger, and nothing more."""

from __future__ import annotations

import csv
import io
import json
import struct
import zlib

from geo.disclosure.attack import Declared
from geo.disclosure.cells import REST, TOWN, is_late
from geo.disclosure.published import COLUMNS, Figure, figures_from
from geo.disclosure.sums import Sums

BORDERS = ("487123.5", "6301456.25", "489000.75", "6303111.5")
WINDOW = 12


def figures(ledger, release):
    """Cells, the town's months, and rolling years of each district."""
    sums, told = Sums(ledger.entries), list(figures_from(ledger.entries))
    entry = ledger.entries[0]
    atoms = sorted({(c.group, c.period) for c in ledger.closings if "+" not in c.period + c.group})
    groups = {group for group, _ in atoms}
    whole = {entry.unit for entry in ledger.entries if entry.area == TOWN}
    for group in sorted(groups):
        months = [month for each, month in atoms if each == group and not is_late(month)]
        spans = [[month] for month in months if (group, month) not in whole]
        told += _sums(sums, (TOWN,), group, spans, (release, entry.areas))
        windows = [months[i : i + WINDOW] for i in range(len(months) - WINDOW + 1)]
        told += _sums(
            sums, (*by_district(ledger.entries), TOWN), group, windows, (release, entry.areas)
        )
    return told


def by_district(entries):
    """Return the areas told of, the rest last."""
    found = {entry.area for entry in entries} - {TOWN}
    return tuple(sorted(found, key=lambda area: (area == REST, area)))


def _sums(sums, areas, group, spans, about):
    for area in areas:
        for months in spans:
            value = sums.of(area, [(group, month) for month in months])
            if value is not None:
                yield Figure(area, group, "+".join(months), value, *about)


def files(told, release="2021-02"):
    """Write figures as a folder of files, name → bytes."""
    rows = [{column: getattr(figure, column) for column in COLUMNS} for figure in told]
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    html = "".join(f"<td>{figure.value}</td>\n" for figure in told)
    x1, y1, x2, y2 = BORDERS
    svg = f'<svg xmlns="http://www.w3.org/ns"><path d="M{x1} {y1}L{x2} {y2}z"/></svg>'
    return {
        f"{release}/numbers.csv": text.getvalue().encode(),
        f"{release}/numbers.json": json.dumps({"numbers": rows}).encode(),
        f"{release}/index.html": f"<html><title>{release}</title>{html}</html>".encode(),
        f"{release}/map.svg": svg.encode(),
        f"{release}/logo.png": png(),
    }


def declared(ledger):
    """Years, months and numbers of districts may stand anywhere; borders too."""
    years = {c.period[:4] for c in ledger.closings}
    months = {f"{n:02}" for n in range(1, 13)}
    districts = {area[1:] for area in by_district(ledger.entries)}
    return Declared(
        frozenset(years | months | districts | {"1"}),  # the version of the list is v1
        frozenset(BORDERS),
        ('xmlns="http://www.w3.org/ns"',),
    )


def png(*extra):
    """Return the smallest PNG, with more chunks if given."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\0"))
    between = b"".join(chunk(*each) for each in extra)
    return b"\x89PNG\r\n\x1a\n" + head + between + body + chunk(b"IEND", b"")
