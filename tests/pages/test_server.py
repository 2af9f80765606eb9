"""The doors of the server: who is answered, with which headers, and when it does not start."""

import asyncio
import base64
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Mount, Route, WebSocketRoute
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.parts import access, guard, headers, server

SCRIPT = "window.x = 1"
PAGE = f'<html lang="en"><title>Streamlit</title><script>{SCRIPT}</script>å</html>'


async def _page(_request):
    return HTMLResponse(PAGE, headers={"cache-control": "no-cache"})


async def _socket(websocket):
    await websocket.accept()
    await websocket.close()


APP = Starlette(
    routes=[
        *server.routes(),
        Route("/_stcore/{rest:path}", lambda _request: JSONResponse({})),
        Route("/media/{rest:path}", lambda _request: JSONResponse({})),
        Route("/static/{rest:path}", lambda _request: JSONResponse({})),
        Mount("/component", Starlette(routes=[Route("/{rest:path}", _page)])),
        WebSocketRoute("/_stcore/stream", _socket),
        Route("/{rest:path}", _page),
    ],
    middleware=server.middleware(),
)


def ask(path="/", *, client="127.0.0.1", kind="http", scheme="http", **sent):
    """Send one request straight into the ASGI app; return status, headers and body."""
    sent = {"host": "localhost:8501", **sent}
    path, _, query = path.partition("?")
    scope = {
        "type": kind,
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": "GET",
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "client": (client, 5),
        "server": ("127.0.0.1", 8501),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in sent.items() if v],
        "subprotocols": [],
    }
    messages = []
    waiting = [{"type": "websocket.connect" if kind == "websocket" else "http.request"}]

    async def receive():
        return waiting.pop() if waiting else await asyncio.Event().wait()

    async def send(message):
        messages.append(message)

    asyncio.run(APP(scope, receive, send))
    if kind == "websocket":
        return messages[0]["type"]
    given = {k.decode(): v.decode("latin-1") for k, v in messages[0]["headers"]}
    return messages[0]["status"], given, b"".join(m.get("body", b"") for m in messages[1:])


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
    ],
)
def test_a_foreign_name_pointed_at_this_computer_is_refused(host):
    status, _, body = ask(host=host)
    assert status == 403
    assert body.decode() == guard.ONLY_HERE


@pytest.mark.parametrize("client", ["192.168.1.4", "10.0.0.1", "2001:db8::1", ""])
def test_another_computer_is_refused_whatever_host_it_names(client):
    assert ask(client=client)[0] == 403


@pytest.mark.parametrize("name", ["x_forwarded_for", "x_real_ip", "forwarded", "via"])
def test_what_a_proxy_forwards_is_not_from_this_computer(name):
    assert ask(**{name: "127.0.0.1"})[0] == 403


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


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/metrics", "/component/a/index.html"]
)
def test_every_answer_has_the_headers(path):
    given = ask(path)[1]
    assert given.items() >= headers.FIXED.items()
    assert "frame-ancestors 'self'" in given["content-security-policy"]
    assert "strict-transport-security" not in given


def test_tls_is_remembered():
    assert int(ask("/", scheme="https")[1]["strict-transport-security"].split("=")[1]) > 1e7


def test_a_page_runs_no_inline_script_but_its_own():
    policy = ask("/")[1]["content-security-policy"]
    script = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert script == f"script-src 'self' 'sha256-{digest}'"


def test_only_a_component_may_eval():
    assert "'unsafe-eval'" in ask("/component/a/index.html")[1]["content-security-policy"]
    assert "unsafe-eval" not in ask("/a/b")[1]["content-security-policy"]


def test_no_policy_names_a_foreign_host():
    assert "//" not in headers.content_security_policy("/component/x")


