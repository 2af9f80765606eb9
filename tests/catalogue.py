"""The English catalogue against the texts in the code: ``make words``.

Collects what is marked in ``pages/``, ``geo/`` and ``data/``, adds it to the
catalogue, drops what is no longer said, and lists what lacks a translation.
"""

from __future__ import annotations

import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).parent.parent
ENGLISH = ROOT / "pages" / "locale" / "en" / "LC_MESSAGES" / "lagesbild.po"
ROOMS = ("geo", "data", "pages")
KEYWORDS = {"_": None, "N_": None, "UserError": None, "text": None, "plural": (2, 3)}
HEADER = {
    "project": "Lägesbild Växjö",
    "version": "1",
    "header_comment": "# English texts of Lägesbild Växjö; `make words` keeps them in step.",
    "last_translator": "The Lägesbild Växjö authors",
    "language_team": "English",
    "msgid_bugs_address": "-",
    "fuzzy": False,
}
# Names stay as they are in English; any other word with these letters is left over.
NAMES = frozenset(
    ("Växjö", "Brå", "Lägesbild", "Sjösäkra", "Lantmäteriet", "Skåne", "Polismyndigheten")
)


def marked(root: Path = ROOT) -> Catalog:
    """Collect every marked text in the code."""
    found = Catalog(locale="en")
    for room in ROOMS:
        messages = extract_from_dir(root / room, [("**.py", "python")], keywords=KEYWORDS)
        for file, _line, msgid, comments, _context in messages:
            place = (f"{room}/{Path(file).as_posix()}", 1)
            found.add(msgid, locations=[place], auto_comments=comments)
    return found


def english(path: Path = ENGLISH) -> Catalog:
    """Read the catalogue; an empty one if there is none."""
    if not path.exists():
        return Catalog(locale="en", **HEADER)
    with path.open("rb") as file:
        return read_po(file, locale="en")


def forms(message: Message) -> list[tuple[str, str]]:
    """Return (source, translation) pairs, one for each plural form."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    told = message.string if isinstance(message.string, tuple) else (message.string,)
    return list(zip(ids, told, strict=True))


def places(text: str) -> set[str]:
    """Return the names of a text's ``{name}`` places."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(wanted: Catalog, have: Catalog) -> Iterator[str]:
    """Say what is missing, left over or wrong in a catalogue."""
    ids = {message.id for message in wanted if message.id}
    known = {message.id for message in have if message.id}
    yield from (f"missing: {id_}" for id_ in sorted(ids - known, key=str))
    yield from (f"no longer said: {id_}" for id_ in sorted(known - ids, key=str))
    yield from (f"obsolete: {id_}" for id_ in have.obsolete)
    for message in have:
        if message.id:
            yield from _faults_of(message)


def _faults_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield f"fuzzy: {message.id}"
    for source, told in forms(message):
        if not told:
            yield f"not translated: {source}"
        elif places(source) != places(told):
            yield f"other placeholders: {source} | {told}"
        elif left := [word for word in told.split() if _swedish(word)]:
            yield f"Swedish in the English text: {' '.join(left)} | {told}"


def _swedish(word: str) -> bool:
    bare = word.strip(".,:;!?()[]”\"'’").removesuffix("’s").removesuffix("'s")
    return bool(set("åäöÅÄÖ") & set(bare)) and bare not in NAMES


def update() -> int:
    """Bring the catalogue up to date and return how many faults are left."""
    have = english()
    have.update(marked(), no_fuzzy_matching=True, update_creation_date=False)
    have.obsolete.clear()
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(file, have, width=100, sort_by_file=True, include_lineno=False)
    left = list(faults(marked(), english()))
    print("\n".join(left) or "The English catalogue is complete.")  # noqa: T201 - a command
    return len(left)


if __name__ == "__main__":
    sys.exit(update() > 0)
