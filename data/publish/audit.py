"""The attacks on a release before it is published, and what they found in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from data.publish import folder
from geo.disclosure.attack import audit_files, known_of
from geo.disclosure.cells import REST, TOWN
from geo.disclosure.published import figures_of
from geo.errors import N_, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from geo.disclosure.attack import Declared
    from geo.disclosure.cells import Ledger
    from geo.disclosure.finding import Finding

CELLS = "brott.csv"
FOUND = {
    "A1": N_("ett litet antal kan räknas fram så gott som exakt"),
    "A2": N_("perioder som överlappar varandra avslöjar ett litet antal"),
    "A3": N_("skillnaden mellan två urval är inget avrundat tal"),
    "A4": N_("ett tal som redan är publicerat har ändrats eller försvunnit"),
    "A5": N_("samma publicering blir inte likadan när den görs om"),
    "A6": N_("två områdesindelningar, eller summan av områdena, avslöjar en rest"),
    "A7": N_("för få brott, eller ett slag av brott som aldrig får redovisas per område"),
    "A8": N_("i filerna står ett tal som inte är publicerat på riktigt sätt"),
    "A10": N_("den som känner till ett enda brott kan räkna fram resten"),
}
OTHER = N_("något annat än det som får publiceras")


def same_ledger(out: Path, kept: Ledger) -> None:
    """See to it that everything in a folder is in the ledger.

    Raises
    ------
    UserError
        If a number there is not: it would be rounded a second time, and two roundings of
        one count tell it.
    """
    known = {(e.area, e.group, e.period, e.areas): e.value for e in kept.entries}
    for name in folder.releases(out):
        for each in figures_of(_cells(folder.content(out, name))):
            if known.get((each.area, each.group, each.period, each.areas)) != each.value:
                raise UserError(
                    "Publiceringen {name} i mappen har tal som inte finns i liggaren. Ingenting "
                    "publiceras: samma uppgifter skulle avrundas en gång till. Återställ liggaren "
                    "från en säkerhetskopia, eller välj mappen som hör till den.",
                    name=name,
                )


def attack(
    files: Mapping[str, bytes],
    earlier: Sequence[Mapping[str, bytes]],
    kept: Ledger,
    declared: Declared,
    *,
    progress: Callable[[float], None] | None = None,
) -> tuple[Finding, ...]:
    """Attack a release, with all that came before it.

    Parameters
    ----------
    files, declared
        Of the release, and what may stand in it beside its numbers.
    earlier
        The files of each release before it, oldest first. Only the last is laid under this
        one: :func:`same_ledger` has seen that every number of them all is the ledger's, and
        all of those stand in this release, so older ones say nothing more. Of it the cells
        alone are read: its sums were exactly sums of cells when it was published.
    kept
        The ledger with the numbers of the release.
    """
    stacked = [*map(_cells, earlier[-1:]), files]
    areas: dict[str, set[str]] = defaultdict(set)
    for entry in kept.entries:
        areas[entry.areas].add(entry.area)
    lists = {version: (*sorted(codes - {TOWN, REST}), REST) for version, codes in areas.items()}
    found = audit_files(
        stacked, known_of(kept, lists), declared, kept.entries, progress=progress
    )  # fmt: skip
    return tuple(found)


def _cells(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name == CELLS}


def said(finding: Finding) -> tuple[str, str]:
    """Say what was found and where, to whoever works here: a text to translate, and a place."""
    return FOUND.get(finding.attack, OTHER), finding.cell


def with_text(declared: Declared, content: bytes) -> Declared:
    """Declare a file that has no number of crime."""
    return replace(declared, fixed=(*declared.fixed, content.decode()))
