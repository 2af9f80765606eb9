"""What is said under the map of the hot spots: how many, how sure, and how they were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.errors import N_
from geo.measures.hotspot_class import ENDED, NEW
from pages.parts import hotspots, months
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View

COMPARED = N_(
    "Ruta {cell} m med sina grannar, jämförd med {all} rutor där något anmälts; {n} brott med "
    "känt läge"
)
KINDS = N_(
    "{new} nya och {ended} upphörda rutor under 52 veckor till {day}; ruta {cell} m, {n} brott "
    "med känt läge"
)
LEFT_OUT = N_("{n} av 13 fyraveckorsperioder räknas inte: där saknas uppgifter")
SIGNED = N_("{more} rutor har fler och {fewer} färre än slumpen ger")
WIDTH = N_("Bandbredd {h} m, {n} brott med känt läge")
SHORT_YEAR = N_("Nya och upphörda ansamlingar kräver 52 veckors uppgifter före periodens slut")
ONLY_MONTHS = N_(
    "Nya och upphörda ansamlingar kan inte visas: uppgifterna anger bara månad för de flesta "
    "brotten"
)
NOTHING_BEFORE = N_("Förändring kan inte visas: välj en senare period")


def _hot(view: View) -> list[str]:
    found, said = hotspots.spots(view.kept, view.selection), words()
    n = found.hot
    first = _("Ingen ruta skiljer sig från slumpen")
    if n:
        hot = said.plural(
            n, "{n} ruta skiljer sig från slumpen", "{n} rutor skiljer sig från slumpen"
        )
        first = f"{hot}; {_false(found.false)}"
    cell, everyone, placed = (
        said.number(number) for number in (found.grid.cell_m, found.compared, found.placed)
    )
    return [first, _(COMPARED, cell=cell, all=everyone, n=placed)]


def _kinds(view: View) -> list[str]:
    found, said = hotspots.kinds(view.kept, view.selection), words()
    if found is None:
        return [_(no_kinds(view))]
    new, ended = (int(np.count_nonzero(found.kind == kind)) for kind in (NEW, ENDED))
    told = _(KINDS, new=said.number(new), ended=said.number(ended), day=said.date(found.period.end),
             cell=said.number(found.grid.cell_m), n=said.number(found.placed))  # fmt: skip
    return [told, _(LEFT_OUT, n=said.number(found.left_out))] if found.left_out else [told]


def no_kinds(view: View) -> str:
    """Say why there are no new and no ended hot spots to show."""
    return ONLY_MONTHS if months.mostly(view.kept) else SHORT_YEAR


def _changed(view: View) -> list[str]:
    found, said = hotspots.changes(view.kept, view.selection), words()
    if found is None:
        return [_(NOTHING_BEFORE)]
    more, fewer = (int(np.count_nonzero(found.found.sign == sign)) for sign in (1, -1))
    signed = _(SIGNED, more=said.number(more), fewer=said.number(fewer))
    if more + fewer:
        signed += f"; {_false((more + fewer) * hotspots.LEVEL)}"
    width = _(WIDTH, h=said.number(found.bandwidth_m), n=said.number(found.placed))
    return [signed, width]


def _false(number: float) -> str:
    """Say how many to expect to be false, at least one."""
    return words().plural(
        max(1, round(number)), "ungefär {n} av dem kan vara falsk",
        "ungefär {n} av dem kan vara falska",
    )  # fmt: skip


TOLD = {"ansamlingar": _hot, "nya_upphorda": _kinds, "nu_mot_da": _changed}
