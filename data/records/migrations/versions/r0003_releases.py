"""Releases of the public page, and the bytes that are let out."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"

TABLES = ("drafts", "releases")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "releases",
        _may("id", sa.Integer(), primary_key=True),
        _needed("version", sa.Integer()),
        _needed("created_at", MOMENT),
        _needed("changed_at", MOMENT),
        _words("changed_by"),
        _needed("withdrawn", sa.Boolean()),
        _words("state", 40),
        _words("name"),
        _words("intro", 8000),
        _words("write_to"),
        _words("call"),
        _may("said_on", sa.Date()),
        _may("coming", sa.Date()),
        _words("digest", 64),
        _words("made_from"),
        _may("audit", sa.JSON()),
        _words("proposed_by"),
        _may("proposed_at", MOMENT),
        _words("approved_by"),
        _may("approved_at", MOMENT),
        _may("published_at", MOMENT),
        _may("recalled_at", MOMENT),
        _words("reason", 8000),
    )
    op.create_table(
        "drafts",
        _may("digest", sa.String(64), primary_key=True),
        _needed("files", sa.LargeBinary()),
        _needed("inside", sa.LargeBinary()),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in TABLES:
        op.drop_table(name)


def _may(name: str, kind: Any, **options: Any) -> sa.Column[Any]:  # noqa: ANN401
    return sa.Column(name, kind, **options)


def _needed(name: str, kind: Any) -> sa.Column[Any]:  # noqa: ANN401
    return sa.Column(name, kind, nullable=False)


def _words(name: str, longest: int = 200) -> sa.Column[Any]:
    return _needed(name, sa.String(longest))
