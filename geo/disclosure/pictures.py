"""What an image carries beside its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
PNG_PICTURE = {b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"IEND"}
JPEG_PICTURE = {0xC0, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0}  # frames, tables, restarts, JFIF
JPEG_SCAN, MARK = 0xDA, 0xFF
TOLD = "the image carries more than its picture"


def beside_the_picture(content: bytes) -> str:
    """Say what is wrong with an image; "" if it has nothing but its picture.

    Parameters
    ----------
    content
        Of a file. Only PNG and JPEG can be looked into.
    """
    if content.startswith(PNG):
        return "" if set(_chunks(content)) <= PNG_PICTURE else TOLD
    if content.startswith(JPEG):
        return "" if set(_segments(content)) <= JPEG_PICTURE else TOLD
    return "a kind of file that cannot be looked into"


def _chunks(content: bytes) -> Iterator[bytes]:
    """Kinds of the chunks of a PNG; what follows the last one counts as a chunk."""
    at = len(PNG)
    while at < len(content):
        size, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        yield kind
        at += size + 12
        if kind == b"IEND" and at != len(content):
            yield content[at:]
            return


def _segments(content: bytes) -> Iterator[int]:
    """Kinds of the segments of a JPEG before its scan; what follows its end is one too."""
    at = len(JPEG)
    while at + 4 <= len(content) and content[at] == MARK and content[at + 1] != JPEG_SCAN:
        yield content[at + 1]
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    if not content.endswith(b"\xff\xd9"):
        yield MARK
