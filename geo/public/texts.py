"""What the public page says, in words that anyone can read: its headings and short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import N_
from geo.public.develop import FEWER, MORE, SAME, UNKNOWN

if TYPE_CHECKING:
    from geo.language import Words

TEXTS: dict[str, str] = {
    "title": N_("Brott och trygghet i {city} kommun"),
    "lead": N_(
        "Här ser du hur de anmälda brotten utvecklas till och med {month}, hur trygga vi känner "
        "oss och vad kommunen och polisen gör åt det."
    ),
    "published": N_("Publicerad {day}."),
    "coming": N_("Nästa publicering: {day}."),
    "no_coming": N_("Dagen för nästa publicering är inte bestämd."),
    "demo": N_("Exempel med påhittade uppgifter. Inget av det som står här har hänt."),
    "skip": N_("Hoppa till innehållet"),
    "contents": N_("På den här sidan"),
    "from_city": N_("Från kommunen"),
    "short": N_("I korthet"),
    "town": N_("Hela kommunen"),
    "town_lead": N_(
        "Varje diagram visar en grupp av brott, månad för månad. Den kraftiga linjen är {now}, den "
        "streckade är {last} och varje tunn linje är ett tidigare år. Diagrammen har olika "
        "skalor: jämför en linje med sina egna tidigare år, inte ett diagram med ett annat."
    ),
    "key": N_("Så läses linjerna: {now} kraftig, {last} streckad, tidigare år tunna."),
    "town_lead_two": N_(
        "Varje diagram visar en grupp av brott, månad för månad. Den kraftiga linjen är {now} och "
        "den streckade är {last}. Diagrammen har olika skalor: jämför en linje med året före, "
        "inte ett diagram med ett annat."
    ),
    "key_two": N_("Så läses linjerna: {now} kraftig, {last} streckad."),
    "town_lead_one": N_(
        "Varje diagram visar en grupp av brott, månad för månad {now}. Det finns inget tidigare "
        "år att jämföra med än. Diagrammen har olika skalor: jämför inte ett diagram med ett annat."
    ),
    "key_one": N_("Linjen är {now}."),
    "point": N_("Har ett år bara en månad visas den som en punkt."),
    "late_in": N_(
        "Ett helt års siffra har också med anmälningar som kom in sent, när månaderna redan var "
        "räknade. Den kan därför vara högre än månadernas summa."
    ),
    "late_not_yet": N_(
        "För {year} är inte alla sena anmälningar med än. De läggs till i den första publiceringen "
        "som når mars året efter. Innan dess jämför vi inte {year} med andra år."
    ),
    "late_not_here": N_(
        "För {year} är inte alla sena anmälningar med än. De kommer bara att läggas till i hela "
        "kommunens siffror, eftersom indelningen i områden har bytts ut."
    ),
    "by_year": N_("Alla grupper, år för år"),
    "by_group": N_("Alla grupper"),
    "by_month": N_("Siffrorna månad för månad"),
    "group": N_("Brottsgrupp"),
    "month": N_("Månad"),
    "all_groups": N_("Alla anmälda brott"),
    "all_here": N_("Alla redovisade grupper"),
    "districts": N_("Stadsdelar och orter"),
    "districts_lead": N_(
        "Per stadsdel och ort redovisas bara brott som sker utomhus eller på platser som är öppna "
        "för alla. Områdena står i bokstavsordning. Många besöker ett centrum och få bor där, så "
        "antalet säger inte hur farligt det är att bo någonstans. Jämför ett område med sig "
        "självt över tid, inte med ett annat. Talen är avrundade: en grupps årssiffra är oftast "
        "högst 10 från den rätta."
    ),
    "map": N_("Antalet anmälda brott i varje område, {what}"),
    "map_bare": N_("Områdena på karta"),
    "map_close": N_("Samma karta, närmare där områdena ligger tätt"),
    "map_table": N_("Samma uppgifter i en tabell, och antalet brott per år"),
    "map_table_bare": N_("Antalet anmälda brott i varje område"),
    "map_key": N_("Tecknen på kartan"),
    "area": N_("Område"),
    "rest": N_("Övriga och okända platser"),
    "rest_lead": N_(
        "Glesbygd och små orter där färre än {n} personer bor, och brott där platsen inte är känd."
    ),
    "alone": N_(
        "Indelningen i områden ändrades innan brotten från {months} hade räknats. De redovisas "
        "därför bara för hela kommunen och ingår inte i områdenas siffror."
    ),
    "moved": N_("gränserna har ändrats"),
    "area_table": N_("{area}: anmälda brott per grupp"),
    "acts_here": N_("Pågår: {acts}."),
    "felt": N_("Hur trygga känner vi oss?"),
    "felt_lead": N_(
        "Siffrorna kommer från en enkät {year}. Strecket i diagrammet visar hur säker siffran är: "
        "det sanna värdet ligger med stor sannolikhet (95 procent) någonstans på strecket. "
        "Överlappar två streck går det oftast inte att säga att områdena skiljer sig åt."
    ),
    "felt_chart": N_("{question}, andel per område {year}"),
    "felt_over_time": N_("Hela kommunen över åren"),
    "felt_years": N_("Andel av dem som svarade, i procent, med osäkerhet inom parentes"),
    "share": N_("Andel"),
    "interval": N_("Osäkerhet"),
    "question": N_("Fråga"),
    "too_few": N_("för få svar"),
    "felt_none": N_("Det finns ingen enkät om trygghet att redovisa."),
    "felt_areas": N_("Enkätens områden är större än stadsdelarna och har andra gränser."),
    "acts": N_("Vad kommunen och polisen gör"),
    "acts_lead": N_(
        "Insatser som pågår, planeras eller nyligen har avslutats. Platsen anges bara som område."
    ),
    "acts_none": N_("Inga insatser är offentliga just nu."),
    "where": N_("Var"),
    "when": N_("När"),
    "against": N_("Mot"),
    "since": N_("sedan {month}"),
    "from": N_("från {month}"),
    "accessibility": N_("Tillgänglighet"),
    "earlier": N_("Tidigare publiceringar"),
    "data": N_("Ladda ner siffrorna"),
    "back": N_("Till sidan om brott och trygghet"),
}

DEVELOPED: dict[str, str] = {
    MORE: N_("fler än tidigare"),
    FEWER: N_("färre än tidigare"),
    SAME: N_("ingen säker skillnad"),
    UNKNOWN: N_("går inte att jämföra"),
}

STATUSES: dict[str, str] = {
    "planerad": N_("planerad"),
    "pågående": N_("pågår"),
    "avslutad": N_("avslutad"),
}


def phrase(key: str, words: Words, /, **values: object) -> str:
    """Say one of the texts, with values in its places."""
    return words.text(TEXTS[key], **values)
