"""A release described for data portals: DCAT-AP-SE 3.0.1 as RDF/XML.

The national portal reads RDF/XML with absolute addresses only, and no blank nodes. Without
``public_address`` in the settings the addresses are relative to wherever the file lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.errors import N_
from geo.public.texts_how import COLUMN

if TYPE_CHECKING:
    from data.settings import Settings
    from geo.language import Words
    from geo.public.snapshot import Release

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
FORMATS = {
    "brott.csv": "text/csv",
    "brott-kommunen.csv": "text/csv",
    "brott-per-ar.csv": "text/csv",
    "trygghet.csv": "text/csv",
    "insatser.csv": "text/csv",
    "data.json": "application/json",
}
TITLE = N_("Anmälda brott och upplevd trygghet per område")
ABOUT = N_(
    "Anmälda brott per månad, brottsgrupp och område, avrundade till närmaste 5 för att ingen ska "
    "kunna kännas igen, summor av dessa tal, trygghetsmätning och insatser. Kolumnen ”{column}” "
    "visar vilken områdesindelning ett tal är räknat efter: samma område kan ha haft andra gränser "
    "i en annan indelning."
)
CATALOGUE = N_("Öppna data om brott och trygghet")
KEYWORDS = (N_("brott"), N_("trygghet"), N_("brottsförebyggande arbete"))
MUNICIPALITY = N_("{city} kommun")


def dcat(release: Release, first: str, settings: Settings, words: tuple[Words, ...]) -> bytes:
    """Describe a release.

    Parameters
    ----------
    first
        The oldest month told of.
    settings
        The municipality, and where it publishes.
    words
        Swedish, and other languages to describe it in too.

    Returns
    -------
    bytes
        RDF/XML: a catalogue with one data set in the formats it can be had in.
    """
    root = ET.Element(_name("rdf:RDF"))
    base = settings.public_address.rstrip("/") + "/latest/" if settings.public_address else ""
    publisher, data = f"{base}#utgivare", f"{base}#datamangd"
    catalogue = _thing(root, "dcat:Catalog", f"{base}#katalog")
    _texts(catalogue, "dcterms:title", CATALOGUE, words)
    _texts(catalogue, "dcterms:description", ABOUT, words, column=COLUMN)
    _links(
        catalogue,
        ("dcterms:publisher", publisher), ("dcterms:license", CC0), ("dcat:dataset", data),
        ("dcterms:language", f"{EU}language/SWE"), ("foaf:homepage", base or "./"),
        ("dcat:themeTaxonomy", f"{EU}data-theme"),
    )  # fmt: skip
    _day(catalogue, "dcterms:modified", release)
    agent = _thing(root, "foaf:Agent", publisher)
    city = words[0].text(MUNICIPALITY, city=settings.municipality)
    _text(agent, "foaf:name", city)
    _links(agent, ("dcterms:type", LOCAL_AUTHORITY))
    _dataset(root, data, base, release, words)
    _contact(root, base, city, settings)
    _period(root, base, (first, release.month))
    for file in FORMATS:
        _distribution(root, base, file)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _dataset(
    root: ET.Element, data: str, base: str, release: Release, words: tuple[Words, ...]
) -> None:
    dataset = _thing(root, "dcat:Dataset", data)
    _texts(dataset, "dcterms:title", TITLE, words)
    _texts(dataset, "dcterms:description", ABOUT, words, column=COLUMN)
    for keyword in KEYWORDS:
        _texts(dataset, "dcat:keyword", keyword, words)
    _links(
        dataset,
        ("dcterms:publisher", f"{base}#utgivare"), ("dcat:contactPoint", f"{base}#kontakt"),
        ("dcat:theme", f"{EU}data-theme/JUST"), ("dcterms:temporal", f"{base}#period"),
        ("dcterms:accessRights", f"{EU}access-right/PUBLIC"),
        ("dcterms:accrualPeriodicity", f"{EU}frequency/MONTHLY"),
        ("dcterms:language", f"{EU}language/SWE"), ("dcat:landingPage", base or "./"),
        *(("dcat:distribution", f"{base}#{file}") for file in FORMATS),
    )  # fmt: skip
    _day(dataset, "dcterms:modified", release)


def _contact(root: ET.Element, base: str, city: str, settings: Settings) -> None:
    contact = _thing(root, "vcard:Organization", f"{base}#kontakt")
    _text(contact, "vcard:fn", city)
    if settings.public_email:
        _links(contact, ("vcard:hasEmail", f"mailto:{settings.public_email}"))


def _period(root: ET.Element, base: str, months: tuple[str, str]) -> None:
    period = _thing(root, "dcterms:PeriodOfTime", f"{base}#period")
    for name, month in zip(("dcat:startDate", "dcat:endDate"), months, strict=True):
        kind = {_name("rdf:datatype"): f"{SPACES['xsd']}gYearMonth"}
        ET.SubElement(period, _name(name), kind).text = month


def _distribution(root: ET.Element, base: str, file: str) -> None:
    made = _thing(root, "dcat:Distribution", f"{base}#{file}")
    _text(made, "dcterms:title", file)
    _text(made, "dcterms:format", FORMATS[file])
    address = f"{base}{file}"
    _links(
        made, ("dcat:accessURL", address), ("dcat:downloadURL", address), ("dcterms:license", CC0)
    )


def _name(short: str) -> str:
    space, name = short.split(":")
    return f"{{{SPACES[space]}}}{name}"


def _thing(root: ET.Element, kind: str, about: str) -> ET.Element:
    return ET.SubElement(root, _name(kind), {_name("rdf:about"): about})


def _links(thing: ET.Element, *pairs: tuple[str, str]) -> None:
    for name, target in pairs:
        ET.SubElement(thing, _name(name), {_name("rdf:resource"): target})


def _text(thing: ET.Element, name: str, said: str) -> None:
    ET.SubElement(thing, _name(name)).text = said


def _texts(
    thing: ET.Element, name: str, source: str, words: tuple[Words, ...], **values: str
) -> None:
    for each in words:
        language = {"{http://www.w3.org/XML/1998/namespace}lang": each.language}
        ET.SubElement(thing, _name(name), language).text = each.text(source, **values)


def _day(thing: ET.Element, name: str, release: Release) -> None:
    kind = {_name("rdf:datatype"): f"{SPACES['xsd']}date"}
    ET.SubElement(thing, _name(name), kind).text = release.published.isoformat()


for _space, _address in SPACES.items():
    ET.register_namespace(_space, _address)
