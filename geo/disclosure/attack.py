"""The attacker is part of the product: every attack, at every publication.

He has all published bytes of all releases, the municipality's exact totals and this code;
he lacks the key alone. One finding refuses the release. What could mislead: who knows
more than one incident, or works at the scene, knows more than any of these.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from geo.disclosure.attack_bytes import Declared, a8_bytes, a8_ledger
from geo.disclosure.attack_counts import a1_intervals, a2_windows, a3_filters, a10_one_known
from geo.disclosure.attack_form import a4_revision, a5_noise, a6_geography, a7_gate
from geo.disclosure.finding import Finding, Known, known_of
from geo.disclosure.published import figures_of
from geo.disclosure.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geo.disclosure.cells import Entry
    from geo.disclosure.published import Figure

__all__ = [
    "Declared", "Finding", "Known", "a1_intervals", "a2_windows", "a3_filters", "a4_revision",
    "a5_noise", "a6_geography", "a7_gate", "a8_bytes", "a8_ledger", "a10_one_known", "audit",
    "audit_files", "known_of",
]  # fmt: skip


def audit(
    releases: Iterable[tuple[Figure, ...]],
    known: Known,
    *,
    progress: Callable[[float], None] | None = None,
) -> list[Finding]:
    """Run every attack on numbers: A1–A4, A6, A7 and A10.

    Parameters
    ----------
    releases
        The figures of each release, oldest first.
    known
        What the attacker has from elsewhere.
    progress
        Is told the share done, 0 to 1.

    Returns
    -------
    list of Finding
        Empty if nothing can be learnt.
    """
    piled = list(releases)
    figures = tuple(chain.from_iterable(piled))
    stack = Stack(figures, known)
    pairs = pairwise(piled)
    attacks = (
        a1_intervals(stack),
        a2_windows(stack),
        a3_filters(figures),
        chain.from_iterable(a4_revision(before, after) for before, after in pairs),
        a6_geography(stack, figures, known),
        a7_gate(stack),
        a10_one_known(stack),
    )
    found: list[Finding] = []
    for done, attack in enumerate(attacks, start=1):
        found += attack
        if progress:
            progress(done / len(attacks))
    return list(dict.fromkeys(found))


def audit_files(
    releases: Iterable[Mapping[str, bytes]],
    known: Known,
    declared: Declared,
    entries: Iterable[Entry],
    *,
    progress: Callable[[float], None] | None = None,
) -> list[Finding]:
    """Run every attack on published folders, read back from their bytes: also A8.

    Parameters
    ----------
    releases
        File name → content of each release, oldest first.
    known
        What the attacker has from elsewhere.
    declared
        What may stand in the newest release beside its numbers.
    entries
        Of the ledger, which the newest release must tell and nothing else.
    progress
        Is told the share done, 0 to 1.
    """
    folders = list(releases)
    told = [figures_of(files) for files in folders]
    found = audit(told, known, progress=progress)
    for files, figures in zip(folders[-1:], told[-1:], strict=True):
        found += [*a8_ledger(figures, entries), *a8_bytes(files, figures, declared)]
    return found
