"""The ASGI middleware in front of Streamlit: who is answered, and with what headers.

Without a login the server answers only this computer. Two checks are needed:
the client's address, and the Host header, since a foreign web page can point
its own name at 127.0.0.1 (DNS rebinding). A request that a proxy has forwarded
is not from this computer, whatever its address says.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from geo.errors import N_
from pages.parts import access, headers, reply
from pages.parts.words import Words

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

ONLY_HERE = N_(
    "Så länge inloggning inte är påslagen går lägesbilden bara att öppna på datorn där den "
    "körs. Öppna den där, eller be den som sköter servern att slå på inloggning."
)
LOG_IN = N_("Du behöver logga in för att hämta filen. Öppna lägesbilden och logga in där.")
DRAFT = N_(
    "Utkast till den publika sidan visas bara för den som har behörigheten utgivare. Öppna "
    "lägesbilden och logga in där."
)
CLOSED = N_("Adressen är inte tillgänglig.")

# host-config stays open: Streamlit never connects without it. It holds no data.
_SHUT = re.compile(r"/_stcore/(agent|metrics|script-health-check)(/|$)")
_PERSONAL = re.compile(r"/(media|_stcore/upload_file)/|/kit/districts/")
_UNPUBLISHED = re.compile(headers.DRAFTS)
_HOST = re.compile(r"(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
# What proxies, balancers and delivery networks add; no browser sends any of it by itself.
_FORWARDED = re.compile(
    r"forwarded|via|cdn-loop|x-(?:host|scheme)"
    r"|x-(?:forwarded|original|envoy|proxy|arr|azure|amzn?|appengine)(?:-.+)?"
    r"|(?:proxy|cf|cloudfront|fastly|fly|akamai)-.+"
    r"|(?:.+-)?(?:client|connecting|real|remote|originating|proxyuser)-?(?:ip|addr|host|port)"
)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address means this computer."""
    name = host.lower().rstrip(".").strip("[]")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost"
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _parts(url: str) -> SplitResult:
    """Take an address apart; one that is no address has no parts."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _is_here(scope: Scope, sent: Headers) -> bool:
    named = [_HOST.fullmatch(host) for host in sent.getlist("host")]
    client = (scope.get("client") or ("", 0))[0]
    if len(named) != 1 or any(_FORWARDED.fullmatch(name) for name in sent):
        return False
    return is_loopback(client) and named[0] is not None and is_loopback(named[0][1])


def refusal(scope: Scope) -> tuple[int, str] | None:
    """Return status and sentence when a request must not be answered, otherwise None."""
    sent = Headers(scope=scope)
    path = scope["path"]
    login = access.login_configured()
    if not (login or _is_here(scope, sent)):
        return 403, ONLY_HERE
    # Streamlit lets a socket without Origin in, and one from any port of localhost.
    if scope["type"] == "websocket" and _parts(sent.get("origin", "")).netloc != sent.get("host"):
        return 403, CLOSED
    if _SHUT.search(path):
        return 404, CLOSED
    if login and _PERSONAL.search(path) and not access.is_known(sent.get("cookie", "")):
        return 403, LOG_IN
    if login and _UNPUBLISHED.match(path):
        return None if access.holds(sent.get("cookie", ""), access.PUBLISHER) else (403, DRAFT)
    return None


class Guard:
    """ASGI middleware that refuses, adds headers and sets the language of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        refused = refusal(scope)
        if scope["type"] == "websocket":
            if refused:
                await send({"type": "websocket.close", "code": 1008, "reason": ""})
            else:
                await self.app(scope, receive, send)
            return
        app = self.app
        if refused:
            status, sentence = refused
            app = PlainTextResponse(Words(reply.language(scope)).text(sentence), status)
        await app(reply.uncompressed(scope), receive, reply.Reply(scope, send))
