"""The part of the law that is about form: size, words, manners. The rest is in ``rules``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.house import manners, size
from tests.house.source import ROOMS, SHIPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.house.source import Source


class Rule(NamedTuple):
    """One rule, where it holds, and files that break it."""

    check: Callable[[Source], Iterator[str]]
    rooms: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]


LONG = "def f():\n" + "    x = 1\n" * 41
FORM: tuple[Rule, ...] = (
    Rule(
        size.file_fits,
        ROOMS,
        (
            ("pages/menu.py", "x = 1\n" * 61),
            ("dashboard.py", "x = 1\n" * 61),
            ("pages/a.py", "x = 1\n" * 81),
            ("pages/parts/a.py", "x = 1\n" * 151),
            ("geo/measures/a.py", "x = 1\n" * 151),
            ("data/a.py", "x = 1\n" * 201),
            ("tests/geo/test_a.py", "x = 1\n" * 201),
        ),
    ),
    Rule(size.function_fits, ROOMS, (("geo/a.py", LONG), ("tests/a.py", f"async {LONG}"))),
    Rule(
        size.few_parameters,
        SHIPPED,
        (
            ("geo/a.py", "def f(a, b, c, d, e, g): pass\n"),
            ("geo/a.py", "def f(a, *, b, c, d, e, g): pass\n"),
            ("geo/a.py", "def f(a, b=1, c=2): pass\n"),
        ),
    ),
    Rule(
        size.documented,
        ("geo", "data"),
        (
            ("geo/a.py", "x = 1\n"),
            ("geo/a.py", '"""A."""\ndef f(): pass\n'),
            ("data/a.py", '"""A."""\nclass F:\n    """A."""\n    def f(self): pass\n'),
        ),
    ),
    Rule(
        manners.nothing_unfinished,
        ROOMS,
        (
            ("geo/a.py", "x = 1  # TO" + "DO: more\n"),
            ("geo/a.py", '"""FIX' + 'ME."""\n'),
            ("tests/a.py", "raise NotImplementedError\n"),
        ),
    ),
    Rule(
        manners.nobody_sleeps,
        ROOMS,
        (("tests/a.py", "time.sleep(1)\n"), ("tests/a.py", "from time import sleep\n")),
    ),
    Rule(
        manners.no_machine_paths,
        ROOMS,
        (
            ("data/a.py", "x = '/home/someone/file'\n"),
            ("tests/a.py", "x = 1  # see /work/notes\n"),
            ("data/a.py", "x = 'C:\\\\Users\\\\me'\n"),
        ),
    ),
)
