"""The sentence over the map and the automatic choices, in words, under it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import N_
from geo.sentence import describe
from pages.parts import felt, felt_crime, felt_layers, late, mapextra, results, sources
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer


EMPTY = N_("Inga anmälda brott i urvalet. Ta bort ett filter eller välj en längre period.")


def told(view: View, answer: Answer) -> tuple[str, str]:
    """Say the selection in words: what, then where, when and against what, if anything."""
    against = view.selection.compare if answer.tally.comparable else ""
    shown = replace(view.selection, compare=against)
    titles = {name: sources.title(name) for name in shown.sources}
    return describe(shown, words(), names=view.kept.names, sources=titles)


def sentence(view: View, answer: Answer) -> None:
    """Say what is shown."""
    what, rest = told(view, answer)
    st.markdown(f"**{plain(what)}**, {plain(rest)}.", width="stretch")


def under_map(view: View, answer: Answer) -> None:
    """Say what the numbers leave out and what was chosen automatically."""
    period, offences = answer.tally.period, view.selection.offences
    grows = late.sentence(view.kept, period, offences) if answer.tally.comparable else ""
    # First what the layer itself says of how sure it is: the line is cut where it has no room.
    notes = [*apart(view), *mapextra.notes(view, answer), *([grows] if grows else [])]
    notes += [*left_out(view, answer), *lengths(answer)]
    if view.measure.scale == "diverging" and not answer.tally.comparable:
        notes.insert(0, _("Förändring kan inte visas: välj en senare period"))
    if answer.tally.total == 0:
        notes = [_(EMPTY), *(note for note in notes if note != grows)]
    with st.container(key="notes"):
        st.caption(" · ".join(notes))


def apart(view: View) -> list[str]:
    """Say that crime and what people answered are of different years, where both are drawn."""
    known = felt.of(view.kept) if view.measure.id == felt_layers.BOTH else None
    return felt_crime.apart(view.selection, felt.first(known)) if known else []


def left_out(view: View, answer: Answer) -> list[str]:
    """Say what the numbers leave out."""
    said, notes = words(), []
    if view.kept.districts.empty:
        notes.append(_("Inga områden är inlästa: läs in dem på sidan Läs in data"))
    if n := results.without_hour(view.kept, view.selection):
        notes.append(_("{n} utan känt klockslag räknas inte med", n=said.number(n)))
    if n := results.without_weekday(view.kept, view.selection):
        notes.append(_("{n} utan känd veckodag räknas inte med", n=said.number(n)))
    if n := view.kept.incidents.undated:
        notes.append(_("{n} utan datum ingår inte", n=said.number(n)))
    day = said.date(view.kept.first_day)
    if n := view.kept.incidents.early:
        notes.append(_("{n} från tiden före {day} ingår inte", n=said.number(n), day=day))
    if answer.tally.period.start < view.kept.first_day:
        notes.append(_("Uppgifter finns först från {day}, så perioden är inte komplett", day=day))
    elif answer.tally.earlier.start < view.kept.first_day:
        notes.append(
            _("Jämförelseperioden är inte komplett: uppgifter finns först från {day}", day=day)
        )
    return notes


def lengths(answer: Answer) -> list[str]:
    """Say that the two periods are not equally long, as over a leap day or two tertials."""
    period, earlier = answer.tally.period, answer.tally.earlier
    if not answer.tally.comparable or period.days == earlier.days:
        return []
    now, before = (words().number(each.days) for each in (period, earlier))
    return [
        _("Perioden har {now} dagar och jämförelseperioden {before}: z och p räknas per dag",
          now=now, before=before)
    ]  # fmt: skip
