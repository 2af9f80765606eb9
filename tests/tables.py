"""The tables of a new database, made by the migrations once and again from their statements.

To migrate takes ten times as long as what it tells the database; a test that only needs the tables
does not wait for it. What the migrations do themselves is tested where they are.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import event, inspect

from data.records import migrate

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from sqlalchemy import Connection

    Run = Callable[[Connection, str], None]
    Told = list[tuple[str, object]]


def made_again(patch: pytest.MonkeyPatch) -> None:
    """Let every SQLite database but the first be made from the statements that made it."""
    patch.setattr(migrate, "run", partial(_run, migrate.run, []))


def _run(run: Run, told: Told, connection: Connection, to: str) -> None:
    new = connection.dialect.name == "sqlite" and not inspect(connection).get_table_names()
    if not new or to != migrate.HEAD:
        run(connection, to)
    elif told:
        for statement, values in told:
            connection.exec_driver_sql(statement, values)
    else:
        told += _heard(run, connection, to)


def _heard(run: Run, connection: Connection, to: str) -> Told:
    """Migrate, and return what was told the database."""
    told: Told = []

    def hear(_connection, _cursor, statement, values, _context, _many):
        told.append((statement, values))

    event.listen(connection, "before_cursor_execute", hear)
    run(connection, to)
    event.remove(connection, "before_cursor_execute", hear)
    return [(said, values) for said, values in told if not said.startswith(("SELECT", "PRAGMA"))]
