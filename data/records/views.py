"""Frozen maps, and the view of a meeting's chair that others follow."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from data.records import check, engine
from data.records.base import PAGE
from data.records.change import fetch
from data.records.inner import Images, Views
from data.records.rows import Meeting
from geo.errors import UserError

if TYPE_CHECKING:
    from data.records.book import Book

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_IMAGE = 8_000_000


@dataclass(frozen=True)
class View:
    """What the chair of a meeting looks at: the query of its address, since ``at`` (UTC)."""

    query: str
    at: dt.datetime


def keep_image(book: Book, png: bytes) -> str:
    """Keep a frozen map and return what it is known by.

    Raises
    ------
    UserError
        If it is no PNG, or too large.
    """
    if not png.startswith(PNG) or len(png) > LARGEST_IMAGE:
        raise UserError("Kartbilden är för stor eller skadad. Frys vyn en gång till.")
    digest = hashlib.sha256(png).hexdigest()
    with engine.writing(book.engine) as connection:
        engine.queue(connection)
        if not connection.execute(select(Images.digest).where(Images.digest == digest)).first():
            connection.execute(insert(Images).values(digest=digest, png=png))
    return digest


def image(book: Book, digest: str) -> bytes:
    """Return a frozen map as PNG.

    Raises
    ------
    UserError
        If there is none, or it has changed since it was kept.
    """
    with engine.reading(book.engine) as connection:
        found = connection.execute(select(Images.png).where(Images.digest == digest)).scalar()
    if found is None or hashlib.sha256(found).hexdigest() != digest:
        raise UserError("Kartbilden saknas eller är skadad.")
    return bytes(found)


def show(book: Book, meeting_id: int, query: str) -> None:
    """Let those who follow a meeting see what its chair sees."""
    said, now = check.words(query, PAGE, "query"), dt.datetime.now(dt.UTC)
    with engine.writing(book.engine) as connection:
        engine.queue(connection)
        fetch(connection, Meeting, meeting_id)
        connection.execute(delete(Views).where(Views.meeting_id == meeting_id))
        connection.execute(insert(Views).values(meeting_id=meeting_id, query=said, at=now))


def shown(book: Book, meeting_id: int) -> View | None:
    """Return what the chair of a meeting sees, None before anything was shown."""
    asked = select(Views.query, Views.at).where(Views.meeting_id == meeting_id)
    with engine.reading(book.engine) as connection:
        found = connection.execute(asked).one_or_none()
    return None if found is None else View(*found)
