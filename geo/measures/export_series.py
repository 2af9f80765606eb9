"""A series as a file: the same numbers as in the chart, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from geo.errors import N_
from geo.measures.export import inert, number

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    import pandas as pd

    from geo.language import Words

HEADINGS = {
    "count": N_("Anmälda brott"),
    "trend": N_("Trend"),
    "low": N_("Referens, nedre gräns"),
    "high": N_("Referens, övre gräns"),
}


def series_csv(table: pd.DataFrame, title: str, words: Words) -> bytes:
    """Write a series from :func:`geo.measures.development.development`, oldest first.

    Parameters
    ----------
    table
        With ``label``, the step in words.
    title
        The selection in words: the first line.

    Returns
    -------
    bytes
        UTF-8 with BOM, semicolons, decimal comma in Swedish.
    """
    answers = {True: words.text(N_("ja")), False: words.text(N_("nej"))}
    heads = (N_("När"), N_("Första dagen"), N_("Dagar med uppgifter"), N_("Hel"))
    rows = [
        [inert(row["label"]), row["start"].date(), row["days"], answers[row["whole"]],
         *_numbers(row, HEADINGS, words)]
        for row in table.to_dict("records")
    ]  # fmt: skip
    return _written(title, (*heads, *HEADINGS.values()), rows, words)


def parts_csv(table: pd.DataFrame, title: str, words: Words) -> bytes:
    """Write the series of several parts, one after the other, as :func:`series_csv` does.

    Parameters
    ----------
    table
        As there, with ``name``, the part in words.
    """
    columns = ("count", "trend")
    heads = (N_("Del"), N_("När"), N_("Första dagen"), *(HEADINGS[column] for column in columns))
    rows = [
        [inert(row["name"]), inert(row["label"]), row["start"].date(),
         *_numbers(row, columns, words)]
        for row in table.to_dict("records")
    ]  # fmt: skip
    return _written(title, heads, rows, words)


def _numbers(row: Mapping[Hashable, Any], columns: Iterable[str], words: Words) -> list[str]:
    comma = "," if words.language == "sv" else "."
    return [number(row[column]).replace(".", comma) for column in columns]


def _written(title: str, heads: Iterable[str], rows: list[list[Any]], words: Words) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([inert(title)])
    writer.writerow([words.text(head) for head in heads])
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
