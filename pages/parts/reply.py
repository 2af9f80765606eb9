"""The way out of the server: every response gets its headers, a page its language."""

from __future__ import annotations

import html
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders

from data import settings
from data.speech import LOCALES, Words
from geo.errors import N_
from pages.parts import headers
from pages.parts.contents import ADDRESSES

if TYPE_CHECKING:
    from starlette.types import Message, Scope, Send

MISSING = N_("Sidan finns inte. Adressen kan vara felskriven, eller så har sidan bytt namn.")
BACK = N_("Till lägesbilden")
# What keeps the page's language true when the reader changes it; Swedish comes first.
FOLLOWS = f'<script src="/kit/map/page.js" data-languages="{" ".join(LOCALES)}"></script>'


def language(scope: Scope) -> str:
    """Return the language that the address asks for last: ``?lang=en``, otherwise Swedish."""
    query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    asked = query.get("lang", [""])[-1]
    return asked if asked in LOCALES else "sv"


def uncompressed(scope: Scope) -> Scope:
    """Ask for pages as plain text, so that they can be rewritten; files keep their gzip."""
    last = scope["path"].rsplit("/", 1)[-1]
    if "." in last and not last.endswith(".html"):
        return scope
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


def localised(page: bytes, lang: str) -> bytes:
    """Say in Streamlit's page which language it is in, and whose it is while it loads."""
    title = f"<title>Lägesbild {html.escape(settings.load().municipality)}</title>{FOLLOWS}"
    page = page.replace(b'<html lang="en">', f'<html lang="{lang}">'.encode(), 1)
    return page.replace(b"<title>Streamlit</title>", title.encode(), 1)


def missing(lang: str) -> bytes:
    """Write what stands at an address without a page, in place of Streamlit's English dialog."""
    said, name = Words(lang), html.escape(settings.load().municipality)
    page = (
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Lägesbild {name}</title>"
        '<body style="font: 1.25rem/1.5 sans-serif; margin: 4rem auto; max-width: 34rem; '
        'padding: 0 1rem; color: #1b2530; background: #fbfaf6">'
        f"<h1>Lägesbild {name}</h1><p>{html.escape(said.text(MISSING))}</p>"
        f'<p><a href="/" style="color: #164f6d">{html.escape(said.text(BACK))}</a></p>'
    )
    return page.encode()


class Reply:
    """Stands in for ASGI's ``send``: holds a page until it is whole, lets all else through."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.start: Message = {}
        self.page: list[bytes] | None = None

    async def __call__(self, message: Message) -> None:
        """Pass on one message of the response."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self.page is None:
            await self.send(message)
        else:
            self.page.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish(b"".join(self.page))

    async def _begin(self, message: Message) -> None:
        self.start = message
        sent = Headers(raw=message["headers"])
        is_html = sent.get("content-type", "").startswith("text/html")
        saved = sent.get("content-disposition", "").startswith("attachment")  # a file, as it is
        path = self.scope["path"]
        as_it_is = saved or "/component/" in path or path.startswith(headers.DRAFTS)
        is_page = is_html and not as_it_is
        if is_page and self.scope["method"] != "HEAD":
            self.page = []
        else:
            await self.send({**message, "headers": self._headers(b"")})

    async def _finish(self, page: bytes) -> None:
        lang = language(self.scope)
        if self.scope["path"].strip("/") in ADDRESSES or self.start["status"] != HTTPStatus.OK:
            page = localised(page, lang)
        else:
            self.start, page = {**self.start, "status": 404}, missing(lang)
        await self.send({**self.start, "headers": self._headers(page)})
        await self.send({"type": "http.response.body", "body": page})

    def _headers(self, page: bytes) -> list[tuple[bytes, bytes]]:
        path = self.scope["path"]
        sent = MutableHeaders(raw=list(self.start["headers"]))
        sent.update(headers.FIXED)
        sent["content-security-policy"] = headers.content_security_policy(path, page)
        sent["cache-control"] = headers.caching(path, sent.get("cache-control", ""))
        if self.scope["scheme"] == "https":
            sent["strict-transport-security"] = "max-age=31536000"
        if page:
            sent["content-length"] = str(len(page))
            del sent["etag"]
        return sent.raw
