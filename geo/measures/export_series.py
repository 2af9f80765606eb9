"""A series as a file: the same numbers as in the chart, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geo.errors import N_
from geo.measures.export import inert, number

if TYPE_CHECKING:
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
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([inert(title)])
    heads = [N_("När"), N_("Första dagen"), N_("Dagar med uppgifter"), N_("Hel")]
    writer.writerow([words.text(head) for head in (*heads, *HEADINGS.values())])
    comma = "," if words.language == "sv" else "."
    answers = {True: words.text(N_("ja")), False: words.text(N_("nej"))}
    for row in table.to_dict("records"):
        numbers = [number(row[column]).replace(".", comma) for column in HEADINGS]
        first = [inert(row["label"]), row["start"].date(), row["days"], answers[row["whole"]]]
        writer.writerow([*first, *numbers])
    return out.getvalue().encode("utf-8-sig")
