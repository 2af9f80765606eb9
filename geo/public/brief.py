"""The page in a few sentences, and those in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.public.areas import GOING_ON
from geo.public.columns import Span, month, spans, whole
from geo.public.develop import FEWER, MORE, SAME, developed
from geo.public.felt import WHOLE
from geo.public.tables import EVERY
from geo.public.texts_how import ENGLISH
from geo.questions import MAIN

if TYPE_CHECKING:
    from geo.language import Words
    from geo.public.snapshot import Snapshot
    from geo.public.sums import Sum

YEAR = N_("Under {year} anmäldes omkring {n} brott i kommunen.")
PART = N_("Under {span} anmäldes omkring {n} brott, mot omkring {before} samma tid {year}.")
DEVELOPED = {
    MORE: N_("Under {year} anmäldes omkring {n} brott i kommunen, fler än åren före ({years})."),
    FEWER: N_("Under {year} anmäldes omkring {n} brott i kommunen, färre än åren före ({years})."),
    SAME: N_(
        "Under {year} anmäldes omkring {n} brott i kommunen. Det är ingen säker skillnad mot "
        "åren före ({years})."
    ),
}
FELT = N_("I enkäten {year} svarade {share} ja på ”{question}” (osäkerhet {low}–{high}).")
ONE, MANY = N_("{n} offentlig insats pågår."), N_("{n} offentliga insatser pågår.")
ROUNDED = N_("Alla tal om brott är avrundade till närmaste 5 för att ingen ska kunna kännas igen.")


def brief(snapshot: Snapshot, words: Words) -> list[str]:
    """Say what matters most: crime, the newest months, how safe people feel, what is done."""
    return [*_crime(snapshot, words), *beside(snapshot, words)]


def beside(snapshot: Snapshot, words: Words) -> list[str]:
    """Say what of that is no number of crime."""
    going_on = sum(act.status == GOING_ON for act in snapshot.acts)
    acts = [words.plural(going_on, ONE, MANY)] if going_on else []
    return [*_felt(snapshot, words), *acts, words.text(ROUNDED)]


def _crime(snapshot: Snapshot, words: Words) -> list[str]:
    columns = spans(snapshot.sums.months, snapshot.release.month)
    full, part = whole(columns), [span for span in columns if not span.whole]
    said = [_year(full[-1], snapshot, words)] if full else []
    sums = [_town(snapshot, span) for span in part]
    if len(sums) == 2 and sums[0] and sums[1]:  # noqa: PLR2004 - this year and the last
        before, n = (words.number(one.value) for one in (sums[0], sums[1]))
        year = part[0].year
        said.append(words.text(PART, span=part[1].said(words), n=n, before=before, year=year))
    return said


def _town(snapshot: Snapshot, span: Span) -> Sum | None:
    return snapshot.sums.town(EVERY, span.months)


def _year(span: Span, snapshot: Snapshot, words: Words) -> str:
    found = _town(snapshot, span)
    n = words.number(found.value if found else float("nan"))
    how = developed(found, [_town(snapshot, each) for each in span.before])
    if how not in DEVELOPED:
        return words.text(YEAR, year=span.year, n=n)
    years = f"{span.before[0].year}–{span.before[-1].year}"
    return words.text(DEVELOPED[how], year=span.year, n=n, years=years)


def _felt(snapshot: Snapshot, words: Words) -> list[str]:
    rows = snapshot.felt
    own = rows[(rows["area"] == WHOLE) & (rows["question"] == MAIN)] if len(rows) else rows
    if own.empty or not np.isfinite(own["value"].iloc[-1]):
        return []
    row = own.sort_values("year").iloc[-1]
    wording = str(row["wording"])
    return [
        words.text(
            FELT, share=words.percent(row["value"]), year=int(row["year"]),
            question=words.text(wording), low=words.number(row["low"] * 100),
            high=words.percent(row["high"]),
        )
    ]  # fmt: skip


def english(snapshot: Snapshot, words: Words) -> list[str]:
    """Summarise the page for who does not read Swedish."""
    full = whole(spans(snapshot.sums.months, snapshot.release.month))
    newest = full[-1] if full else Span(int(snapshot.release.month[:4]))
    known = [_town(snapshot, span) for span in (newest, Span(newest.year - 1))]
    # Grouped by spaces, as on the rest of the page.
    n, before = (
        words.number(one.value if one else float("nan")).replace(",", "\u00a0") for one in known
    )
    values = {
        "city": snapshot.city.name, "month": month(snapshot.release.month, words),
        "year": newest.year, "n": n, "before": before,
    }  # fmt: skip
    return [words.text(ENGLISH[0], **values), *map(words.text, ENGLISH[1:])]
