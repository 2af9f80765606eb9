"""What people have said of the weekly check's signals: nothing is ever changed or lost.

Notes used to be lines of JSON in the store; they are taken over once, with who
said them and when.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from data.records.base import Base
from data.records.rows import Signal
from data.store.files import explained
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.records.book import Book

FILE = "notes/signals.jsonl"
LONGEST = 2000


def add(book: Book, note: Signal, *, actor: str) -> Signal:
    """Keep a note.

    Raises
    ------
    UserError
        If there is nothing in it, or it is too long, or it cannot be saved.
    """
    _take_over(book)
    if len(note.said.strip()) > LONGEST:
        raise UserError("Texten är för lång: högst {most} tecken får plats.", most=LONGEST)
    return book.create(note, actor=actor)


def every(book: Book) -> list[Signal]:
    """Return every note, oldest first."""
    _take_over(book)
    return book.listed(Signal)


def _take_over(book: Book) -> None:
    """Move the notes of an older store into the database; twice makes no difference.

    Raises
    ------
    UserError
        If the file is damaged; it stays as it is then.
    """
    path = book.store.root / FILE
    if not path.exists() or book.read_only:
        return
    with explained():
        told = _read(path)
    with book.changing("") as change:
        table = Base.metadata.tables[Signal.TABLE]
        known = {
            (row.signal, row.kind, row.said, row.created_at, row.changed_by)
            for row in change.connection.execute(table.select())
        }
        for note, by, at in told:
            change.actor = by
            if (note.signal, note.kind, note.said, at, by) not in known:
                change.insert(note, at)
    with explained():
        path.replace(path.with_suffix(".taken"))


def _read(path: Path) -> list[tuple[Signal, str, dt.datetime]]:
    try:
        lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        return [
            (Signal(signal=line["signal"], kind=line["kind"], said=line["text"]), line["by"],
             dt.datetime.fromisoformat(line["at"]))
            for line in lines
        ]  # fmt: skip
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(
            "Anteckningarna om veckans signaler går inte att läsa: filen {name} i lagret är "
            "skadad. Återställ den från en säkerhetskopia.",
            name=FILE,
        ) from error
