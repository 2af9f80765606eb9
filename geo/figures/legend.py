"""The legend: what the colours mean, in words and with its unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.errors import N_
from geo.figures.escape import folium_text

if TYPE_CHECKING:
    from geo.language import Words
    from geo.measures.registry import Measure

HATCH = "hatch"
CHANGE_NAMES = (N_("mycket färre"), "", N_("färre"), N_("inom slumpen"), N_("fler"), "",
                N_("mycket fler"))  # fmt: skip

CHANGE_NOTES = (
    N_("Bara säkerställda förändringar har färg (E-test, p < 0,05). Områden utan färg är inom "
       "slumpen."),
    N_("Talet är skillnaden i antal. Starkare färg från z = ±3 och ±4."),
)  # fmt: skip


@dataclass(frozen=True)
class Key:
    """The legend: a title with its unit, a scale with each class's lower limit, and the rest."""

    title: str
    scale: list[tuple[str, str]] = field(default_factory=list)
    swatches: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def payload(self) -> dict[str, Any]:
        """Return the legend for the browser; its texts are the interface's own."""
        return {
            "title": folium_text(self.title),
            "scale": [[colour, folium_text(label)] for colour, label in self.scale],
            "swatches": [[colour, folium_text(label)] for colour, label in self.swatches],
            "notes": [folium_text(note) for note in self.notes],
        }


def key_of(
    measure: Measure,
    limits: tuple[float, ...],
    shades: tuple[str, ...],
    words: Words,
    *,
    even: bool,
) -> Key:
    """Return the legend of a measure drawn in classes.

    ``even`` is whether about as many districts have each colour, which is then said.
    """
    if measure.scale == "diverging":
        return Key(
            words.text(N_("Förändring mot jämförelseperioden")),
            scale=[
                (c, words.text(name) if name else "")
                for c, name in zip(shades, CHANGE_NAMES, strict=True)
            ],
            notes=[words.text(note) for note in CHANGE_NOTES],
        )
    unit = words.text(measure.unit)
    edges = ["0", *(edge(limit, words) for limit in limits)]
    unsure = [(HATCH, words.text(N_("för få brott för att avgöra, eller uppgift saknas")))]
    notes = [words.text(N_("Ungefär lika många områden i varje färg"))] if even else []
    return Key(
        unit[:1].upper() + unit[1:],
        scale=list(zip(shades, edges, strict=True)),
        swatches=unsure if measure.column == "rate" else [],
        notes=notes,
    )


def edge(limit: float, words: Words) -> str:
    """Write a class limit without decimals it does not need."""
    return words.number(limit, 0 if float(limit).is_integer() else (1 if limit >= 1 else 2))
