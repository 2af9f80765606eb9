"""What every answer says to the browser: what it may run, keep, show and to whom."""

import base64
import hashlib

import pytest

from pages.parts import headers
from tests.pages.asgi import PAGE, SCRIPT, ask


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
    ("query", "lang"),
    [
        ("", "sv"),
        ("?lang=en", "en"),
        ("?lang=sv", "sv"),
        ('?lang="><b>', "sv"),
        ("?lang=xx", "sv"),
        ("?lang=", "sv"),
        ("?lang", "sv"),
        ("?lang=%00", "sv"),
        ("?lang=%ff", "sv"),
        ("?lang[]=en", "sv"),
        ("?lang=../../en", "sv"),
        ("?lang=" + "x" * 100_000, "sv"),
        ("?lang=en&lang=xx", "sv"),
        ("?lang=en&lang=", "sv"),
        ("?lang=xx&lang=en", "en"),
    ],
)
def test_a_page_says_which_language_it_is_in(query, lang):
    _, given, body = ask(f"/metod{query}", accept_encoding="gzip")
    assert body.decode().startswith(f'<html lang="{lang}"><title>Lägesbild Växjö</title>')
    assert 'src="/kit/map/page.js" data-languages="sv en"' in body.decode()
    assert int(given["content-length"]) == len(body)


@pytest.mark.parametrize(("query", "back"), [("", "Till lägesbilden"), ("?lang=en", "To the")])
def test_an_address_without_a_page_says_so_and_shows_the_way(query, back):
    status, given, body = ask(f"/finns-inte{query}")
    assert status == 404
    assert f'<a href="/" style="color: #164f6d">{back}' in body.decode()
    assert int(given["content-length"]) == len(body)


def test_a_component_is_left_as_it_is():
    assert ask("/component/a/index.html")[2].decode() == PAGE
