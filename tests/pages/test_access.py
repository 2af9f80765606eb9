"""The right a page asks for: everything on one's own computer, what the table says after login."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts import access

AUTH = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}


def _script(role):
    import streamlit as st

    from pages.parts import access

    access.require(role)
    st.title("inne")
    st.caption(access.notice())


@pytest.fixture
def run(monkeypatch):
    """Run a page that asks for a role, as a given person or as nobody."""

    def run(role, *, user=None, roles=None):
        app = AppTest.from_function(_script, args=(role,))
        if user is not None:
            app.secrets["auth"] = AUTH
            app.secrets["roles"] = roles or {}
            monkeypatch.setattr(st, "user", _User(user))
        return app.run()

    return run


class _User(dict):
    @property
    def is_logged_in(self):
        return bool(self)


@pytest.mark.parametrize("role", access.ROLES)
def test_without_login_everything_is_open_and_the_page_says_so(run, role):
    page = run(role)
    assert page.title[0].value == "inne"
    assert page.caption[0].value == access.NO_LOGIN


def test_with_a_login_a_stranger_sees_a_sentence_and_a_button(run):
    page = run("läsare", user={})
    assert not page.title
    assert page.info[0].value == access.LOG_IN
    assert page.button[0].label == access.BUTTON


@pytest.mark.parametrize(
    ("role", "inside"), [("läsare", True), ("analytiker", True), ("utgivare", False)]
)
def test_a_role_includes_those_before_it(run, role, inside):
    page = run(role, user={"email": "Anna@exempel.se"}, roles={"analytiker": ["anna@exempel.se"]})
    assert bool(page.title) is inside
    assert bool(page.error) is not inside


@pytest.mark.parametrize(
    "user",
    [
        {"email": "annan@exempel.se"},
        {"name": "utan adress"},
        {"email": "anna@exempel.se", "email_verified": False},
    ],
)
def test_whoever_the_table_does_not_know_has_no_role(run, user):
    page = run("läsare", user=user, roles={"utgivare": ["anna@exempel.se", ""]})
    assert not page.title
    assert "läsare" in page.error[0].value


def test_a_role_that_does_not_exist_is_a_mistake_in_the_page():
    with pytest.raises(ValueError, match="chef"):
        access.require("chef")
