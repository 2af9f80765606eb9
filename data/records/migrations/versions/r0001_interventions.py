"""Problems, causes, interventions and actions, with the chain of changes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None

TABLES = ("actions", "interventions", "causes", "problems", "events", "state")
MOMENT = sa.DateTime(timezone=True)
# Nothing that happened can be made not to have happened, not even by hand.
GUARDS = {
    "sqlite": tuple(
        f"CREATE TRIGGER events_no_{verb} BEFORE {verb} ON events "
        "BEGIN SELECT RAISE(ABORT, 'events are append-only'); END"
        for verb in ("update", "delete")
    ),
    "postgresql": (
        """CREATE FUNCTION events_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$""",
        """CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events
        FOR EACH STATEMENT EXECUTE FUNCTION events_append_only()""",
    ),
}


def upgrade() -> None:
    """Make the tables."""
    _state()
    _events()
    _problems()
    _causes()
    _interventions()
    _actions()
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Drop the tables."""
    for name in TABLES:
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION events_append_only()")


def _may(name: str, kind: Any, *more: Any, **options: Any) -> sa.Column[Any]:  # noqa: ANN401
    return sa.Column(name, kind, *more, **options)


def _needed(name: str, kind: Any) -> sa.Column[Any]:  # noqa: ANN401
    return sa.Column(name, kind, nullable=False)


def _words(name: str, longest: int = 8000) -> sa.Column[Any]:
    return _needed(name, sa.String(longest))


def _link(name: str, target: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name, sa.Integer(), sa.ForeignKey(f"{target}.id"), nullable=not needed, index=True
    )


def _kept() -> list[sa.Column[Any]]:
    return [
        _may("id", sa.Integer(), primary_key=True),
        _needed("version", sa.Integer()),
        _needed("created_at", MOMENT),
        _needed("changed_at", MOMENT),
        _words("changed_by", 200),
        _needed("withdrawn", sa.Boolean()),
    ]


def _state() -> None:
    made = op.create_table(
        "state",
        _may("id", sa.Integer(), primary_key=True),
        _may("crs", sa.String(200)),
        _may("demo", sa.Boolean()),
        _words("seed", 64),
        _needed("events", sa.Integer()),
        _words("head", 64),
    )
    op.bulk_insert(made, [{"id": 1, "seed": "", "events": 0, "head": ""}])


def _events() -> None:
    op.create_table(
        "events",
        _may("id", sa.Integer(), primary_key=True, autoincrement=False),
        _words("table", 40),
        _needed("row_id", sa.Integer()),
        _needed("version", sa.Integer()),
        _words("actor", 200),
        _needed("at", MOMENT),
        _may("before", sa.Text()),
        _needed("after", sa.Text()),
        _words("previous", 64),
        _words("hash", 64),
        sa.Index("ix_events_row", "table", "row_id"),
    )


def _problems() -> None:
    op.create_table(
        "problems",
        *_kept(),
        _words("title", 200),
        _words("place", 200),
        _may("period_start", sa.Date()),
        _may("period_end", sa.Date()),
        _words("query"),
        _words("data_version", 200),
        _may("known_on", sa.Date()),
        _may("figures", sa.JSON()),
        _words("status", 40),
        _words("follow_up"),
        _may("follow_up_on", sa.Date()),
        _words("note"),
    )


def _causes() -> None:
    op.create_table(
        "causes",
        *_kept(),
        _link("problem_id", "problems", needed=True),
        _words("bone", 40),
        _words("explanation"),
        _words("strength", 40),
        _words("evidence_kind", 40),
        _words("evidence"),
    )


def _interventions() -> None:
    op.create_table(
        "interventions",
        *_kept(),
        _may("key", sa.String(36), nullable=False, unique=True),
        _words("name", 200),
        _words("kind", 200),
        _words("approach", 40),
        _words("perspective", 40),
        _link("problem_id", "problems"),
        _needed("groups", sa.Text()),
        _needed("start", sa.Date()),
        _may("end", sa.Date()),
        _words("responsible", 200),
        _words("status", 40),
        _words("expected_effect"),
        _needed("geometry", sa.LargeBinary()),
        _may("radius_m", sa.Integer()),
        _may("ring_m", sa.Integer()),
        _may("displacement", sa.LargeBinary()),
        _needed("displacement_codes", sa.Text()),
        _may("control", sa.LargeBinary()),
        _needed("control_codes", sa.Text()),
        _needed("area_changed_at", MOMENT),
        _needed("displacement_changed_at", MOMENT),
        _needed("control_changed_at", MOMENT),
        _needed("public", sa.Boolean()),
        _words("follow_up"),
        _words("note"),
    )


def _actions() -> None:
    op.create_table(
        "actions",
        *_kept(),
        _link("problem_id", "problems", needed=True),
        _link("cause_id", "causes"),
        _words("what", 500),
        _words("responsible", 200),
        _may("deadline", sa.Date()),
        _words("approach", 40),
        _words("effect_short"),
        _words("effect_long"),
        _words("follow_up"),
        _link("intervention_id", "interventions"),
        _words("state", 40),
        _words("result"),
    )
