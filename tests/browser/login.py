"""People who are logged in, without a provider: the secrets of a server and cookies it signed."""

from __future__ import annotations

import json

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

SECRET = "a secret of the tests, never used"
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1/oauth2callback"
cookie_secret = "{secret}"
client_id = "x"
client_secret = "x"
server_metadata_url = "http://127.0.0.1:1/"

[roles]
utgivare = {publishers}
"""


def allow(folder, *publishers):
    """Turn the login on in the home of a server, for some publishers."""
    path = folder / ".streamlit" / "secrets.toml"
    path.parent.mkdir()
    text = SECRETS.format(secret=SECRET, publishers=json.dumps(publishers))
    path.write_text(text, encoding="utf-8")


def enter(browser, address, email, **options):
    """Open a window of somebody who has logged in, or of nobody; return a page of it."""
    context = browser.new_context(locale="sv-SE", **options)
    if email:
        user = {"is_logged_in": True, "email": email, "origin": address}
        value = create_signed_value(SECRET, "_streamlit_user", json.dumps(user)).decode()
        cookie = {"name": "_streamlit_user", "value": value, "url": address, "sameSite": "Lax"}
        context.add_cookies([cookie])
    page = context.new_page()
    page.set_default_timeout(180_000)
    return page
