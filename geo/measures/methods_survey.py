"""The statistics of surveys."""

from __future__ import annotations

from geo.errors import N_
from geo.measures.method import Method

SURVEY: tuple[Method, ...] = (
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
