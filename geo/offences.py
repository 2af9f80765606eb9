"""The catalogue of offence types: what every source's codes are mapped onto.

A type has a stable id (used in stores, profiles and URLs), a Swedish name and
a group. The groups follow the columns of the national statistics so that the
figures can be compared. The position in the tuple is the type's index in
:class:`geo.schema.Incidents`; new types are therefore appended, never inserted.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import N_

UNKNOWN_OFFENCE = "okand"
N_TYPES = 64  # width of the offence axis in Incidents.cell; a ceiling, not a count


@dataclass(frozen=True)
class Offence:
    """One offence type. ``public`` says that its place is usually outdoors or open to all."""

    id: str
    name: str
    group: str
    public: bool = False


GROUPS: dict[str, str] = {
    "person": N_("Brott mot person"),
    "stold": N_("Stöld"),
    "inbrott": N_("Inbrott"),
    "skadegorelse": N_("Skadegörelse"),
    "narkotika_vapen": N_("Narkotika och vapen"),
    "ran": N_("Rån"),
    "bedrageri": N_("Bedrägeri"),
    "trafik": N_("Trafikbrott"),
    "ovrigt": N_("Övriga brott"),
    "okand": N_("Okänd brottskod"),
}

OFFENCES: tuple[Offence, ...] = (
    Offence(UNKNOWN_OFFENCE, N_("Okänd brottskod"), "okand"),
    Offence("misshandel_ute", N_("Misshandel utomhus"), "person", public=True),
    Offence("misshandel_inne", N_("Misshandel inomhus"), "person"),
    Offence("nara_relation", N_("Brott i nära relation"), "person"),
    Offence("olaga_hot", N_("Olaga hot"), "person"),
    Offence("ofredande", N_("Ofredande"), "person", public=True),
    Offence("sexualbrott", N_("Sexualbrott"), "person"),
    Offence("ovrigt_person", N_("Övriga brott mot person"), "person"),
    Offence("cykelstold", N_("Cykelstöld"), "stold", public=True),
    Offence("butiksstold", N_("Stöld i butik"), "stold"),
    Offence("stold_ur_bil", N_("Stöld ur eller från fordon"), "stold", public=True),
    Offence("fordonsstold", N_("Stöld av fordon"), "stold", public=True),
    Offence("fickstold", N_("Fickstöld"), "stold", public=True),
    Offence("ovrig_stold", N_("Övrig stöld"), "stold"),
    Offence("inbrott_villa", N_("Inbrott i villa"), "inbrott"),
    Offence("inbrott_lagenhet", N_("Inbrott i lägenhet"), "inbrott"),
    Offence("inbrott_forrad", N_("Inbrott i källare eller förråd"), "inbrott"),
    Offence("inbrott_lokal", N_("Inbrott i butik eller lokal"), "inbrott"),
    Offence("klotter", N_("Klotter"), "skadegorelse", public=True),
    Offence("skadegorelse_bil", N_("Skadegörelse på fordon"), "skadegorelse", public=True),
    Offence("skadegorelse_brand", N_("Skadegörelse genom brand"), "skadegorelse", public=True),
    Offence("ovrig_skadegorelse", N_("Övrig skadegörelse"), "skadegorelse", public=True),
    Offence("narkotika_innehav", N_("Narkotika, eget bruk"), "narkotika_vapen", public=True),
    Offence("narkotika_forsaljning", N_("Narkotika, försäljning"), "narkotika_vapen", public=True),
    Offence("vapen", N_("Vapenbrott"), "narkotika_vapen", public=True),
    Offence("kniv", N_("Brott mot knivlagen"), "narkotika_vapen", public=True),
    Offence("personran", N_("Personrån"), "ran", public=True),
    Offence("ovrigt_ran", N_("Övrigt rån"), "ran"),
    Offence("bedrageri", N_("Bedrägeri"), "bedrageri"),
    Offence("rattfylleri", N_("Rattfylleri"), "trafik", public=True),
    Offence("ovrig_trafik", N_("Övriga trafikbrott"), "trafik", public=True),
    Offence("mot_tjansteman", N_("Våld mot tjänsteman"), "ovrigt", public=True),
    Offence("allman_ordning", N_("Brott mot allmän ordning"), "ovrigt", public=True),
    Offence("ovrigt_brott", N_("Övrigt brott"), "ovrigt"),
    Offence("misshandel_barn", N_("Misshandel av barn"), "person"),
    Offence("ran_barn", N_("Rån mot barn"), "ran"),
    Offence("hatbrott", N_("Hatbrott"), "ovrigt"),
)

BY_ID: dict[str, Offence] = {offence.id: offence for offence in OFFENCES}
INDEX: dict[str, int] = {offence.id: i for i, offence in enumerate(OFFENCES)}

# What a question about being out late in the evening is compared with. Traffic offences
# are public too, but they are found where the police look, and nobody stays in for them.
PUBLIC_PLACES: tuple[str, ...] = tuple(
    offence.id for offence in OFFENCES if offence.public and offence.group != "trafik"
)

# What makes a place look as if nobody cared for it; the insecure often name it.
DISORDER: tuple[str, ...] = tuple(
    offence.id
    for offence in OFFENCES
    if offence.group == "skadegorelse" or offence.id in {"ofredande", "allman_ordning"}
)


def types_of(group: str) -> tuple[str, ...]:
    """Ids of the offence types in a group, in catalogue order."""
    return tuple(offence.id for offence in OFFENCES if offence.group == group)
