"""What a draft says that the last release did not, and which interventions it tells of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from data.records import Intervention, drafts, releases
from geo.errors import N_
from geo.public.difference import ALONE, Difference, difference
from geo.public.difference import told as acts_of
from geo.sentence import join
from pages.parts import cached, links, public_told
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.records import Release
    from pages.parts.public import Shown

UNBUILT = N_("Skillnaderna mot förra publiceringen visas när utkastet är byggt.")
FIRST = N_("Det här blir den första publiceringen: allt är nytt.")
MONTHS = N_("Nya månader: {months}. {n} nya tal om brott.")
LATE = N_("Årets genomgång: anmälningar som har kommit in sent för {years}, som egna tal.")
NO_MONTHS = N_("Inga nya tal om brott.")
CLOSED = N_("Alla tal som redan är publicerade står kvar oförändrade.")
CHANGED = N_(
    "{n} redan publicerade tal är inte desamma. Det får aldrig hända, och proven stoppar utkastet."
)
FELT = N_("Trygghetsmätningen: {n} nya eller ändrade tal."), N_("Trygghetsmätningen är densamma.")
ACTS = N_("Nya eller ändrade insatser: {names}."), N_("Insatserna är desamma.")
GONE = N_("Insatser som inte längre nämns: {names}.")
TEXT = N_("{field} är ändrad.")
NO_ACTS = N_(
    "Ingen insats får visas publikt. Markera **Får visas publikt** i formuläret på sidan Insatser "
    "för de insatser som allmänheten ska få veta om."
)
LEVEL = N_(
    "Av insatserna visas namn, läge, brottsgrupper, månader och vilket område de ligger i, aldrig "
    "var i området. Namnet visas som det är skrivet: läs så att det inte pekar ut någon. De här "
    "{n} får visas publikt:"
)
NOT_TOLD = N_("nämns inte: avbruten, eller avslutad för mer än ett år sedan")
WHEN_BUILT = N_("området visas när utkastet är byggt")


def changes(shown: Shown) -> None:
    """Say what is new against the last release."""
    work = shown.work
    if work is None or not work.digest:
        st.caption(_(UNBUILT))
        return
    before = "" if shown.last is None else shown.last.digest
    lines = [_(FIRST)] if shown.last is None else [*_texts(work, shown.last)]
    found = _difference(before, work.digest)
    st.markdown("\n".join(f"- {line}" for line in [*lines, *_said(found, first=not before)]))


@lru_cache(maxsize=4)  # a digest names its bytes, and they are megabytes to unpack and read
def _difference(before: str, now: str) -> Difference:
    return difference(_files(before), _files(now))


@lru_cache(maxsize=4)
def _acts(digest: str) -> list[dict[str, Any]]:
    return acts_of(_files(digest))


def _files(digest: str) -> Mapping[str, bytes]:
    return drafts.get(cached.book(), digest).files if digest else {}


def _texts(work: Release, last: Release) -> Iterator[str]:
    for name in releases.TEXTS:
        if getattr(work, name) != getattr(last, name):
            yield _(TEXT, field=public_told.label(name))


def _said(found: Difference, *, first: bool) -> Iterator[str]:
    said = words()
    if found.months:
        yield _(MONTHS, months=public_told.months(found.months), n=said.number(found.numbers))
    elif not found.numbers:
        yield _(NO_MONTHS)
    if found.alone:
        year = int(found.alone[-1][:4])
        yield _(ALONE, months=public_told.months(found.alone), year=year, following=year + 1)
    if found.late:
        yield _(LATE, years=join(found.late, said))
    if not first:
        yield _(CHANGED, n=said.number(found.changed)) if found.changed else _(CLOSED)
    if found.felt or not first:
        yield _(FELT[0], n=said.number(found.felt)) if found.felt else _(FELT[1])
    if found.acts or not first:
        yield _(ACTS[0], names=_names(found.acts)) if found.acts else _(ACTS[1])
    if found.acts_gone:
        yield _(GONE, names=_names(found.acts_gone))


def _names(names: tuple[str, ...]) -> str:
    return join([plain(name) for name in names], words())


def interventions(shown: Shown) -> None:
    """List the interventions that may be shown, and where they would be said to be."""
    rows = cached.book().listed(Intervention, public=True)
    if not rows:
        st.info(_(NO_ACTS), icon=":material/flag:")
        return
    digest = shown.work.digest if shown.work else ""
    built, told = bool(digest), _acts(digest) if digest else []
    st.markdown(_(LEVEL, n=words().number(len(rows))))
    for row in rows:
        links.to_the_intervention(row.id, f"{row.name} – {_where(row, told, built=built)}")


def _where(row: Intervention, told: list[dict[str, Any]], *, built: bool) -> str:
    if not built:
        return _(WHEN_BUILT)
    found = [each["area_names"] for each in told if each["name"] == row.name]
    return str(found[0]) if found else _(NOT_TOLD)
