"""The history: nothing in it can be changed unseen, and nothing happens outside it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import exc, select, update

from data.records import Problem, chain
from tests.data.records.conftest import intervention, problem


@pytest.fixture
def lived(book):
    """Return a book with some history."""
    book.create(problem(), actor="anna")
    book.update(Problem, 1, {"place": "Norr"}, expected_version=1, actor="bo")
    book.create(intervention(), actor="anna")
    assert book.fault() == ""
    return book


def test_history_tells_who_when_and_what(lived):
    first, second = lived.history(Problem, 1)
    assert (first.actor, first.before, first.version) == ("anna", None, 1)
    assert (second.actor, second.before["place"], second.after["place"]) == ("bo", "", "Norr")
    assert second.at == lived.get(Problem, 1).changed_at
    assert second.at.utcoffset().total_seconds() == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE events SET actor = 'x'", "DELETE FROM events WHERE id = 3"]
)
def test_the_database_refuses_to_change_the_history(lived, statement):
    with pytest.raises(exc.DBAPIError, match="append-only"), lived.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert lived.fault() == ""


DAMAGE = {
    "an actor": ("UPDATE events SET actor = 'x' WHERE id = 2", "event 2"),
    "a moment": ("UPDATE events SET at = (SELECT at FROM events WHERE id = 1) WHERE id = 2", "event 2"),
    "a value": ("UPDATE events SET after = replace(after, 'Norr', 'Hov')", "event 2"),
    "one in the middle": ("DELETE FROM events WHERE id = 2", "event 3"),
    "the last": ("DELETE FROM events WHERE id = 3", "the end"),
    "a record": ("UPDATE problems SET place = 'Hov'", "problems 1"),
    "a record gone": ("DELETE FROM interventions", "interventions 1"),
    "the head": ("UPDATE state SET head = 'x'", "the end"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGE)
def test_whoever_goes_round_the_refusal_is_seen(lived, dialect, kind):
    statement, where = DAMAGE[kind]
    with lived.engine.begin() as connection:
        if dialect == "sqlite":
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER events_no_{verb}")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql(statement)
    assert lived.fault() == where


def test_a_rewritten_event_with_its_own_seal_breaks_the_next(lived, dialect):
    with lived.engine.begin() as connection:
        if dialect == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER events_no_update")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        events = chain.EVENTS
        row = dict(connection.execute(select(events).where(events.c.id == 2)).mappings().one())
        row["after"] = json.dumps(json.loads(row["after"]) | {"place": "Hov"})
        row["hash"] = chain.seal(row)
        connection.execute(update(events).where(events.c.id == 2).values(row))
    assert lived.fault() == "event 3"
