"""Who may do what: the right a page asks for before it shows anything.

Without a login only this computer is answered (see ``guard.py``), and whoever
sits at it has every role. With ``[auth]`` in the secrets a person has the
roles that the table ``[roles]`` gives their address, and none otherwise::

    [roles]
    läsare = ["namn@exempel.se"]
    utgivare = ["annan@exempel.se"]

A role includes those before it.
"""

from __future__ import annotations

import json
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks, get_signing_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from geo.errors import N_
from pages.parts.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES = ("läsare", "analytiker", "utgivare")
PUBLISHER = ROLES[-1]

NO_LOGIN = N_(
    "Inloggning är inte påslagen. Därför går lägesbilden bara att öppna på den här datorn, "
    "och alla som använder datorn har full behörighet."
)
LOG_IN = N_("Logga in för att se lägesbilden.")
BUTTON = N_("Logga in")
DENIED = N_(
    "Sidan kräver behörigheten {role}, som {name} saknar. Be den som ansvarar för lägesbilden "
    "om den."
)


def login_configured() -> bool:
    """Tell whether the secrets have an ``[auth]`` section."""
    return st.secrets.load_if_toml_exists() and bool(st.secrets.get("auth"))


def roles() -> frozenset[str]:
    """Return the roles of whoever is looking."""
    if not login_configured():
        return frozenset(ROLES)
    return _held(st.user) if st.user.is_logged_in else frozenset()


def _held(user: Mapping[Any, Any]) -> frozenset[str]:
    """Return the roles of a person who has logged in."""
    if user.get("email_verified") is False:
        return frozenset()
    email = str(user.get("email", "")).casefold()
    table = st.secrets.get("roles", {})
    held = [i for i, role in enumerate(ROLES) if email in map(str.casefold, table.get(role, []))]
    return frozenset(ROLES[: max(held) + 1]) if email and held else frozenset()


def require(role: str) -> None:
    """Stop the page, with a sentence and the way forward, unless the reader has a role.

    Raises
    ------
    ValueError
        If there is no such role: a page that asks for one would be open to nobody.
    """
    if role not in ROLES:
        raise ValueError(role)
    if role in roles():
        return
    if st.user.is_logged_in:
        st.error(_(DENIED, role=role, name=st.user.get("email") or _("den här inloggningen")))
    else:
        st.info(_(LOG_IN))
        st.button(_(BUTTON), type="primary", on_click=st.login)
    st.stop()


def name() -> str:
    """Return who is looking, "" without a login."""
    return str(st.user.get("email", "")) if login_configured() else ""


def notice() -> str:
    """Return the sentence every page shows while there is no login, otherwise ""."""
    return "" if login_configured() else _(NO_LOGIN)


def is_known(cookie: str) -> bool:
    """Tell whether a Cookie header carries an identity that Streamlit's login signed."""
    return _identity(cookie).get("is_logged_in") is True


def holds(cookie: str, role: str) -> bool:
    """Tell whether who a Cookie header is of has a role."""
    return is_known(cookie) and role in _held(_identity(cookie))


def _identity(cookie: str) -> dict[str, Any]:
    secret = get_signing_secret()
    try:
        cookies = SimpleCookie(cookie)
    except CookieError:
        return {}

    def signed(name: str) -> bytes | None:
        value = cookies[name].value.encode("latin-1") if name in cookies else None
        return decode_signed_value(secret, name, value) if value and secret else None

    identity = get_cookie_with_chunks(signed, "_streamlit_user")
    return dict(json.loads(identity)) if identity else {}
