"""What people have said of a signal: append-only, never part of any number.

Kept beside the batches as lines of JSON. Nothing here is ever changed or removed:
a signal that was dismissed and taken back has both lines.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from data.store.files import explained, publish, writing
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "notes/signals.jsonl"
NOTED, DISMISSED, RESTORED = "noted", "dismissed", "restored"
KINDS = (NOTED, DISMISSED, RESTORED)
MAX_TEXT = 2000


@dataclass(frozen=True)
class Note:
    """One line.

    Attributes
    ----------
    signal
        Which signal: its ISO week, area and offence group, joined by slashes.
    kind
        One of ``KINDS``.
    text
        What was said; a dismissal needs a reason.
    by
        Who, "" without a login.
    at
        UTC, ISO 8601.
    """

    signal: str
    kind: str
    text: str
    by: str
    at: str


def add(root: Path, *, signal: str, kind: str, text: str, by: str) -> Note:
    """Append a note.

    Raises
    ------
    UserError
        If there is nothing in it, or it is too long, or another writer is at work.
    """
    said = text.strip()
    if not said and kind != RESTORED:
        raise UserError("Skriv något först: en mening räcker.")
    if len(said) > MAX_TEXT:
        raise UserError("Texten är för lång: högst {most} tecken får plats.", most=MAX_TEXT)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    note = Note(signal, kind, said, by, now)
    with writing(root) as staging:
        lines = _lines(root)
        lines.append(json.dumps(asdict(note), ensure_ascii=False))
        staged = staging / "signals.jsonl"
        staged.write_text("\n".join(lines) + "\n", encoding="utf-8")
        publish(staged, root / FILE)
    return note


def every(root: Path) -> list[Note]:
    """Return every note, oldest first.

    Raises
    ------
    UserError
        If the file is damaged.
    """
    try:
        return [Note(**json.loads(line)) for line in _lines(root)]
    except (ValueError, TypeError) as error:
        raise UserError(
            "Anteckningarna om veckans signaler går inte att läsa: filen {name} i lagret är "
            "skadad. Återställ den från en säkerhetskopia.",
            name=FILE,
        ) from error


def _lines(root: Path) -> list[str]:
    path = root / FILE
    with explained():
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [line for line in text.split("\n") if line]
