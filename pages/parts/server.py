"""What the server serves beside Streamlit, and when it must not start at all.

Leaflet and jQuery come from Python packages and our own map code from
``static/``, so that no page asks a foreign host for anything.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import jquery, leaflet

from geo.errors import N_
from pages.parts import guard, live, mapdata, public_route

if TYPE_CHECKING:
    from starlette.requests import Request

KIT: dict[str, Path] = {
    "leaflet": Path(leaflet.BASE_DIR),
    "jquery": Path(jquery.BASE_DIR),
    "map": Path(__file__).parent / "static",
}
# Without an icon of our own the browser asks a foreign host for that of the page in the menu.
ICON = KIT["map"] / "icon.svg"
EXPOSED = N_(
    "Lägesbilden startar inte: den innehåller riktiga uppgifter, inloggning är inte påslagen "
    "och servern skulle svara på adressen {address}. Slå på inloggning, eller låt servern "
    "svara bara på den egna datorn med --server.address 127.0.0.1."
)


@cache
def kit(folder: str) -> str:
    """Return the address of a library folder: ``kit("leaflet") + "/leaflet.css"``.

    The address has the hash of the folder's files in it: a browser keeps them
    for good and yet never uses an old one. It is part of the path, not a query,
    because Leaflet finds its images from the address of its style sheet.
    """
    digest = hashlib.sha256()
    for file in sorted(path for path in KIT[folder].rglob("*") if path.is_file()):
        digest.update(file.name.encode() + file.read_bytes())
    return f"/kit/{folder}/v-{digest.hexdigest()[:12]}"


def districts(request: Request) -> Response:
    """Serve the script that holds the districts of one version, 404 if there is no such."""
    script = mapdata.script(request.path_params["version"])
    if script is None:
        return PlainTextResponse("", 404)
    held = {"cache-control": "private, max-age=31536000, immutable"}
    return Response(script, media_type="text/javascript", headers=held)


def routes() -> list[BaseRoute]:
    """Return what is served beside Streamlit's own routes."""
    mounts = [
        Mount(address, StaticFiles(directory=folder, check_dir=False))
        for name, folder in KIT.items()
        for address in (kit(name), f"/kit/{name}")
    ]
    return [
        Route("/kit/districts/{version}.js", districts),
        Route(live.ROUTE, live.painted),
        Route(public_route.ROUTE, public_route.file),
        *mounts,
    ]


def middleware() -> list[Middleware]:
    """Return what stands in front of every route."""
    return [Middleware(guard.Guard)]


def refusal(address: str | None, *, real: bool, login: bool) -> str | None:
    """Return why the server must not start, or None when it may.

    Parameters
    ----------
    address
        What ``server.address`` says; None or "" listens on every address.
    real
        Whether the store holds anything but demo data.
    login
        Whether a login is configured.
    """
    if login or not real or guard.is_loopback(address or ""):
        return None
    return EXPOSED.format(address=address or "0.0.0.0")  # noqa: S104 - names what is refused
