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
        "sequential", "diverging", "density", "cells", "survey" or "points".
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
        "tathet", N_("Täthet"), N_("brott per km² och år"), "density", "",
        N_(
            "Kärnskattning med kvartisk kärna på ett rutnät i meter. Brott som bara har områdeskod "
            "eller saknar läge ingår inte."
        ),
        "Silverman 1986; Hart & Zandbergen 2014, Policing 37:305",
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
        "nu_mot_da", N_("Nu mot då"), N_("gånger tätheten i jämförelseperioden"), "cells", "",
        N_(
            "Tätheten under perioden delad med tätheten under jämförelseperioden. Bara rutor där"
            " skillnaden är större än slumpen ger har färg."
        ),
        "Kelsall & Diggle 1995, Bernoulli 1:3",
    ),
    Measure(
        "ansamlingar", N_("Ansamlingar"), N_("rutor som skiljer sig från slumpen"), "cells", "",
        N_(
            "Rutor som tillsammans med sina grannar har fler anmälda brott än om brotten vore"
            " slumpvis fördelade på alla rutor där något någonsin anmälts. Eftersom många rutor"
            " prövas hålls andelen falska vid högst en på tjugo. Flera brott av samma person"
            " räknas som flera."
        ),
        "Ord & Getis 1995, Geographical Analysis 27:286; Benjamini & Hochberg 1995, JRSS B 57:289",
    ),
    Measure(
        "nya_upphorda", N_("Nya och upphörda"), N_("rutor efter hur ansamlingen utvecklats"),
        "cells", "",
        N_(
            "Ansamlingarna under de 52 veckor som slutar med perioden, fyra veckor i taget. En ny"
            " ansamling har funnits bara de senaste tolv veckorna och dess andel av alla brott har"
            " ökat mer än slumpen ger; en upphörd fanns tidigare och har minskat lika säkert."
        ),
        "Ord & Getis 1995; Mann 1945, Econometrica 13:245; Benjamini & Bogomolov 2014, JRSS B"
        " 76:297",
    ),
    Measure(
        "otrygghet", N_("Otrygghet"), N_("procent otrygga"), "survey", "",
        N_(
            "Andelen otrygga i den senaste trygghetsmätningen, med 95 % konfidensintervall."
            " Mätningen har egna områden; värden som förts över till kartans områden är"
            " uppskattade. Under 30 svar visas inget."
        ),
        "Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857",
    ),
    Measure(
        "brott_otrygghet", N_("Brott × otrygghet"), N_("fyra fält"), "survey", "",
        N_(
            "Urvalets brott per invånare mot andelen otrygga. Ett område får full färg bara när"
            " båda intervallen ligger helt över eller under kommunens egna värden; annars är det"
            " blekt och streckat. Samvariation, inte orsak."
        ),
        "Garwood 1936, Biometrika 28:437; Newcombe 1998, Stat Med 17:857",
    ),
    Measure(
        "vandringar", N_("Vandringar"), N_("det som setts"), "survey", "",
        N_("Punkter från trygghetsvandringar, bra och dåliga, sedda i ljus eller mörker."),
        "",
    ),
    Measure(
        "handelser", N_("Enskilda händelser"), N_("varje punkt är ett anmält brott"), "points", "",
        N_("Varje anmält brott med känt läge, högst 2 000 åt gången. Är de fler visas "
           "tätheten i stället."),
        "",
    ),
)  # fmt: skip

BY_ID: dict[str, Measure] = {measure.id: measure for measure in MEASURES}
