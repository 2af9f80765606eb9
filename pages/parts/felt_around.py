"""What there is round insecurity in a district: darkness, disorder, walks and reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.areas import assign
from geo.figures.walks import OPEN, progress
from geo.measures.perception import wilson
from geo.measures.quadrant import crime_rates
from geo.offences import DISORDER, PUBLIC_PLACES
from geo.selection import Selection
from pages.parts import results
from pages.parts.words import _, words

if TYPE_CHECKING:
    from geo.period import Period
    from pages.parts.felt import Felt
    from pages.parts.filters import View

LIGHT, DARK = "dagsljus", "morker"


def told(view: View, known: Felt, period: Period) -> list[str]:
    """Say it of the district in focus, beside the municipality where there is a number."""
    lines = [_darkness(view, period), _disorder(view, period), *_seen(view, known)]
    return [line for line in lines if line]


def _darkness(view: View, period: Period) -> str:
    """Say how large a part of what happens outdoors happens in the dark."""
    outdoors = Selection(period, offences=PUBLIC_PLACES)
    dark, lit = (
        results.answer(view.kept, replace(outdoors, light=light)).table["now"]
        for light in (DARK, LIGHT)
    )
    own, every = dark[view.focus], dark.sum()
    n, all_ = own + lit[view.focus], every + lit.sum()
    if not n:
        return ""
    low, high = (float(limit) for limit in wilson(own / n, n))
    said = words()
    return _(
        "Mörker: {share} av brotten utomhus ({low}–{high}, {n} brott), hela kommunen {whole}",
        share=said.percent(own / n), low=said.number(low * 100), high=said.percent(high),
        n=said.number(n), whole=said.percent(every / all_),
    )  # fmt: skip


def _disorder(view: View, period: Period) -> str:
    """Say how much disorder is reported for each inhabitant."""
    rates, whole = crime_rates(
        results.answer(view.kept, Selection(period, offences=DISORDER)).table
    )
    row, said = rates.loc[view.focus], words()
    if not np.isfinite(row["crime"]):
        return ""
    rate, low, high = (said.number(row[name], 1) for name in ("crime", "crime_low", "crime_high"))
    return _(
        "Skadegörelse, ofredanden och ordningsbrott: {rate} per 1 000 invånare och år "
        "({low}–{high}), hela kommunen {whole}",
        rate=rate, low=low, high=high, whole=said.number(whole, 1),
    )  # fmt: skip


def _seen(view: View, known: Felt) -> list[str]:
    """Count what has been seen in the district on walks and reported by residents."""
    walks, reports, said = _within(view, known.walks), _within(view, known.reports), words()
    bad = len(walks) - (walks["positive"].astype(bool).sum() if len(walks) else 0)
    waiting = sum(progress(row) == OPEN for row in reports.to_dict("records"))
    return [
        _("Trygghetsvandringar: {n} iakttagelser, varav {bad} problem",
          n=said.number(len(walks)), bad=said.number(bad)),
        _("Felanmälningar: {n}, varav {bad} väntar på åtgärd",
          n=said.number(len(reports)), bad=said.number(waiting)),
    ]  # fmt: skip


def _within(view: View, table: pd.DataFrame) -> pd.DataFrame:
    if table.empty:
        return pd.DataFrame({"done": []})
    at = table.geometry
    codes = np.array(view.kept.incidents.areas)[assign(at.x, at.y, view.kept.districts)]
    return table[codes == view.focus]
