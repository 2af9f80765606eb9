"""Layers about insecurity: on the page about it, and in the situation picture."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.errors import N_
from geo.figures import bivariate, palette, survey, survey_words, walks
from geo.figures.legend import Key
from pages.parts import felt, felt_crime
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from geo.language import Words
    from geo.selection import Selection
    from pages.parts.cached import Records
    from pages.parts.felt import Asked
    from pages.parts.mapdraw import Look

INSECURITY, BOTH, WALKS = "otrygghet", "brott_otrygghet", "vandringar"
SCALE = "survey"
NOTHING = N_("Ingen trygghetsmätning är inläst: läs in en på sidan Läs in data")
NO_WALKS = N_("Inga trygghetsvandringar är inlästa: läs in dem på sidan Läs in data")


def step(kept: Records, chosen: Selection, layer: str, look: Look) -> dict[str, Any]:
    """Return what a layer of the situation picture adds."""
    known = felt.of(kept)
    if layer == WALKS:
        return _walks(known, look)
    if known is None:
        return {"legend": Key(_(NOTHING)).payload()}
    asked = felt.first(known)
    counted = chosen if layer == BOTH else felt_crime.selection(kept, chosen, felt_crime.DARK)
    table = felt_crime.beside(kept, known, asked, counted).table
    return drawn(table, asked, look, both=layer == BOTH)


def lines(kept: Records, layer: str, focus: str | None) -> list[str]:
    """Say what the question of a layer is answered in a district, or the whole: share, interval, n.

    With the survey areas that a district's figure is estimated from.
    """
    known = felt.of(kept) if layer in (INSECURITY, BOTH) else None
    if known is None:
        return []
    asked, said = felt.first(known), words()
    row = felt.whole(known, asked) if focus is None else _row(known, asked, focus)
    if row.empty:
        return []
    found = row.to_dict()
    parts = [survey_words.told(found, asked.about.scale, said)]
    if focus is not None:
        parts.append(survey_words.origin(found, said))
    return [plain(f"{_(asked.wording)}, {asked.year}: {', '.join(filter(None, parts))}")]


def _row(known: felt.Felt, asked: Asked, code: str) -> pd.Series:
    table = felt.districts(known, asked)
    return table.loc[code] if code in table.index else pd.Series(dtype=object)


def drawn(table: pd.DataFrame, asked: Asked, look: Look, *, both: bool) -> dict[str, Any]:
    """Draw a question alone, or beside crime."""
    colours = palette.of(look.theme)
    if both:
        return bivariate.bivariate_step(table, look.said, colours=colours)
    about = replace(asked.about, wording=asked.wording)
    return survey.survey_step(table, about, look.said, colours=colours)


def walked(step: dict[str, Any], known: felt.Felt, look: Look) -> dict[str, Any]:
    """Lay the safety walks over districts without colour that say the same as before."""
    ground = palette.of(look.theme).sequential[0]
    bare = [[ground, "", tip, chosen] for _fill, _label, tip, chosen in step["d"]]
    return {"d": bare} | _walks(known, look)


def _walks(known: felt.Felt | None, look: Look) -> dict[str, Any]:
    if known is None or known.walks.empty:
        return {"legend": Key(_(NO_WALKS)).payload()}
    markers = _markers(known, look.said)
    return {
        "legend": Key(_("Det som setts på trygghetsvandringar")).payload(),
        "markers": markers,
        "signs": walks.walk_key(markers, look.said),
    }


@lru_cache(maxsize=4)
def _markers(known: felt.Felt, said: Words) -> walks.Markers:
    return walks.walk_markers(known.walks, said)


def notes(kept: Records, layer: str) -> list[str]:
    """Say which survey a layer shows."""
    known = felt.of(kept)
    if known is None or layer == WALKS:
        return []
    asked = felt.first(known)
    every = [_("Brotten är alla i urvalet, inomhus och i dagsljus också")] if layer == BOTH else []
    return [
        told(asked),
        *every,
        _("Mätningen har egna områden och varken veckodag eller klockslag: filtren gäller brotten"),
    ]


def told(asked: Asked) -> str:
    """Name the question and the year."""
    return _("{question}, mätningen {year}", question=_(asked.wording), year=asked.year)
