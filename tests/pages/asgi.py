"""One request at a time, straight into the ASGI app that stands in front of Streamlit."""

import asyncio

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Mount, Route, WebSocketRoute

from pages.parts import server

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
        "headers": [
            (k.replace("_", "-").lower().encode(), v.encode()) for k, v in sent.items() if v
        ],
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
