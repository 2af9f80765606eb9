"""An intervention in one sentence."""

import datetime as dt

import numpy as np
import pytest

from geo.effect_sentence import LIMITS, VERDICTS, notes, sentence
from geo.measures import effect_verdict as ev
from geo.measures import effect_windows as ew
from geo.measures.effect import Cells, wdd
from geo.measures.effect_counts import Counts
from pages.parts.words import Words
from tests.geo.made import SV

QUIET = (100, 100)


def judged(*cells):
    """Say what came of counts."""
    return sentence(ev.judge(Cells(*cells)), SV)


def test_the_sentence_of_the_published_example():
    cells = Cells((207, 110), (308, 318), (178, 157), (150, 140))
    plain = wdd(*cells[:2], displacement=cells[2], displacement_control=cells[3])
    effect = ev.Effect(cells, plain, 0.0, ev.HELPED, "", ev.UNCHANGED)
    assert sentence(effect, SV) == (
        "Minskade med 107 (osäkerhet 47–167) utöver jämförelseområdet;"
        " inget tecken på att det flyttade"
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            ((100, 40), QUIET, (3, 2), (9, 9)),
            "Minskade med 60 (osäkerhet 24–96) utöver jämförelseområdet; för få brott runt omkring för att säga om det flyttade",
        ),
        (
            ((100, 20), QUIET, (30, 110), QUIET),
            "Minskade med 80 (osäkerhet 45–115) utöver jämförelseområdet; runt omkring ökade det med 80 (osäkerhet 55–105)",
        ),
        (
            ((100, 50), QUIET, (300, 330), QUIET),
            "Minskade med 50 (osäkerhet 13–87) utöver jämförelseområdet; om det flyttade går inte att säga",
        ),
        (
            ((100, 95), QUIET, (50, 50), QUIET),
            "Mellan 44 färre och 34 fler än om det gått som i jämförelseområdet: ingen säker förändring",
        ),
        (
            ((100, 160), QUIET, (50, 50), QUIET),
            "Ökade med 60 (osäkerhet 18–102) utöver jämförelseområdet",
        ),
        (((100, 4), QUIET), "För få brott för att avgöra: färre än fem före eller efter"),
        (((100, 20), (0, 0)), "Det finns inget jämförelseområde med brott att jämföra med"),
    ],
)
def test_sentences(cells, said):
    assert judged(*cells) == said


def test_every_verdict_has_a_name_in_both_languages():
    assert list(VERDICTS) == [ev.HELPED, ev.NOT_HELPED, ev.MOVED, ev.UNDECIDED]
    assert {Words("en").text(name) for name in VERDICTS.values()} == {
        "helped", "did not help", "moved", "cannot be told",
    }  # fmt: skip


def counted(*, limit=ew.WANTED, share=1.0, known=True, unplaced=(0, 0)):
    """Counts over four weeks each way, all with a note or none."""
    registered = np.repeat([1.0, share], 4)
    windows = ew.Windows(dt.date(2026, 1, 1), 4, limit, registered, known)
    return Counts(np.zeros((2, 8), dtype=int), unplaced, windows)


def test_what_is_complete_needs_no_note():
    assert notes(counted(), SV) == []


@pytest.mark.parametrize("limit", LIMITS)
def test_why_it_is_no_longer_is_said(limit):
    assert notes(counted(limit=limit), SV) == [LIMITS[limit]]


def test_what_is_missing_is_said():
    assert notes(counted(share=0.9, unplaced=(3, 1200)), SV) == [
        (
            "Antalet efter starten är uppräknat för det som ännu inte är registrerat: hittills "
            "bedöms 90\xa0% av brotten vara registrerade."
        ),
        "Brott av dessa slag som saknar plats och inte är med: 1\xa0203.",
    ]
    assert "Registreringsdatum saknas" in notes(counted(known=False), SV)[0]
