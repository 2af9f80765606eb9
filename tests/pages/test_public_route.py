"""A draft is shown to publishers alone, in our own frame alone, byte for byte."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from data.records import drafts
from data.records.drafts import Draft
from pages.parts import access, public_route
from tests.pages.asgi import ask

PAGE = b'<!DOCTYPE html><html lang="en"><title>Streamlit</title><script>x</script>'
DRAFT = Draft({"index.html": PAGE, "brott.csv": b"a;5", "dcat.rdf": b"<rdf/>"}, b"secret 433")
SECRET = "right" * 8
ROLES = {"utgivare": ["Anna@exempel.se"], "analytiker": ["cy@exempel.se"]}


@pytest.fixture
def address(book):
    """Keep a draft and return where its page is."""
    drafts.keep(book, DRAFT)
    return public_route.address(DRAFT.digest)


@pytest.fixture
def login(monkeypatch):
    """Turn the login on."""
    monkeypatch.setattr(access, "login_configured", lambda: True)
    monkeypatch.setattr(access, "get_signing_secret", lambda: SECRET)
    monkeypatch.setattr(st, "secrets", {"roles": ROLES})


def cookie(secret=SECRET, **user):
    identity = json.dumps({"is_logged_in": True, **user})
    return f"_streamlit_user={create_signed_value(secret, '_streamlit_user', identity).decode()}"


def test_the_bytes_are_those_that_are_published(address):
    status, _, body = ask(address)
    assert (status, body) == (200, PAGE)
    assert ask(address.replace("index.html", "brott.csv"))[2] == b"a;5"
    rdf = ask(address.replace("index.html", "dcat.rdf"))
    assert rdf[1]["content-type"] == "application/rdf+xml"


def test_a_draft_runs_nothing_is_framed_by_us_alone_and_is_not_kept(address):
    given = ask(address)[1]
    rules = given["content-security-policy"].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'self'"} <= {*rules}
    assert not [rule for rule in rules if "script" in rule]
    assert given["x-frame-options"] == "SAMEORIGIN"
    assert given["cache-control"] == "no-store"


@pytest.mark.usefixtures("login")
@pytest.mark.parametrize(
    ("user", "status"),
    [
        ({"email": "anna@exempel.se"}, 200),
        ({"email": "ANNA@exempel.se"}, 200),
        ({"email": "anna@exempel.se", "email_verified": False}, 403),
        ({"email": "anna@exempel.se", "is_logged_in": False}, 403),
        ({"email": "anna@exempel.se", "secret": "wrong" * 8}, 403),
        ({"email": "cy@exempel.se"}, 403),
        ({"email": ""}, 403),
        ({}, 403),
    ],
)
def test_with_a_login_only_a_publisher_sees_a_draft(address, user, status):
    found, _, body = ask(address, cookie=cookie(**user))
    assert found == status
    assert (PAGE in body) is (status == 200)


@pytest.mark.usefixtures("login")
def test_a_stranger_is_told_what_to_do(address):
    status, _, body = ask(address)
    assert (status, "utgivare" in body.decode()) == (403, True)


@pytest.mark.parametrize("name", ["nothing.html", "inside", "%2e%2e"])
def test_what_is_not_in_the_draft_is_not_there(address, name):
    status, _, body = ask(address.replace("index.html", name))
    assert (status, b"433" in body) == (404, False)


def test_another_digest_is_no_draft(address):
    assert ask(address.replace(DRAFT.digest, "0" * 64))[0] == 404


def test_another_computer_sees_no_draft(address):
    assert ask(address, client="192.168.1.4")[0] == 403
