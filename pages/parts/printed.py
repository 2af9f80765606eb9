"""The map as a picture: what is downloaded, and what is kept with a frozen view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.figures.print import Caption
from geo.figures.print import picture as sheet
from geo.figures.print_legend import for_print
from pages.parts import caption, filters, frame, mapdraw, mapextra, mapview, play, sources
from pages.parts.words import _, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.parts.filters import View
    from pages.parts.results import Answer


def picture(view: View, answer: Answer, *, shown: bool = True) -> Callable[[], bytes]:
    """Return a function that draws what the map shows in print, in the light palette.

    It is called after the page's run, when nothing can be asked of the session any more. What is
    not ``shown`` on the page has no filters there, and nothing that plays.
    """
    said, note = words(), frame.data_note()
    what, rest = caption.told(view, answer)
    n = answer.tally.total
    texts = Caption(
        what, rest, _note(view, answer), source(view),
        total=f"{said.number(n)} {said.plural(n, 'anmält brott', 'anmälda brott')}",
        warning=note, whole=_("Hela kommunen"), extent=view.kept.bounds,
    )  # fmt: skip
    scale = _scale() if shown else None
    look = mapdraw.Look(said)

    def draw() -> bytes:
        step = mapview.build(view, answer, look, scale_by=scale)
        printed = for_print(step, said, whole=view.measure.column == "now")
        return sheet(view.kept.districts, view.kept.water, printed, texts)

    return draw


def _scale() -> Answer | None:
    chosen = filters.choose()
    return play.scale(chosen, play.now_playing(chosen))


def _note(view: View, answer: Answer) -> str:
    """Say under a picture's total what the page says round its map."""
    notes = [mapview.unplaced(answer, words()), *caption.apart(view)]
    notes += mapextra.notes(view, answer)
    if view.focus:
        notes.insert(0, _("Markerat område: {name}", name=view.kept.names[view.focus]))
    if not answer.tally.total:
        notes.append(_(caption.EMPTY))
    return "\u00a0· ".join(notes)


def source(view: View) -> str:
    """Say where the numbers of a picture come from, and until when."""
    told = _(
        "{sources}. Uppgifter till och med {day}. {note}",
        sources=", ".join(map(sources.title, view.kept.incidents.sources)),
        day=words().date(view.kept.last_day), note=frame.data_note(),
    )  # fmt: skip
    if view.kept.then:
        then = _("Som känt {day}.", day=words().date(view.kept.known.day))
        told = f"{told.strip().rstrip('.')}. {then}"
    return _("Källa: {source}", source=told.strip())
