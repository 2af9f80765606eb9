"""Who is answered: this computer only, until there is a login, and then who is known."""

import json

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.parts import access, guard
from tests.pages.asgi import ask


@pytest.fixture
def login(monkeypatch):
    monkeypatch.setattr(access, "login_configured", lambda: True)


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_this_computer_is_answered(host):
    assert ask(host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "192.168.1.4:8501",
        "127.0.0.1.nip.io",
        "",
        "[:",
        "0",
        "localhost:",
        "localhost:x",
        "localhost:٨٠",
        "localhost:8501:1",
        "localhost:123456",
        "evil.example@localhost",
        "localhost/evil.example",
        "localhost?evil.example",
        "localhost#evil.example",
        "localhost\\evil.example",
        " localhost",
        "localhost, evil.example",
        "[::1",
        "::1",
        "[::1]x",
        "[::1%25lo]:8501",
    ],
)
def test_a_foreign_name_pointed_at_this_computer_is_refused(host):
    status, _, body = ask(host=host)
    assert status == 403
    assert body.decode() == guard.ONLY_HERE


@pytest.mark.parametrize("client", ["192.168.1.4", "10.0.0.1", "2001:db8::1", ""])
def test_another_computer_is_refused_whatever_host_it_names(client):
    assert ask(client=client)[0] == 403


def test_a_request_that_names_two_hosts_is_refused():
    assert ask(host="localhost:8501", Host="evil.example")[0] == 403
    assert ask(host="evil.example", Host="localhost:8501")[0] == 403


PROXIES = """
    Forwarded Via CDN-Loop X-Forwarded X-Forwarded-For X-Forwarded-Host X-Forwarded-Proto
    X-Forwarded-Server X-Forwarded-Port X-Forwarded-By X-Forwarded-Prefix X-Forwarded-Ssl
    X-Forwarded-Client-Cert X-Original-Forwarded-For X-Original-Host X-Original-URL X-Real-IP
    X-RealIP X-Client-IP Client-IP True-Client-IP X-Cluster-Client-IP X-ProxyUser-Ip X-Remote-IP
    X-Remote-Addr X-Originating-IP X-Host X-Scheme X-Proxy-Id Proxy-Connection CF-Connecting-IP
    CF-Connecting-IPv6 CF-Ray CF-Visitor Fastly-Client-IP Fly-Client-IP Akamai-Origin-Hop
    CloudFront-Viewer-Address X-Azure-ClientIP X-AppEngine-User-IP X-Amzn-Trace-Id X-Arr-Ssl
    X-Envoy-External-Address DO-Connecting-IP
    """
BROWSER = """
    Accept Accept-Encoding Accept-Language Cache-Control Connection Content-Length Content-Type
    Cookie DNT If-Modified-Since If-None-Match Origin Pragma Priority Range Referer Sec-CH-UA
    Sec-Fetch-Dest Sec-Fetch-Mode Sec-Fetch-Site Sec-Fetch-User Sec-GPC Sec-WebSocket-Key TE
    Upgrade Upgrade-Insecure-Requests User-Agent X-Requested-With X-XSRFToken
    """


@pytest.mark.parametrize("name", PROXIES.split())
def test_what_a_proxy_forwards_is_not_from_this_computer(name):
    assert ask(**{name.replace("-", "_"): "127.0.0.1"})[0] == 403


def test_what_a_browser_sends_is_from_this_computer():
    assert ask(**{name.replace("-", "_"): "1" for name in BROWSER.split()})[0] == 200


@pytest.mark.usefixtures("login")
def test_with_a_login_other_computers_are_answered():
    assert ask(client="192.168.1.4", host="lagesbild.example")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/mcp",
        "/page/_stcore/agent/x",
        "/_stcore/script-health-check",
    ],
)
def test_the_doors_of_machines_are_closed(path):
    assert ask(path)[0] == 404


def test_health_and_host_config_stay_open():
    assert ask("/_stcore/health")[0] == ask("/_stcore/host-config")[0] == 200


@pytest.mark.parametrize(
    ("origin", "answer"),
    [
        ("http://localhost:8501", "websocket.accept"),
        ("", "websocket.close"),
        ("null", "websocket.close"),
        ("http://[", "websocket.close"),
        ("http://evil.example", "websocket.close"),
        ("http://localhost:9999", "websocket.close"),
    ],
)
def test_a_socket_needs_our_own_origin(origin, answer):
    assert ask("/_stcore/stream", kind="websocket", origin=origin) == answer


def test_a_socket_from_another_computer_is_refused():
    answer = ask(
        "/_stcore/stream", kind="websocket", origin="http://localhost:8501", client="10.0.0.1"
    )
    assert answer == "websocket.close"


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize(
    "path", ["/media/a.csv", "/_stcore/upload_file/s/f", "/kit/districts/x.js"]
)
def test_with_a_login_a_stranger_gets_no_file(path):
    assert ask(path)[0] == 403


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize(
    ("secret", "logged_in", "status"),
    [("right" * 8, True, 200), ("right" * 8, False, 403), ("wrong" * 8, True, 403)],
)
def test_with_a_login_a_signed_identity_gets_the_file(monkeypatch, secret, logged_in, status):
    monkeypatch.setattr(access, "get_signing_secret", lambda: "right" * 8)
    identity = json.dumps({"is_logged_in": logged_in})
    value = create_signed_value(secret, "_streamlit_user", identity).decode()
    assert ask("/media/a.csv", cookie=f"_streamlit_user={value}")[0] == status
