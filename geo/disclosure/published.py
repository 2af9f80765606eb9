"""What has been published, read back from its bytes: all that the attacker is given."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from geo.disclosure.cells import atom_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.disclosure.cells import Atom, Entry, Unit

COLUMNS = ("area", "group", "period", "value", "release", "areas")
_COLUMNS = frozenset(COLUMNS)


@dataclass(frozen=True)
class Figure:
    """One published number, of a base cell or a sum; not trusted to be what it should.

    ``area`` is a district, ``REST``, ``TOWN`` or several joined with ``+``; ``place`` says
    in which file it was found.
    """

    area: str
    group: str
    period: str
    value: float
    release: str
    areas: str
    place: str = ""

    @property
    def unit(self) -> Unit:
        """Group and period."""
        return self.group, self.period

    @cached_property
    def atoms(self) -> frozenset[Atom]:
        """Groups and months it is a number of."""
        return atom_set(self.group, self.period)

    @property
    def cell(self) -> str:
        """Name for a finding; never the value."""
        return f"{self.area} {self.group} {self.period} ({self.release})"


def figures_of(files: Mapping[str, bytes]) -> tuple[Figure, ...]:
    """Read every number of crime from the CSV and JSON files of a folder.

    Parameters
    ----------
    files
        Name → content. A file without the columns of :data:`COLUMNS` has no such number.

    Raises
    ------
    ValueError
        If a file cannot be read, or a number is none.
    """
    found: list[Figure] = []
    for name, content in sorted(files.items()):
        if name.endswith(".csv"):
            text = content.decode("utf-8-sig")
            comma = ";" if ";" in text.split("\n", 1)[0] else ","
            rows: Iterable[object] = csv.DictReader(io.StringIO(text), delimiter=comma)
        elif name.endswith((".json", ".jsonl")):
            rows = _objects(content.decode("utf-8"), lines=name.endswith("l"))
        else:
            continue
        found += [_figure(row, name) for row in rows if isinstance(row, dict) and _is_one(row)]
    return tuple(found)


def figures_from(entries: Iterable[Entry]) -> tuple[Figure, ...]:
    """Return the numbers of a ledger as if read from a file."""
    names = [field.name for field in fields(Figure) if field.name != "place"]
    return tuple(Figure(*(getattr(entry, name) for name in names)) for entry in entries)


def _is_one(row: dict[str, object]) -> bool:
    return row.keys() >= _COLUMNS


def _figure(row: dict[str, object], place: str) -> Figure:
    area, group, period, value, release, areas = (str(row[column]) for column in COLUMNS)
    return Figure(area, group, period, float(value.replace(",", ".")), release, areas, place)


def _objects(text: str, *, lines: bool) -> Iterator[object]:
    """Every object of a JSON file, however deep."""
    left = [json.loads(line) for line in text.splitlines() if line] if lines else [json.loads(text)]
    while left:
        each = left.pop()
        if isinstance(each, dict):
            yield each
            left += each.values()
        elif isinstance(each, list):
            left += each
