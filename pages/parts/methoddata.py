"""What the page about data and method says of the data themselves, read from the store."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import N_, short
from pages.parts import cached, frame, intake_history
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.parts.cached import Records

LISTED = 20
SHOWN = 50
UNDATED = N_("{n} saknar datum. De ingår inte i någon period.")
EARLY = N_("{n} skedde före {first}. De räknas med i antalet men ingår inte i någon period.")
NO_HOUR = N_(
    "{n} har inget säkert klockslag. De ingår i alla siffror, utom när ett filter på "
    "klockslag eller ljus är valt."
)
NO_POINT = N_(
    "{n} saknar koordinater. De som har en områdeskod räknas i sitt område, men syns varken i "
    "tätheten eller som punkter."
)
STRANGE_AREAS = N_(
    "{n} har en områdeskod som inte finns i indelningen {version} och räknas som okänt läge tills "
    "den indelning som de hör till är inläst: {codes}."
)
STRANGE_CODES = N_(
    "{n} har en brottskod som inte motsvarar någon brottstyp och visas som okänd brottskod tills "
    "koden läggs till i profilen: {codes}."
)


def incidents() -> None:
    """Say how many there are, from when, and what is odd about them."""
    kept = cached.records()
    if kept is None:
        frame.nothing_yet()
        return
    status = cached.store().status()
    st.header(_("Uppgifterna"), anchor=False)
    st.markdown(
        _("{n} anmälda brott från {first} till {last}.",
          n=f"**{words().number(status['incidents'])}**", first=words().date(kept.first_day),
          last=words().date(kept.last_day))
    )  # fmt: skip
    st.markdown("\n".join(f"- {line}" for line in _oddities(status)))
    _files(status["batches"])
    _areas(kept, status)


def _oddities(status: dict[str, Any]) -> Iterator[str]:
    said = words().number
    if n := status["early"]:
        first = dt.date.fromisoformat(status["since"])
        yield _(EARLY, n=said(n), first=words().date(first))
    numbers = (
        (UNDATED, status["undated"]),
        (NO_HOUR, status["without_hour"]),
        (NO_POINT, status["incidents"] - status["located"]),
    )
    for sentence, n in numbers:
        if n:
            yield _(sentence, n=said(n))
    if areas := status["unknown_areas"]:
        version = plain(status["districts_version"] or "–")
        yield _(STRANGE_AREAS, n=said(sum(areas.values())), version=version, codes=_listed(areas))
    if codes := status["unmapped_codes"]:
        yield _(STRANGE_CODES, n=said(sum(codes.values())), codes=_listed(codes))


def _listed(counts: dict[str, int]) -> str:
    """Write codes with how many each, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    shown = [f"{plain(short(code))} ({words().number(n)})" for code, n in ordered[:LISTED]]
    if left := len(ordered) - LISTED:
        shown += [_("och {n} till", n=words().number(left))] if left > 0 else []
    return ", ".join(shown)


def _files(batches: list[dict[str, Any]]) -> None:
    st.header(_("Filerna"), anchor=False)
    st.markdown(
        _("Ingen rad försvinner på vägen: varje rad är antingen ny, redan inläst eller "
          "avvisad. Finns samma brott i flera uttag räknas det en gång, med uppgifterna i det "
          "senaste. Händelsenotiserna på polisen.se läses aldrig in: de är nyheter som "
          "placeras mitt i kommunen eller länet.")
    )  # fmt: skip
    newest = intake_history.newest_first(batches)[:SHOWN]
    intake_history.table(newest)
    sums = [_fingerprint(batch) for batch in newest if "sha256" in batch["provenance"]]
    if sums:
        with st.expander(_("Filernas kontrollsummor")):
            st.table(sums, border="horizontal", hide_index=True)


def _fingerprint(batch: dict[str, Any]) -> dict[str, str]:
    about = batch["provenance"]
    return {
        _("Fil"): plain(about.get("file", "–")),
        _("Profil"): f"{plain(about.get('profile', '–'))} {batch['revision']}",
        "SHA-256": about["sha256"],
    }


def _areas(kept: Records, status: dict[str, Any]) -> None:
    st.header(_("Områdena"), anchor=False)
    version, attrs = status["districts_version"], kept.districts.attrs
    if version is None:
        st.markdown(_("Inga områden är inlästa. Alla brott räknas som utanför eller okänt läge."))
        return
    lines = [
        _("Indelningen {version} har {n} områden.",
          version=f"**{plain(_(version))}**", n=words().number(len(kept.districts)))
    ]  # fmt: skip
    note, source = attrs["note"], attrs["source"]
    if not attrs["official"]:
        lines.append(_("Gränserna är inte officiella."))
    if note:
        lines.append(plain(_(note)).rstrip(".") + ".")
    if source:
        lines.append(_("Källa: {source}", source=plain(_(source))).rstrip(".") + ".")
    if attrs["licence"]:
        lines.append(_("Licens: {licence}.", licence=plain(attrs["licence"])))
    if earlier := [plain(name) for name in status["districts"] if name != version]:
        lines.append(_("Tidigare indelningar finns kvar: {names}.", names=", ".join(earlier)))
    st.markdown(" ".join([*lines, _population()]))


def _population() -> str:
    years = cached.store().population()["year"]
    if years.empty:
        return _("Inga befolkningsuppgifter är inlästa, så tal per 1 000 invånare visas inte.")
    return _(
        "Befolkningsuppgifter finns för åren {first}–{last}. Antalet brott delas med "
        "befolkningen samma år.", first=int(years.min()), last=int(years.max()),
    )  # fmt: skip
