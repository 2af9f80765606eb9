"""A draft of the public page as the browser is given it: the very bytes that are approved.

Who may ask is decided in ``guard.py``, what the browser may do with it in ``headers.py``.
"""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from data.records import drafts
from geo.errors import N_, UserError
from pages.parts import cached, headers, reply
from pages.parts.words import Words

if TYPE_CHECKING:
    from starlette.requests import Request

ROUTE = headers.DRAFTS + "{digest}/{name}"
INDEX = "index.html"
MISSING = N_("Det här finns inte i utkastet. När sidan är publicerad leder länken rätt.")
RDF = "application/rdf+xml"


def address(digest: str) -> str:
    """Return where the page of a draft is."""
    return ROUTE.format(digest=digest, name=INDEX)


def file(request: Request) -> Response:
    """Serve one file of a draft."""
    name = request.path_params["name"]
    try:
        content = drafts.get(cached.book(), request.path_params["digest"]).files.get(name)
    except UserError as problem:
        return PlainTextResponse(Words(reply.language(request.scope)).error(problem), 404)
    if content is None:
        return PlainTextResponse(Words(reply.language(request.scope)).text(MISSING), 404)
    kind = RDF if name.endswith(".rdf") else mimetypes.guess_type(name)[0]
    return Response(content, media_type=kind or "application/octet-stream")
