"""The page in a few sentences: which of two years has more late reports in it."""

from dataclasses import replace

import pytest

from geo.public.brief import brief
from tests.geo.public.town import EN, LAST, SV, ledger, snapshot

SPREAD = [f"2025-{month:02d}" for month in range(2, 13, 2)]


def released(entries, tell):
    """Say of each number when it was told: ``tell`` of the newest month in it."""
    for entry in entries:
        newest = max(entry.period.replace("|", "+").split("+"))
        yield replace(entry, release=tell(newest) or LAST)


@pytest.mark.parametrize(
    ("tell", "swedish", "english"),
    [
        # Every other month of 2025, then nothing until October 2026.
        (lambda month: next((each for each in SPREAD if each >= month), ""),
         "Siffran för 2026 har hunnit få med fler sena", "The number for 2026 has had time"),
        (lambda month: "2026-10" if month < "2026" else month,
         "Siffran för 2025 har hunnit få med fler sena", "The number for 2025 has had time"),
        (lambda month: {"2025-02": "2025-12", "2026-05": "2026-10"}.get(month, month),
         "Vissa månader har hunnit få med fler sena anmälningar det ena året", "Some months"),
        (lambda month: month, "mot omkring", "against some"),
    ],
)  # fmt: skip
def test_the_year_that_has_more_late_reports_is_the_one_that_is_said_to(tell, swedish, english):
    made = snapshot((*released(ledger(first="2025-01").entries, tell),))
    for words, said in ((SV, swedish), (EN, english)):
        assert any(said in line for line in brief(made, words)), brief(made, words)
