"""The tables of releases: their steps, and the bytes that are let out."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the mapper reads the annotations
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from data.records.base import NAME, Base, Kept, choice, day, frozen, moment, written
from data.records.release import STATES
from geo.errors import N_

SHA256 = 64  # letters


class Releases(Kept, Base):
    """A release on its way out, and what became of it."""

    __tablename__ = "releases"
    state: Mapped[str] = choice(*STATES, needed=N_("Välj ett av alternativen."))
    name: Mapped[str] = written(NAME)
    intro: Mapped[str] = written()
    write_to: Mapped[str] = written(NAME)
    call: Mapped[str] = written(NAME)
    said_on: Mapped[dt.date | None] = day()
    coming: Mapped[dt.date | None] = day()
    digest: Mapped[str] = written(SHA256)
    made_from: Mapped[str] = written(NAME)
    audit: Mapped[Any] = frozen()
    proposed_by: Mapped[str] = written(NAME)
    proposed_at: Mapped[dt.datetime | None] = moment(optional=True)
    approved_by: Mapped[str] = written(NAME)
    approved_at: Mapped[dt.datetime | None] = moment(optional=True)
    published_at: Mapped[dt.datetime | None] = moment(optional=True)
    recalled_at: Mapped[dt.datetime | None] = moment(optional=True)
    reason: Mapped[str] = written()


class Drafts(Base):
    """What a release is made of, known by the digest of what will be public of it.

    ``files`` is a zip of the public files. ``inside`` is what the ledger grows by when they
    are let out; it holds exact counts and is never public.
    """

    __tablename__ = "drafts"
    digest: Mapped[str] = mapped_column(String(SHA256), primary_key=True)
    files: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
    inside: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
