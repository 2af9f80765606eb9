"""The page in a few sentences, and those in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.public.areas import GOING_ON
from geo.public.columns import month, whole
from geo.public.develop import FEWER, MORE, SAME, developed
from geo.public.felt import WHOLE
from geo.public.tables import EVERY
from geo.public.texts_english import (
    ENGLISH,
    ENGLISH_PART,
    ENGLISH_WAITS,
    ENGLISH_YEAR,
    ENGLISH_YEAR_WAITS,
    ENGLISH_YEARS,
)
from geo.public.waits import riper
from geo.questions import MAIN

if TYPE_CHECKING:
    from geo.language import Words
    from geo.public.columns import Span
    from geo.public.snapshot import Snapshot
    from geo.public.sum import Sum

YEAR = N_("Under {year} anmäldes omkring {n} brott i kommunen.")
WAITS = N_(
    "Under {year} anmäldes omkring {n} brott i kommunen. Alla anmälningar som kommer in sent är "
    "inte med än."
)
ALONE = N_("Under {span} anmäldes omkring {n} brott i kommunen.")
PART = N_("Under {span} anmäldes omkring {n} brott, mot omkring {before} samma tid {year}.")
UNLIKE = N_(
    "Under {span} anmäldes omkring {n} brott, och samma tid {year} omkring {before}. Siffran för "
    "{riper} har hunnit få med fler sena anmälningar."
)
MIXED = N_(
    "Under {span} anmäldes omkring {n} brott, och samma tid {year} omkring {before}. Vissa månader "
    "har hunnit få med fler sena anmälningar det ena året, andra det andra."
)
DEVELOPED = {
    MORE: N_("Under {year} anmäldes omkring {n} brott i kommunen, fler än åren före ({years})."),
    FEWER: N_("Under {year} anmäldes omkring {n} brott i kommunen, färre än åren före ({years})."),
    SAME: N_(
        "Under {year} anmäldes omkring {n} brott i kommunen. Det är ingen säker skillnad mot "
        "åren före ({years})."
    ),
}
FELT = N_("I enkäten {year} svarade {share} ja på ”{question}” (osäkerhet {low}–{high}).")
ONE, MANY = N_("Vi berättar om {n} insats som pågår."), N_("Vi berättar om {n} insatser som pågår.")
ROUNDED = N_(
    "Varje månads tal om brott är avrundat till närmaste 5 för att ingen ska kunna kännas igen. "
    "Ett områdes siffra för ett helt år är därför ungefärlig."
)


def brief(snapshot: Snapshot, words: Words) -> list[str]:
    """Say what matters most: crime, the newest months, how safe people feel, what is done."""
    return [*_crime(snapshot, words), *beside(snapshot, words)]


def beside(snapshot: Snapshot, words: Words) -> list[str]:
    """Say what of that is no number of crime."""
    going_on = sum(act.status == GOING_ON for act in snapshot.acts)
    acts = [words.plural(going_on, ONE, MANY)] if going_on else []
    return [*_felt(snapshot, words), *acts, words.text(ROUNDED)]


def _crime(snapshot: Snapshot, words: Words) -> list[str]:
    columns = snapshot.columns.spans
    full, part = whole(columns), [span for span in columns if not span.whole]
    said = [_year(full[-1], snapshot, words)] if full else []
    numbers = [_number(span, snapshot, words) for span in part]
    if len(part) == 1:
        said.append(words.text(ALONE, span=part[0].said(words), n=numbers[0]))
    elif part:
        ahead = riper(snapshot.entries, *part)
        span, year, (before, n) = part[1].said(words), part[0].year, numbers
        text = (PART, UNLIKE, MIXED)[len(ahead)]
        more = {"riper": ahead[0]} if text is UNLIKE else {}
        said.append(words.text(text, span=span, n=n, before=before, year=year, **more))
    return said


def _town(snapshot: Snapshot, span: Span) -> Sum | None:
    return snapshot.sums.town(EVERY, span.months)


def _number(span: Span, snapshot: Snapshot, words: Words) -> str:
    found = _town(snapshot, span)
    return words.number(found.value if found else float("nan"))


def _year(span: Span, snapshot: Snapshot, words: Words) -> str:
    n = _number(span, snapshot, words)
    if span.year not in snapshot.sums.settled:
        return words.text(WAITS, year=span.year, n=n)
    compared = span == snapshot.columns.basis
    before = [_town(snapshot, each) for each in span.before] if compared else []
    how = developed(_town(snapshot, span), before)
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
    city, reaches = snapshot.city.name, month(snapshot.release.month, words)
    lead = words.text(ENGLISH[0], city=city, month=reaches)
    return [f"{lead} {_english(snapshot, words)}", *map(words.text, ENGLISH[1:])]


def _english(snapshot: Snapshot, words: Words) -> str:
    """Say how many there were in the newest whole year, and the one before if there is one."""
    columns = snapshot.columns.spans
    full = whole(columns)
    span = full[-1] if full else columns[-1]
    # Grouped by spaces, as on the rest of the page.
    *before, n = (_number(each, snapshot, words).replace(",", "\u00a0") for each in full or [span])
    if not full:
        return words.text(ENGLISH_PART, span=span.said(words), n=n)
    settled = span.year in snapshot.sums.settled
    if not before:
        text = ENGLISH_YEAR if settled else ENGLISH_YEAR_WAITS
        return words.text(text, year=span.year, n=n)
    text = ENGLISH_YEARS if settled else ENGLISH_WAITS
    return words.text(text, year=span.year, n=n, before=before[-1])
