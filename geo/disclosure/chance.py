"""Chance that can be repeated by who has the secret and foreseen by nobody else."""

from __future__ import annotations

import hmac

_BITS = 53  # of a float


def uniform(secret: bytes, *parts: str) -> float:
    """Return a number in [0, 1) that belongs to a name: HMAC-SHA256 of its parts.

    Raises
    ------
    ValueError
        If the secret is shorter than 16 bytes: it could be guessed.
    """
    if len(secret) < 16:  # noqa: PLR2004 - 128 bits
        raise ValueError("the secret has fewer than 16 bytes")
    name = "\x1f".join(parts).encode()
    digest = hmac.digest(secret, name, "sha256")
    number: float = (int.from_bytes(digest[:8], "big") >> (64 - _BITS)) / 2**_BITS
    return number
