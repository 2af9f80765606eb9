"""Tables that no page sees: the state, the chain of changes, frozen maps, the chair's view."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the mapper reads the annotations

from sqlalchemy import Boolean, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from data.records.base import NAME, PAGE, Base, moment


class State(Base):
    """One row about all of it: its CRS, whether it is invented, and the end of the chain."""

    __tablename__ = "state"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    crs: Mapped[str | None] = mapped_column(String(NAME))
    demo: Mapped[bool | None] = mapped_column(Boolean)
    seed: Mapped[str] = mapped_column(String(64), nullable=False)
    events: Mapped[int] = mapped_column(Integer, nullable=False)
    head: Mapped[str] = mapped_column(String(64), nullable=False)


class Events(Base):
    """Every change, in order, each sealed with the one before; the database refuses others."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_row", "table", "row_id"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    table: Mapped[str] = mapped_column(String(40), nullable=False)
    row_id: Mapped[int] = mapped_column(Integer, nullable=False)
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    actor: Mapped[str] = mapped_column(String(NAME), nullable=False)
    at: Mapped[dt.datetime] = moment()
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text, nullable=False)
    previous: Mapped[str] = mapped_column(String(64), nullable=False)
    hash: Mapped[str] = mapped_column(String(64), nullable=False)


class Images(Base):
    """Frozen maps, known by the SHA-256 of their bytes and never changed."""

    __tablename__ = "images"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    png: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)


class Views(Base):
    """What the chair of a meeting looks at just now: a pointer, not a record, and no history."""

    __tablename__ = "views"
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id"), primary_key=True, autoincrement=False
    )
    query: Mapped[str] = mapped_column(String(PAGE), nullable=False)
    at: Mapped[dt.datetime] = moment()
