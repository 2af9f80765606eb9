"""What came of an intervention, in one sentence; and what the numbers leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import N_
from geo.measures import effect_verdict as verdicts
from geo.measures import effect_windows as spans
from geo.measures.delay import NOT_KNOWN
from geo.measures.effect_verdict import HELPED, MOVED, NOT_HELPED, PARTLY, UNDECIDED, UNSEEN

if TYPE_CHECKING:
    from geo.language import Words
    from geo.measures.effect import Estimate
    from geo.measures.effect_counts import Counts
    from geo.measures.effect_verdict import Effect

VERDICTS = {
    HELPED: N_("hjälpte"),
    NOT_HELPED: N_("hjälpte inte"),
    MOVED: N_("flyttade"),
    UNDECIDED: N_("kan inte avgöras"),
}
LIMITS = {
    spans.ENDED: N_("Uppföljningen slutar när insatsen avslutades."),
    spans.DATA: N_("Uppföljningen är så lång som uppgifterna räcker."),
    spans.HISTORY: N_("Uppgifterna börjar inte tidigare, så tiden före och efter är kortare."),
    spans.UNREGISTERED: N_(
        "De senaste veckorna är inte med: för få av brotten har hunnit registreras."
    ),
}
_ALONE = N_("Det finns inget jämförelseområde med brott att jämföra med")
_FEW = N_("För få brott för att avgöra: färre än fem före eller efter")
_FEWER = N_("Minskade med {n} (osäkerhet {low}–{high}) utöver jämförelseområdet")
_MORE = N_("Ökade med {n} (osäkerhet {low}–{high}) utöver jämförelseområdet")
_EITHER = N_(
    "Mellan {fewer} färre och {more} fler än om det gått som i jämförelseområdet: ingen säker"
    " förändring"
)
_STILL = N_("inget tecken på att det flyttade")
_ROSE = N_("runt omkring ökade det med {n} (osäkerhet {low}–{high})")
_FEW_AROUND = N_("för få brott runt omkring för att säga om det flyttade")
_UNCLEAR = N_("om det flyttade går inte att säga")
_UNPLACED = N_("Brott av dessa slag som saknar plats och inte är med: {n}.")
_ADJUSTED = N_(
    "Antalet efter starten är uppräknat för det som ännu inte är registrerat: hittills bedöms"
    " {share} av brotten vara registrerade."
)
_ALMOST = 0.995  # so much registered is as good as all


def sentence(effect: Effect, words: Words) -> str:
    """Say what came of an intervention, without the full stop.

    Parameters
    ----------
    effect
        From :func:`geo.measures.effect_verdict.judge`.
    words
        The language.
    """
    if effect.reason == verdicts.ALONE:
        return words.text(_ALONE)
    if effect.reason == verdicts.FEW:
        return words.text(_FEW)
    here = _here(effect.wdd.local, words)
    beside = _around(effect, words)
    return f"{here}; {beside}" if beside else here


def _here(found: Estimate, words: Words) -> str:
    """Say how much it changed where it acted."""
    if found.low > 0 or found.high < 0:
        return words.text(_FEWER if found.high < 0 else _MORE, **_sized(found, words))
    fewer, more = words.number(-found.low), words.number(found.high)
    return words.text(_EITHER, fewer=fewer, more=more)


def _around(effect: Effect, words: Words) -> str:
    """Say what happened around it; "" where that is no question."""
    if effect.around == PARTLY and effect.wdd.displacement is not None:
        return words.text(_ROSE, **_sized(effect.wdd.displacement, words))
    if effect.reason == verdicts.AROUND:
        return words.text(_UNCLEAR)
    if effect.verdict != HELPED:
        return ""
    return words.text(_FEW_AROUND if effect.around == UNSEEN else _STILL)


def _sized(found: Estimate, words: Words) -> dict[str, str]:
    """Write a change that is more than chance, and its limits, without sign."""
    low, high = sorted((abs(found.low), abs(found.high)))
    written = {"n": abs(found.value), "low": low, "high": high}
    return {name: words.number(value) for name, value in written.items()}


def notes(counts: Counts, words: Words) -> list[str]:
    """Say what the numbers leave out, and what is made up for.

    Parameters
    ----------
    counts
        From :func:`geo.measures.effect_counts.around`.
    words
        The language.
    """
    windows, lost = counts.windows, sum(counts.unplaced)
    said = [words.text(LIMITS[windows.limit])] if windows.limit in LIMITS else []
    after = windows.exposure[1]
    if not windows.known:
        said.append(words.text(NOT_KNOWN))
    elif after < _ALMOST:
        said.append(words.text(_ADJUSTED, share=words.percent(after)))
    if lost:
        said.append(words.text(_UNPLACED, n=words.number(lost)))
    return said
