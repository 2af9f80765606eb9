"""The statistics that are no layer of the map, for the page that explains them."""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import N_


@dataclass(frozen=True)
class Method:
    """A statistic that is no layer: what it says, what could mislead, and its source."""

    name: str
    explanation: str
    source: str


METHODS: tuple[Method, ...] = (
    Method(
        N_("Veckans signaler"),
        N_(
            "Varje område och brottsgrupp, och hela kommunen, jämförs med sina åtta veckor före och"
            " med årstiden. En signal är ett antal så långt från det väntade att slumpen ger det i"
            " färre än 1,35 veckor av 1 000 åt det hållet (z = 3), osäkerheten i det väntade"
            " inräknad. Eftersom många kombinationer prövas står det alltid hur många signaler som"
            " är att vänta av slumpen, och q anger hur stor del av dem som är lika tydliga eller"
            " tydligare som kan vara falska."
        ),
        "Przyborowski & Wilenski 1940, Biometrika 31:313; Farrington 1996, JRSS A 159:547;"
        " Benjamini & Hochberg 1995, JRSS B 57:289",
    ),
    Method(
        N_("Brott som ännu inte är registrerade"),
        N_(
            "De senaste veckorna växer. Hur mycket uppskattas ur hur lång tid det tagit från brott"
            " till inskrivning under det senaste året och ett halvt; det väntade antalet räknas ned"
            " i samma mån. Det som registreras efter mer än ett halvår kan inte förutses."
        ),
        "Lawless 1994, Can J Stat 22:15",
    ),
    Method(
        N_("Förhöjd risk i närheten"),
        N_(
            "Par av brott räknas efter avstånd och dagar emellan och jämförs med samma platser när"
            " dagarna kastas om. Bara om närliggande par är säkert fler än slumpen ger (p högst"
            " 0,01 och minst 1,2 gånger så många) sägs att ett brott höjer risken, och då hur långt"
            " och hur länge."
        ),
        "Knox 1964, Applied Statistics 13:25; Johnson m.fl. 2007, J Quant Criminol 23:201",
    ),
    Method(
        N_("Trend och referensband"),
        N_(
            "Trenden är serien utan säsong, uppskattad med STL. Bandet är den mittersta hälften av"
            " jämförbara områden eller av samma tid tidigare år: hälften av alla vanliga värden"
            " ligger utanför det."
        ),
        "Cleveland m.fl. 1990, J Off Stat 6:3",
    ),
    Method(
        N_("Koncentration"),
        N_(
            "På hur liten del av ytan hälften av brotten ligger, och Ginikoefficienten mot den"
            " jämnaste fördelning som så många brott kan ha."
        ),
        "Weisburd 2015, Criminology 53:133; Bernasco & Steenbeek 2017, J Quant Criminol 33:451",
    ),
    Method(
        N_("Hjälpte insatsen?"),
        N_(
            "Förändringen där insatsen verkar jämförs med ett område utan insats, i lika lång tid"
            " före och efter, och räknas om efter jämförelseområdets nivå och utveckling."
            " ”Minskade” sägs bara om osäkerhetsintervallet (95 %) ligger under noll och ett exakt"
            " test håller med; för en insats utan verkan sker det i högst 2,5 fall av 100."
            " ”Hjälpte” kräver också att omgivningen inte tyder på att allt flyttade dit."
            " ”Hjälpte inte” betyder att en minskning med en fjärdedel kan uteslutas. Med färre än"
            " fem brott före eller efter avgörs inget. Det som flyttar längre bort än omgivningen"
            " når syns inte."
        ),
        "Wheeler & Ratcliffe 2018, Crime Science 7:11; Wilson 2021, J Quant Criminol 38:323;"
        " Fisher 1935, JRSS 98:39; Rao & Scott 1992, Biometrics 48:577",
    ),
    Method(
        N_("Vad en insats kan visa"),
        N_(
            "Innan insatsen startar sägs hur stor minskning som skulle upptäckas i åtta fall av"
            " tio, med lika många brott som de senaste två åren. Är brotten få syns bara mycket"
            " stora minskningar."
        ),
        "Wheeler & Ratcliffe 2018, Crime Science 7:11",
    ),
    Method(
        N_("Förslag på jämförelseområden"),
        N_(
            "Områden ordnas efter hur lika de var före starten i de aktuella brotten: antal,"
            " utveckling och årstider, i standardavvikelser mellan områdena. Det som hänt efter"
            " starten läses aldrig. Små ytor som valts för att mycket hänt där går ofta tillbaka av"
            " sig själva."
        ),
        "Abadie m.fl. 2010, JASA 105:493; Stuart 2010, Statistical Science 25:1",
    ),
    Method(
        N_("Insatsen vecka för vecka"),
        N_(
            "Den samlade skillnaden mot jämförelseområdet sedan starten. Den som tittar varje vecka"
            " ser förr eller senare något av en slump. Gränsen är därför vid i början och smalare"
            " mot den planerade tidens slut, så att en insats utan verkan passerar den i högst 2,5"
            " fall av 100 åt vardera hållet, hur ofta man än tittar."
        ),
        "Lan & DeMets 1983, Biometrika 70:659; Fisher 1935, JRSS 98:39",
    ),
    Method(
        N_("Slumpprov av insatser"),
        N_(
            "Samma beräkning på 200 slumpvisa platser och tider före starten där inget gjordes men"
            " lika slags brott skett. Den visar hur ofta det går lika bra av sig självt, också för"
            " att platser som varit hårt utsatta brukar bli lugnare."
        ),
        "Abadie m.fl. 2010, JASA 105:493",
    ),
)
