"""The attacks on a draft in words: what was tried, and what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from data.publish import again
from data.publish.audit import said
from data.records.release import ATTACKS
from geo.disclosure.cells import TOWN
from geo.disclosure.finding import Finding
from geo.errors import N_
from pages.parts import public_told
from pages.parts.words import _, words

if TYPE_CHECKING:
    from data.publish import Draft
    from data.records import Release

MOST = 20  # findings kept of an attack; the first is enough to refuse
SHOWN = 5
# What is tried, and what it means that nothing was found.
TRIED = {
    "A1": (N_("**Räkna baklänges.** {n} tal ställdes mot varandra och kommunens exakta summor."),
           N_("Inget litet antal gick att ringa in.")),
    "A2": (N_("**Lägga perioder på varandra.** Månader och år i alla publiceringar ({n})."),
           N_("Överlappen säger inget mer än talen själva.")),
    "A3": (N_("**Dra urval från varandra.** Alla kombinationer av {n} tal."),
           N_("Varje skillnad är en multipel av fem.")),
    "A4": (N_("**Jämföra med förra gången.** {n} stängda tal."),
           N_("Inget av dem har ändrats.")),
    "A5": (N_("**Göra om avrundningen.** Utkastet byggdes {n} gånger."),
           N_("Det blev likadant till sista byten.")),
    "A6": (N_("**Lägga områden på varandra.** {n} områden mot kommunens summor."),
           N_("Ingen rest går att räkna fram.")),
    "A7": (N_("**Leta efter det som inte får delas upp.** {n} uppdelningar på områden."),
           N_("Alla har tillräckligt många brott, och inget område har alla.")),
    "A8": (N_("**Leta i filerna.** Varje tal i {n} filer: text, kod, bilder och filnamn."),
           N_("Inget tal står där som inte är publicerat.")),
    "A10": (N_("**Dra bort en känd händelse.** Någon vet om ett enda brott, i något av {n} tal."),
            N_("Resten går ändå inte att räkna fram.")),
}  # fmt: skip
PLANTED = N_(
    "**Pröva proven.** Görs inte här utan varje gång programmet ändras: tjugo fel läggs in med "
    "avsikt, och alla ska upptäckas (A9)."
)
FIRST = N_("**Jämföra med förra gången.** Det finns ingen tidigare publicering att jämföra med.")
FOUND = N_("Misslyckades: {what}.")
MORE = N_("… sammanlagt {n} fynd.")
FORWARD = N_(
    "Utkastet kan inte släppas. Ingenting av det har nått allmänheten. Felet ligger i programmet "
    "eller i uppgifterna, inte i din text: skicka listan till den som sköter lägesbilden."
)
UNTRIED = N_("Proven görs när utkastet byggs. De nio angreppen ska misslyckas allihop.")


def rows(drafted: Draft, before: list[str]) -> list[dict[str, Any]]:
    """Return what is kept of the attacks on a draft: how much was tried and what was found."""
    tried = _tried(drafted, before)
    found: dict[str, list[Finding]] = {attack: [] for attack in ATTACKS}
    for finding in drafted.findings:
        found.setdefault(finding.attack, []).append(finding)
    return [
        {
            "attack": attack,
            "tried": tried.get(attack, 0),
            "n": len(each),
            "found": [[finding.cell, finding.why] for finding in each[:MOST]],
        }
        for attack, each in found.items()
    ]


def _tried(drafted: Draft, before: list[str]) -> dict[str, int]:
    """Count what each attack was let loose on."""
    entries = drafted.ledger.entries
    split = [entry for entry in entries if entry.area != TOWN]
    numbers = len(split)
    closed = [entry for entry in entries if entry.release != drafted.name[: len("2026-10")]]
    return {
        "A1": numbers, "A2": len(before) + 1, "A3": len(entries),
        "A4": len(closed) if before else 0, "A5": again.BUILDS,
        "A6": len({entry.area for entry in split}),
        "A7": len({entry.unit for entry in split}), "A8": len(drafted.files), "A10": numbers,
    }  # fmt: skip


def draw(release: Release | None) -> None:
    """Say what each attack tried and what came of it."""
    if release is None or not release.audit:
        st.caption(_(UNTRIED))
        return
    if release.refused:
        st.error(_(FORWARD), icon=":material/block:")
    failed = sorted(release.audit, key=lambda row: not row["found"])
    for row in failed:
        _attack(row)
    st.markdown(f":material/science: {_(PLANTED)}")


def _attack(row: dict[str, Any]) -> None:
    tried, passed = TRIED[row["attack"]]
    what = _(tried, n=words().number(row["tried"]))
    if not row["found"]:
        nothing = row["attack"] == "A4" and not row["tried"]
        came = _(FIRST) if nothing else f"{what} {_(passed)}"
        st.markdown(f":green[:material/check_circle:] {came}")
        return
    why = _(said(Finding(row["attack"], "", ""))[0])
    lines = [f":red[:material/cancel:] {what} :red[{_(FOUND, what=why)}]"]
    places = list(dict.fromkeys(public_told.place(cell) for cell, _why in row["found"]))
    lines += [f"- {place}" for place in places[:SHOWN]]
    if len(places) > SHOWN or row["n"] > len(row["found"]):
        lines.append(f"- {_(MORE, n=words().number(row['n']))}")
    st.markdown("\n".join([lines[0], "", *lines[1:]]))
