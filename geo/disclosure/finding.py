"""What an attack reports, and what every attacker is assumed to know beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.disclosure.cells import SPLIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.disclosure.cells import Ledger, Unit


@dataclass(frozen=True)
class Finding:
    """One thing that an attack learnt: which attack, of what, and why. No value in it."""

    attack: str
    cell: str
    why: str


@dataclass(frozen=True)
class Known:
    """What the attacker has from elsewhere.

    Attributes
    ----------
    totals
        The municipality's exact total of each group and period, when it was closed.
    areas
        Version of the district list → its areas.
    """

    totals: Mapping[Unit, int]
    areas: Mapping[str, tuple[str, ...]]


def known_of(ledger: Ledger, areas: Mapping[str, tuple[str, ...]]) -> Known:
    """Return what anybody may know of a ledger: its totals; of a split one, when it was split."""
    totals: dict[Unit, int] = {}
    for closing in ledger.closings:
        if closing.unit not in totals or closing.state == SPLIT:
            totals[closing.unit] = closing.total
    return Known(totals, areas)
