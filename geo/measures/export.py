"""The table as a file: the same numbers as on the screen, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.names import in_order
from geo.schema import OUTSIDE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from geo.language import Words

HEADINGS = {
    "now": N_("Anmälda brott"),
    "now_low": N_("Nedre gräns"),
    "now_high": N_("Övre gräns"),
    "before": N_("Jämförelseperioden"),
    "z": N_("z-värde"),
    "rate": N_("Per 1 000 invånare och år"),
    "rate_low": N_("Per 1 000, nedre gräns"),
    "rate_high": N_("Per 1 000, övre gräns"),
}
AREA_NAMES = {OUTSIDE: N_("Utanför områdena"), UNKNOWN: N_("Okänt läge")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """Quote a text cell that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_csv(table: pd.DataFrame, names: Mapping[str, str], title: str, words: Words) -> bytes:
    """Write the chosen areas of :func:`geo.measures.summary.areas`, in order of their names.

    Returns
    -------
    bytes
        UTF-8 with BOM, semicolons, decimal comma in Swedish; the first line is the
        selection in words. Numbers stay numbers: −3 is not quoted.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([inert(title)])
    heads = [words.text(N_("Kod")), words.text(N_("Område"))]
    writer.writerow(heads + [words.text(heading) for heading in HEADINGS.values()])
    comma = "," if words.language == "sv" else "."
    chosen = table[table["chosen"]]
    for code, row in chosen.loc[in_order(chosen.index, names)].iterrows():
        name = names.get(str(code)) or words.text(AREA_NAMES.get(str(code), str(code)))
        numbers = [number(row[column]).replace(".", comma) for column in HEADINGS]
        writer.writerow([inert(str(code)), inert(name), *numbers])
    return out.getvalue().encode("utf-8-sig")


def number(value: float) -> str:
    """Write at full use but no false precision; nothing where there is no number."""
    if not np.isfinite(value):
        return ""
    return str(int(value)) if float(value).is_integer() else f"{value:.4f}"
