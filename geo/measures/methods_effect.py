"""The statistics of whether interventions help."""

from __future__ import annotations

from geo.errors import N_
from geo.measures.method import Method

EFFECT: tuple[Method, ...] = (
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
            " når syns inte. Anger insatsen inget annat verkar den 100 m runt sin punkt eller"
            " linje, och omgivningen är en ring på 300 m därutanför. Tiderna är högst 52 veckor."
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
            " starten läses aldrig. Anger insatsen inget annat jämförs den med de 3 mest lika. Små"
            " ytor som valts för att mycket hänt där går ofta tillbaka av"
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
