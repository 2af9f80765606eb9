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
        N_("Andel och index ur en trygghetsmätning"),
        N_(
            "Andelar har Wilsons intervall och index Students t-intervall (95 %). Väger svaren"
            " olika räknas de som så många lika tunga svar som de motsvarar. Färre än 30 svar"
            " redovisas inte."
            " Publicerade värden behåller sitt intervall; saknas det men antalet svar är känt får"
            " andelen Wilsons. Bortfallet täcks inte av något intervall."
        ),
        "Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857; Kish 1965, Survey Sampling",
    ),
    Method(
        N_("Skillnad mellan år och mellan grupper i en mätning"),
        N_(
            "Skillnaden får sitt intervall ur de två värdenas egna, som om olika personer svarat."
            " Har frågans ordalydelse ändrats emellan räknas ingen skillnad ut."
        ),
        "Newcombe 1998, Stat Med 17:873; Zou & Donner 2008, Stat Med 27:1693",
    ),
    Method(
        N_("Från mätningens områden till kartans"),
        N_(
            "Ett område på kartan får en sammanvägning av de mätområden som invånarna bor i, efter"
            " hur många som bor i vart och ett. Gränserna i intervallet vägs ihop på samma sätt,"
            " vilket hellre gör det för brett än för smalt. Det är en uppskattning: två områden i"
            " samma mätområde får samma värde. Saknar mer än hälften av invånarna ett värde visas"
            " inget."
        ),
        "Zou & Donner 2008, Stat Med 27:1693",
    ),
    Method(
        N_("Brott och otrygghet i fyra fält"),
        N_(
            "Ett område placeras bara om hela intervallet, både för brott per 1 000 invånare och"
            " för otryggheten, ligger på samma sida om kommunens eget värde. Skiljer sig bara"
            " brotten åt hamnar högst omkring ett område av tjugo ändå i ett fält av slumpen. Brott"
            " utan känt läge ingår inte. När en person begår många brott är intervallet för"
            " brott för smalt."
        ),
        "Garwood 1936, Biometrika 28:437; Newcombe 1998, Stat Med 17:857",
    ),
    Method(
        N_("Utjämning mot kommunen"),
        N_(
            "Ett val, aldrig förvalt. Varje mätområde dras mot kommunens värde, mer ju färre som"
            " svarat och ju mindre områdena verkar skilja sig åt. Hur mycket områdets egna svar"
            " väger anges. Ett område som verkligen avviker dras också in."
        ),
        "Efron & Morris 1975, JASA 70:311; Morris & Lysy 2012, Stat Sci 27:115",
    ),
    Method(
        N_("Det som följer med otryggheten"),
        N_(
            "Samvariation, inte orsak. Varje fråga jämförs med kommunens eget värde, där området"
            " ingår; ungefär en av tjugo frågor skiljer sig av slumpen. Om två frågor, eller en"
            " fråga och brotten, följs åt mellan mätområdena anges med Spearmans rangkorrelation"
            " och dess intervall, om områdena är minst sex."
        ),
        "Spearman 1904, Am J Psychol 15:72; Bonett & Wright 2000, Psychometrika 65:23",
    ),
)
