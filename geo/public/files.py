"""A release as files: the page, its statement, and every number as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.disclosure.cells import BASE
from geo.disclosure.groups import PUBLIC_GROUPS
from geo.measures.export import inert
from geo.public import frame, page
from geo.public.brief import english
from geo.public.declared import Declaring
from geo.public.numbers import ACT_HEADS, CRIME_HEADS, FELT_HEADS, Numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.disclosure.attack import Declared
    from geo.language import Words
    from geo.public.numbers import Rows
    from geo.public.snapshot import Snapshot

INDEX, ACCESS, ALL = "index.html", "tillganglighet.html", "data.json"
ONLY = "municipality_only"  # months, in that file


@dataclass(frozen=True)
class Made:
    """The files of a release, name → content, and what may stand in them beside its numbers."""

    files: dict[str, bytes]
    declared: Declared


def made(snapshot: Snapshot, style: str, words: Words, *, other: Words) -> Made:
    """Write every file of a release but its description for data portals.

    Parameters
    ----------
    snapshot
        Everything it says.
    style
        The style sheet.
    words, other
        Of the page, and of its summary in English.

    Returns
    -------
    Made
        The same snapshot gives the same bytes.
    """
    parts = page.parts(snapshot, words)
    numbers = Numbers(snapshot, words)
    tables = {
        "brott.csv": (CRIME_HEADS, numbers.cells()),
        "brott-kommunen.csv": (CRIME_HEADS, numbers.months()),
        "brott-per-ar.csv": (CRIME_HEADS, numbers.years()),
        "trygghet.csv": (FELT_HEADS, numbers.felt()),
        "insatser.csv": (ACT_HEADS, numbers.acts()),
    }
    texts = {
        INDEX: page.index(snapshot, parts, style, words, other=other),
        ACCESS: frame.accessibility(snapshot, style, words),
        ALL: _json(snapshot, {file: rows for file, (_, rows) in tables.items()}, words),
    }
    files = {file: text.encode() for file, text in texts.items()}
    files |= {file: _csv(heads, rows) for file, (heads, rows) in tables.items()}
    beside = [files[file].decode() for file in (ACCESS, "trygghet.csv", "insatser.csv")]
    beside += [_written(rows) for rows in (numbers.felt(), numbers.acts())]
    said = Declaring(snapshot, parts, words)
    return Made(
        files,
        said.declared(
            [*beside, style, frame.policy(style), *said.fixed(), *english(snapshot, other)[1:]]
        ),
    )


def _csv(heads: Sequence[str], rows: Rows) -> bytes:
    """Write UTF-8 with BOM and semicolons, as spreadsheets here open it; text is no formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    cells = ([row[head] for head in heads] for row in rows)
    writer.writerows([inert(c) if isinstance(c, str) else c for c in row] for row in cells)
    return out.getvalue().encode("utf-8-sig")


def _json(snapshot: Snapshot, tables: Mapping[str, Rows], words: Words) -> str:
    release = snapshot.release
    body: dict[str, Any] = {
        "release": {
            "name": release.name, "month": release.month, "demo": release.demo,
            "published": release.published.isoformat(),
            "next": release.coming.isoformat() if release.coming else None,
        },
        "municipality": snapshot.city.name,
        "licence": "CC0",
        "rounding": BASE,
        "groups": [
            {"id": group.id, "name": words.text(group.name), "by_district": group.split}
            for group in PUBLIC_GROUPS
        ],
        ONLY: list(snapshot.alone),
        **{file.removesuffix(".csv"): rows for file, rows in tables.items()},
    }  # fmt: skip
    return _written(body) + "\n"


def _written(body: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
