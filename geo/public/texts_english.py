"""The summary for who does not read Swedish: said in English on the page, marked as any text."""

from __future__ import annotations

from geo.errors import N_

ENGLISH_YEARS = N_(
    "Senaste hela året, {year}, anmäldes omkring {n} brott; året före omkring {before}."
)
ENGLISH_WAITS = N_(
    "Senaste hela året, {year}, anmäldes omkring {n} brott, de som anmäls sent inte medräknade; "
    "året före omkring {before}."
)
ENGLISH_YEAR = N_("Senaste hela året, {year}, anmäldes omkring {n} brott.")
ENGLISH_YEAR_WAITS = N_(
    "Senaste hela året, {year}, anmäldes omkring {n} brott, de som anmäls sent inte medräknade."
)
ENGLISH_PART = N_("Under {span} anmäldes omkring {n} brott.")
ENGLISH: tuple[str, ...] = (
    N_(
        "Den här sidan visar anmälda brott i {city} kommun till och med {month}, hur trygga "
        "invånarna känner sig och vad kommunen och polisen gör."
    ),
    N_(
        "Varje månads tal om brott är avrundat till närmaste 5 för att ingen ska kunna kännas "
        "igen. En grupps årssiffra för ett område är en summa av sådana tal, oftast högst 10 från "
        "den rätta. Per område redovisas bara brott som sker utomhus eller på platser öppna för "
        "alla. Områdena står i bokstavsordning och ska inte rangordnas: antalet säger inte hur "
        "farligt det är att bo någonstans. Tecknet ▲ betyder fler än tidigare och ▼ färre, och "
        "sätts bara ut när skillnaden är större än vad slump och avrundning brukar ge."
    ),
    N_("I en nödsituation, ring 112. För att anmäla ett brott, ring 114 14."),
)
