"""What the situation picture can show: one row per layer.

Pages, legend, unit, method page and the shared test iterate over ``MEASURES``.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import N_


@dataclass(frozen=True)
class Measure:
    """A layer of the map.

    Attributes
    ----------
    column
        Column of :func:`geo.measures.summary.areas` that colours the districts;
        "" for a layer that is not about districts.
    scale
        "sequential", "diverging", "density" or "points".
    """

    id: str
    name: str
    unit: str
    scale: str
    column: str
    explanation: str
    source: str


MEASURES: tuple[Measure, ...] = (
    Measure(
        "antal", N_("Antal"), N_("anmälda brott"), "sequential", "now",
        N_("Antal anmälda brott i området under perioden, med exakt Poissonintervall (95 %)."),
        "Garwood 1936, Biometrika 28:437",
    ),
    Measure(
        "per_1000", N_("Per 1 000 invånare"), N_("anmälda brott per 1 000 invånare och år"),
        "sequential", "rate",
        N_(
            "Antalet delat med områdets befolkning samma år, omräknat till helår. I centrum "
            "vistas många som inte bor där, så talet visar hur utsatt platsen är, inte hur "
            "farligt det är att bo där. Områden med färre än fem brott är streckade: "
            "underlaget är för litet."
        ),
        "Garwood 1936, Biometrika 28:437",
    ),
    Measure(
        "forandring", N_("Förändring"), N_("z-värde mot jämförelseperioden"), "diverging", "z",
        N_(
            "Skillnaden mot jämförelseperioden i förhållande till vad slumpen kan ge: 2(√nu − "
            "√då). Ett område får färg bara om skillnaden är statistiskt säkerställd (E-test, "
            "p < 0,05)."
        ),
        "Wheeler 2016; Krishnamoorthy & Thomson 2004, JSPI 119:23",
    ),
    Measure(
        "tathet", N_("Täthet"), N_("brott per km² och år"), "density", "",
        N_(
            "Kärnskattning med kvartisk kärna på ett rutnät i meter. Brott som bara har områdeskod "
            "eller saknar läge ingår inte."
        ),
        "Silverman 1986; Hart & Zandbergen 2014, Policing 37:305",
    ),
    Measure(
        "handelser", N_("Enskilda händelser"), N_("varje punkt är ett anmält brott"), "points", "",
        N_("Varje anmält brott med känt läge, högst 2 000 åt gången. Är de fler visas "
           "tätheten i stället."),
        "",
    ),
)  # fmt: skip

BY_ID: dict[str, Measure] = {measure.id: measure for measure in MEASURES}
