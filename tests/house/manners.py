"""What finished code does not hold."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.house.source import dotted, imported, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.source import Source

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")
MACHINE = re.compile(r"(?:^|[\s\"'(=])(/(?:home|root|work|Users|mnt)/|[A-Z]:\\Users)")


def docstrings(source: Source) -> Iterator[tuple[int, str]]:
    """Return every docstring with the line of what it documents."""
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    for node in source.of(kinds):
        if text := ast.get_docstring(node):
            yield getattr(node, "lineno", 1), text


def nothing_unfinished(source: Source) -> Iterator[str]:
    """What is not done is not there."""
    for line, text in (*source.comments(UNFINISHED), *docstrings(source)):
        if UNFINISHED.search(text):
            yield f"{line}: unfinished work: {text.strip()[:60]}"
    for node in source.of(ast.Raise):
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if raised and name_of(raised) in ("NotImplemented", "NotImplementedError"):
            yield f"{node.lineno}: unfinished work: {name_of(raised)}"


def nobody_sleeps(source: Source) -> Iterator[str]:
    """Waiting is for an event, never for a while."""
    for line, name in imported(source):
        if name in ("time.sleep", "asyncio.sleep"):
            yield f"{line}: {name}"
    for call in source.of(ast.Call):
        if dotted(call.func) in ("time.sleep", "asyncio.sleep"):
            yield f"{call.lineno}: {name_of(call.func)}"


def no_machine_paths(source: Source) -> Iterator[str]:
    """The code runs on any machine."""
    strings = [
        (node.lineno, node.value)
        for node in source.of(ast.Constant)
        if isinstance(node.value, str) and "\n" not in node.value
    ]
    for line, text in (*strings, *source.comments(MACHINE)):
        if MACHINE.search(text):
            yield f"{line}: path of one machine: {text.strip()[:60]}"