def test_the_tile_host_is_allowed_where_the_map_is_and_nowhere_else(monkeypatch, tmp_path):
    file = tmp_path / "s.toml"
    file.write_text('tile_url = "https://{s}.tiles.example/{z}/{x}/{y}.png"', encoding="utf-8")
    monkeypatch.setenv("LAGESBILD_SETTINGS", str(file))
    rules = headers.content_security_policy("/component/x").split("; ")
    assert [rule for rule in rules if "//" in rule] == [
        "img-src 'self' data: blob: https://*.tiles.example"
    ]
    assert "//" not in headers.content_security_policy("/")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/", "no-store"),
        ("/trends", "no-store"),
        ("/media/abc.csv", "no-store"),
        ("/_stcore/health", "no-store"),
        ("/kit/leaflet/leaflet.js", "no-cache"),
    ],
)
def test_nothing_that_shows_data_is_kept(path, kept):
    assert ask(path)[1]["cache-control"] == kept


@pytest.mark.parametrize(
    "file",
    [("leaflet", "leaflet.js"), ("leaflet", "leaflet.css"), ("jquery", "jquery.min.js")],
)
def test_libraries_are_served_from_here_and_kept_for_good(file):
    folder, name = file
    status, given, body = ask(f"{server.kit(folder)}/{name}")
    assert status == 200
    assert "immutable" in given["cache-control"]
    assert body == (server.KIT[folder] / name).read_bytes()


def test_a_library_address_changes_with_its_files(monkeypatch, tmp_path):
    monkeypatch.setitem(server.KIT, "x", tmp_path)
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    first = server.kit("x")
    server.kit.cache_clear()
    (tmp_path / "a.js").write_text("2", encoding="utf-8")
    assert server.kit("x") != first
    server.kit.cache_clear()


@pytest.mark.parametrize("path", ["/kit/leaflet/../__init__.py", "/kit/map/../server.py"])
def test_a_library_folder_has_no_way_up(path):
    assert ask(path)[0] == 404


@pytest.mark.parametrize(
    ("query", "lang"), [("", "sv"), ("?lang=en", "en"), ("?lang=sv", "sv"), ('?lang="><b>', "sv")]
)
def test_a_page_says_which_language_it_is_in(query, lang):
    _, given, body = ask(f"/trends{query}", accept_encoding="gzip")
    assert body.decode().startswith(f'<html lang="{lang}"><title>Lägesbild Växjö</title>')
    assert int(given["content-length"]) == len(body)


def test_a_component_is_left_as_it_is():
    assert ask("/component/a/index.html")[2].decode() == PAGE


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


@pytest.mark.parametrize(
    ("address", "real", "with_login", "starts"),
    [
        ("127.0.0.1", True, False, True),
        ("localhost", True, False, True),
        ("::1", True, False, True),
        (None, True, False, False),
        ("0.0.0.0", True, False, False),
        ("lagesbild.example", True, False, False),
        ("0.0.0.0", False, False, True),
        ("0.0.0.0", True, True, True),
    ],
)
def test_real_data_without_login_is_never_offered_to_others(address, real, with_login, starts):
    assert (server.refusal(address, real=real, login=with_login) is None) is starts


REAL = """
import runpy, sys
from data.store import Store
Store.is_demo = Store.is_empty = property(lambda store: False)
runpy.run_path(sys.argv[1])
"""


@pytest.mark.parametrize(("address", "starts"), [("127.0.0.1", True), ("0.0.0.0", False)])
def test_the_dashboard_itself_refuses_to_start(tmp_path, address, starts):
    root = Path(__file__).parents[2]
    (tmp_path / ".streamlit").mkdir()
    config = tmp_path / ".streamlit" / "config.toml"
    config.write_text(f'[server]\naddress = "{address}"', encoding="utf-8")
    place = {"LAGESBILD_DATA": str(tmp_path), "PYTHONPATH": str(root), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", REAL, str(root / "dashboard.py")],
        cwd=tmp_path,
        env={**os.environ, **place, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode == 0) is starts, done.stderr
    assert ("riktiga uppgifter" in done.stderr) is not starts
