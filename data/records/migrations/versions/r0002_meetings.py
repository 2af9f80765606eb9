"""Meetings with items, decisions and frozen maps; notes on the signals of the weekly check."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"

TABLES = ("views", "signals", "decisions", "items", "images", "meetings")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _meetings()
    _images()
    _items()
    _decisions()
    _signals()
    _views()


def downgrade() -> None:
    """Drop the tables."""
    for name in TABLES:
        op.drop_table(name)


def _may(name: str, kind: Any, *more: Any, **options: Any) -> sa.Column[Any]:  # noqa: ANN401
    return sa.Column(name, kind, *more, **options)


def _needed(name: str, kind: Any) -> sa.Column[Any]:  # noqa: ANN401
    return sa.Column(name, kind, nullable=False)


def _words(name: str, longest: int = 8000) -> sa.Column[Any]:
    return _needed(name, sa.String(longest))


def _kept() -> list[sa.Column[Any]]:
    return [
        _may("id", sa.Integer(), primary_key=True),
        _needed("version", sa.Integer()),
        _needed("created_at", MOMENT),
        _needed("changed_at", MOMENT),
        _words("changed_by", 200),
        _needed("withdrawn", sa.Boolean()),
    ]


def _link(name: str, target: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(target), nullable=False, index=True)


def _meetings() -> None:
    op.create_table(
        "meetings",
        *_kept(),
        _needed("held_on", sa.Date()),
        _words("title", 200),
        _needed("participants", sa.JSON()),
        _words("status", 40),
    )


def _images() -> None:
    op.create_table(
        "images",
        _may("digest", sa.String(64), primary_key=True),
        _needed("png", sa.LargeBinary()),
    )


def _items() -> None:
    op.create_table(
        "items",
        *_kept(),
        _link("meeting_id", "meetings.id"),
        _words("section", 40),
        _needed("position", sa.Integer()),
        _words("content"),
        _words("query"),
        _words("data_version", 200),
        _may("known_on", sa.Date()),
        _may("figures", sa.JSON()),
        _may("image", sa.String(64), sa.ForeignKey("images.digest"), index=True),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        *_kept(),
        _link("item_id", "items.id"),
        _words("decision"),
        _words("responsible", 200),
        _may("deadline", sa.Date()),
        _words("status", 40),
        _words("outcome"),
    )


def _signals() -> None:
    op.create_table(
        "signals",
        *_kept(),
        _may("signal", sa.String(200), nullable=False, index=True),
        _words("kind", 40),
        _words("said"),
    )


def _views() -> None:
    op.create_table(
        "views",
        _may(
            "meeting_id", sa.Integer(), sa.ForeignKey("meetings.id"),
            primary_key=True, autoincrement=False,
        ),
        _words("query"),
        _needed("at", MOMENT),
    )  # fmt: skip
