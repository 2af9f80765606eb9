"""The description for data portals: RDF that rdflib reads, with all that DCAT-AP-SE asks for."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

from data.publish.dcat import CC0, FORMATS, dcat
from data.settings import Settings
from tests.geo.public.town import EN, SV, snapshot

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ADDRESS = "https://trygghet.kommunen.example/"
SETTINGS = Settings(public_address=ADDRESS, public_email="hej@kommunen.example")
ASKED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license,
                   DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint,
                   DCAT.distribution, DCAT.theme, DCTERMS.accessRights, DCAT.keyword),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license, DCTERMS.format),
    FOAF.Agent: (FOAF.name, DCTERMS.type),
    VCARD.Organization: (VCARD.fn, VCARD.hasEmail),
}  # fmt: skip


def written(settings=SETTINGS):
    return dcat(snapshot().release, "2021-01", settings, (SV, EN))


@pytest.fixture(scope="module")
def graph():
    return Graph().parse(data=written(), format="xml")


@pytest.mark.parametrize("kind", ASKED, ids=str)
def test_everything_has_what_the_profile_asks_for(graph, kind):
    things = list(graph.subjects(RDF.type, kind))
    assert things
    for thing in things:
        for asked in ASKED[kind]:
            assert list(graph.objects(thing, asked)), (thing, asked)


def test_addresses_are_absolute_and_no_node_is_blank(graph):
    for triple in graph:
        for node in triple:
            assert not isinstance(node, BNode)
            assert not isinstance(node, URIRef) or urlsplit(node).scheme, node


def test_every_file_of_numbers_can_be_had(graph):
    found = {str(each) for each in graph.objects(None, DCAT.downloadURL)}
    assert found == {f"{ADDRESS}latest/{file}" for file in FORMATS}
    assert set(graph.objects(None, DCTERMS.license)) == {URIRef(CC0)}


def test_it_is_said_in_both_languages(graph):
    data = next(graph.subjects(RDF.type, DCAT.Dataset))
    titles = {title.language: str(title) for title in graph.objects(data, DCTERMS.title)}
    assert titles == {
        "sv": "Anmälda brott och upplevd trygghet per område",
        "en": "Reported offences and perceived safety by district",
    }
    ends = [next(graph.objects(None, each)) for each in (DCAT.startDate, DCAT.endDate)]
    assert [str(end) for end in ends] == ["2021-01", "2026-10"]
    modified = set(graph.objects(data, DCTERMS.modified))
    assert modified == {Literal("2026-11-27", datatype=XSD.date)}


def test_without_an_address_it_is_relative_to_where_it_lies():
    relative = Graph().parse(
        data=written(Settings()), format="xml", publicID=f"{ADDRESS}latest/dcat.rdf"
    )
    found = {str(each) for each in relative.objects(None, DCAT.downloadURL)}
    assert found == {f"{ADDRESS}latest/{file}" for file in FORMATS}
    assert not list(relative.objects(None, VCARD.hasEmail))


def test_the_same_release_is_the_same_bytes():
    releases = [snapshot().release for _ in range(2)]  # to make one takes longer than to write it
    made = [dcat(release, "2021-01", SETTINGS, (SV, EN)) for release in releases * 50]
    assert len(set(made)) == 1
