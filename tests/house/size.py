"""Ceilings are places to split: files, functions, parameters."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.source import Source

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
CEILINGS = {"parts": 150, "geo": 150, "pages": 80, "dashboard": 60, "data": 200, "tests": 200}
MENU = 60
LONGEST = 40
MEDIAN = 12
PARAMETERS = 5


def file_fits(source: Source) -> Iterator[str]:
    """A file is read in one sitting."""
    ceiling = MENU if source.path == "pages/menu.py" else CEILINGS[source.room]
    if (lines := len(source.text.splitlines())) > ceiling:
        yield f"{ceiling}: {lines} lines, the ceiling is {ceiling}"


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def bodies(source: Source) -> Iterator[int]:
    """Return the length of every function's body."""
    for node in source.of(FUNCTION):
        yield body_lines(node)


def function_fits(source: Source) -> Iterator[str]:
    """A function does one thing."""
    for node in source.of(FUNCTION):
        if (lines := body_lines(node)) > LONGEST:
            yield f"{node.lineno}: {node.name} is {lines} lines, the ceiling is {LONGEST}"


def few_parameters(source: Source) -> Iterator[str]:
    """At most five parameters; options are named when they are given."""
    for node in source.of(FUNCTION):
        given = [*node.args.posonlyargs, *node.args.args]
        own = [arg for arg in given if arg.arg not in ("self", "cls")]
        if (total := len(own) + len(node.args.kwonlyargs)) > PARAMETERS:
            yield f"{node.lineno}: {node.name} has {total} parameters"
        if len(node.args.defaults) > 1:
            yield f"{node.lineno}: {node.name} has options that are not keyword-only"


def documented(source: Source) -> Iterator[str]:
    """Every public module, class and function in geo and data says what it is."""
    if source.room not in ("geo", "data"):
        return
    if not ast.get_docstring(source.tree):
        yield "1: the module has no docstring"
    yield from _undocumented(source.tree)


def _undocumented(parent: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in parent.body:
        if not isinstance(node, FUNCTION | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{node.lineno}: {node.name} has no docstring"
        if isinstance(node, ast.ClassDef):
            yield from _undocumented(node)
