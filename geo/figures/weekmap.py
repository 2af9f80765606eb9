"""The map beside the signals: where the week was out of the ordinary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.errors import N_
from geo.figures.escape import folium_text
from geo.figures.legend import HATCH, Key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.figures.palette import Palette
    from geo.language import Words

MORE, FEWER, BOTH, CALM, UNTESTED = "more", "fewer", "both", "calm", HATCH
NOTHING = {CALM: N_("Inget utöver det vanliga"), UNTESTED: N_("Inte prövat")}


def week_step(
    codes: Sequence[str],
    signals: Mapping[str, list[tuple[str, bool]] | None],
    areas: Sequence[tuple[str, str, list[Any]]],
    words: Words,
    *,
    colours: Palette,
) -> dict[str, Any]:
    """Return the step that the browser paints.

    Parameters
    ----------
    codes
        Districts in base order.
    signals
        District → its signals as (words for it, more than expected); None where nothing
        could be tested.
    areas
        Kinds of places to fill: colour, what they are in words, and polygons as
        :func:`geo.figures.projection.packed_shape` writes them.

    Returns
    -------
    dict
        As :func:`geo.figures.map.district_step`, with ``bands`` and the legend.
    """
    shades = {
        MORE: colours.diverging[5], FEWER: colours.diverging[1], BOTH: colours.diverging[6],
        CALM: colours.sequential[0], UNTESTED: HATCH,
    }  # fmt: skip
    rows = []
    for code in codes:
        known = signals.get(code, [])
        found, none = known or [], UNTESTED if known is None else CALM
        kinds = {MORE if more else FEWER for _, more in found}
        fill = shades[BOTH if len(kinds) > 1 else (kinds or {none}).pop()]
        tip = "<br>".join(folium_text(text) for text, _ in found)
        tip = tip or folium_text(words.text(NOTHING[none]))
        rows.append([fill, str(len(found)) if found else "", tip, 1])
    present = {str(row[0]) for row in rows}
    return {
        "d": rows,
        "bands": [[colour, polygons] for colour, _, polygons in areas],
        "legend": Key(
            words.text(N_("Veckans signaler per område")),
            swatches=[*_districts(shades, present, words), *((c, name) for c, name, _ in areas)],
        ).payload(),
    }


def _districts(shades: dict[str, str], present: set[str], words: Words) -> list[tuple[str, str]]:
    names = {
        MORE: N_("fler än väntat"),
        FEWER: N_("färre än väntat"),
        BOTH: N_("fler av ett slag, färre av ett annat"),
        CALM: N_("inget utöver det vanliga"),
        UNTESTED: N_("inte prövat"),
    }
    return [
        (shades[kind], words.text(name)) for kind, name in names.items() if shades[kind] in present
    ]
