"""Response headers: what a browser may do with what we send it.

Streamlit's own documents run without inline scripts but for the one it ships,
which is allowed by its hash. Only a component's frame (the map) may use inline
scripts and ``eval``: streamlit-folium cannot do without. No foreign host is
ever allowed, but that of the tiles, where the settings name one.
"""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import urlsplit

from data import settings

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_HASHED = re.compile(r"/kit/\w+/v-")
DRAFTS = "/utkast/"  # the public page before it is public, byte for byte
_LIBRARY = ("/static/", "/kit/", "/component/", "/bidi-components/")

# What a draft may do is what it may do when it is public: nothing but show itself.
DRAFT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-downloads"
)
FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
}


def tile_host() -> str:
    """Return the source expression of the tile server in the settings, "" without one."""
    url = urlsplit(settings.load().tile_url.replace("{s}", "*"))
    return f"{url.scheme}://{url.netloc}" if url.scheme in {"http", "https"} else ""


def content_security_policy(path: str, body: bytes = b"") -> str:
    """Write the policy of one response.

    Parameters
    ----------
    path
        Path of the request.
    body
        The HTML sent, whose inline scripts are allowed by their hash.
    """
    if path.startswith(DRAFTS):
        return DRAFT_POLICY
    framed = "/component/" in path
    hashes = [base64.b64encode(hashlib.sha256(s).digest()).decode() for s in _INLINE.findall(body)]
    scripts = ["'unsafe-inline'", "'unsafe-eval'"] if framed else [f"'sha256-{h}'" for h in hashes]
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *scripts]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {tile_host() if framed else ''}".strip(),
        "font-src": "'self' data:",
        "media-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def caching(path: str, given: str) -> str:
    """Say how long a response may be kept: nothing that shows data is kept at all.

    Parameters
    ----------
    path
        Of the request; that of a library file may have the file's hash in it.
    given
        The Cache-Control the response already had.
    """
    if not any(part in path for part in _LIBRARY):
        return "no-store"
    if _HASHED.match(path):
        return "public, max-age=31536000, immutable"
    return given or "no-cache"
