"""The public groups: which offences may be told of by district, and why.

Only where the place is outdoors or open to all. Never by district: sexual offences,
violence in close relations, hate crime, offences against children, and every type whose
place is usually someone's home. Where the code or the text of an offence says that it is
one of these, :mod:`geo.disclosure.marks` sees to it, whatever type its source gives it.
What could mislead: where neither says so, nobody can tell, and it counts as its type.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import N_


@dataclass(frozen=True)
class PublicGroup:
    """One public group.

    ``parent`` is the group of :data:`geo.offences.GROUPS` that rare ones are pooled in,
    ``split`` says whether it may be told of by district, ``why`` is for who reads the code.
    """

    id: str
    name: str
    parent: str
    types: tuple[str, ...]
    why: str
    split: bool = False


PUBLIC_GROUPS: tuple[PublicGroup, ...] = (
    PublicGroup(
        "misshandel_ute", N_("Misshandel utomhus"), "person", ("misshandel_ute",),
        "outdoors by definition", split=True,
    ),
    PublicGroup(
        "person_ovrigt", N_("Övriga brott mot person"), "person",
        ("misshandel_inne", "nara_relation", "olaga_hot", "ofredande", "sexualbrott",
         "ovrigt_person", "misshandel_barn"),
        "close relations, sexual offences, children, homes; molestation is often a former partner",
    ),
    PublicGroup(
        "cykelstold", N_("Cykelstöld"), "stold", ("cykelstold",),
        "racks and yards; a theft says nothing of who lives there", split=True,
    ),
    PublicGroup(
        "fordon", N_("Stöld av och ur fordon"), "stold", ("stold_ur_bil", "fordonsstold"),
        "streets and car parks", split=True,
    ),
    PublicGroup(
        "butik_ficka", N_("Stöld i butik och fickstöld"), "stold", ("butiksstold", "fickstold"),
        "shops, squares and buses are open to all", split=True,
    ),
    PublicGroup(
        "stold_ovrigt", N_("Övrig stöld"), "stold", ("ovrig_stold",),
        "often from homes, hospitals and care",
    ),
    PublicGroup(
        "inbrott_lokal", N_("Inbrott i butik eller lokal"), "inbrott", ("inbrott_lokal",),
        "premises, no home", split=True,
    ),
    PublicGroup(
        "inbrott_bostad", N_("Inbrott i bostad, källare eller förråd"), "inbrott",
        ("inbrott_villa", "inbrott_lagenhet", "inbrott_forrad"), "the place is the home",
    ),
    PublicGroup(
        "klotter", N_("Klotter"), "skadegorelse", ("klotter",),
        "on what can be seen from the street", split=True,
    ),
    PublicGroup(
        "skadegorelse", N_("Övrig skadegörelse"), "skadegorelse",
        ("skadegorelse_bil", "skadegorelse_brand", "ovrig_skadegorelse"),
        "cars, bins, windows and bus shelters, mostly outdoors", split=True,
    ),
    PublicGroup(
        "narkotika", N_("Narkotika och knivar"), "narkotika_vapen",
        ("narkotika_innehav", "narkotika_forsaljning", "kniv"),
        "found where the police check people: streets, stations, bars", split=True,
    ),
    PublicGroup(
        "vapen", N_("Vapenbrott"), "narkotika_vapen", ("vapen",),
        "mostly found when a home is searched",
    ),
    PublicGroup("personran", N_("Personrån"), "ran", ("personran",), "outdoors", split=True),
    PublicGroup(
        "ran_ovrigt", N_("Övrigt rån"), "ran", ("ovrigt_ran", "ran_barn"),
        "robberies in homes and of children are among them",
    ),
    PublicGroup(
        "bedrageri", N_("Bedrägeri"), "bedrageri", ("bedrageri",), "the place is the victim's home",
    ),
    PublicGroup(
        "trafik", N_("Trafikbrott"), "trafik", ("rattfylleri", "ovrig_trafik"),
        "on roads", split=True
    ),
    PublicGroup(
        "ordning", N_("Brott mot allmän ordning"), "ovrigt", ("allman_ordning",),
        "in public by definition", split=True,
    ),
    PublicGroup(
        "ovrigt", N_("Övriga brott"), "ovrigt", ("mot_tjansteman", "ovrigt_brott", "hatbrott"),
        "hate crime; violence against officials points at a ward, a school or a person",
    ),
    PublicGroup(
        "okand", N_("Okänd brottskod"), "okand", ("okand",), "may be any of the above"
    ),
)  # fmt: skip

BY_ID: dict[str, PublicGroup] = {group.id: group for group in PUBLIC_GROUPS}
