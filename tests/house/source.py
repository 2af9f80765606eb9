"""A file of the project as the rules see it: its room, its text, its tree."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    Check = Callable[["Source"], Iterator[object]]

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("geo", "data", "parts", "pages", "dashboard", "tests")
SHIPPED = ROOMS[:-1]


@dataclass(frozen=True)
class Source:
    """One Python file. ``path`` is relative to the project, with forward slashes."""

    path: str
    text: str

    @property
    def room(self) -> str:
        """Which law applies."""
        first = self.path.split("/", maxsplit=1)[0]
        if self.path.startswith("pages/parts/"):
            return "parts"
        return first.removesuffix(".py")

    @property
    def module(self) -> str:
        """Dotted name, as an import would say it."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> dict[type, list[ast.AST]]:
        """Every node of the tree, by its own class."""
        found: dict[type, list[ast.AST]] = defaultdict(list)
        left: list[ast.AST] = [self.tree]
        for node in left:  # as ast.walk does, at a third of its cost
            found[type(node)].append(node)
            for field in vars(node).values():
                inside = field if type(field) is list else (field,)
                left += [each for each in inside if isinstance(each, ast.AST)]
        return found

    def of(self, kind: type) -> list:
        """Nodes of one kind."""
        own = [nodes for each, nodes in self.nodes.items() if issubclass(each, kind)]
        return [node for nodes in own for node in nodes]

    def comments(self, wanted: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Every comment in which a pattern is found, with its line.

        What is nowhere in the text is in no comment: few files are read token by token.
        """
        if wanted.search(self.text):
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
                if token.type == tokenize.COMMENT and wanted.search(token.string):
                    yield token.start[0], token.string


@cache
def findings(checks: tuple[tuple[Check, tuple[str, ...]], ...]) -> dict[Check, dict[str, list]]:
    """Return what each check found, by file of its rooms; a file is read and parsed once."""
    found: dict[Check, dict[str, list]] = {check: {} for check, _ in checks}
    left = project(*ROOMS)
    while left:  # trees that are let go of are not gone through again by every collection
        source = left.pop()
        for check, rooms in checks:
            if source.room in rooms:
                found[check][source.path] = list(check(source))
    return found


def project(*rooms: str) -> list[Source]:
    """Return every Python file in the rooms, in a fixed order."""
    found = [ROOT / "dashboard.py"] if (ROOT / "dashboard.py").exists() else []
    for folder in ("geo", "data", "pages", "tests"):
        found += sorted((ROOT / folder).rglob("*.py"))
    sources = (Source(p.relative_to(ROOT).as_posix(), p.read_text("utf-8")) for p in found)
    return [source for source in sources if source.room in rooms]


def imported(source: Source) -> list[tuple[int, str]]:
    """Return (line, dotted name) of every import, relative ones made absolute."""
    found = [(node.lineno, alias.name) for node in source.of(ast.Import) for alias in node.names]
    for node in source.of(ast.ImportFrom):
        base = source.module.split(".")
        inside = base if source.path.endswith("__init__.py") else base[:-1]
        above = inside[: len(inside) - node.level + 1] if node.level else []
        stem = [*above, *((node.module or "").split(".") if node.module else [])]
        found += [(node.lineno, ".".join([*stem, alias.name])) for alias in node.names]
    return found


def name_of(node: ast.expr) -> str:
    """Return the last name of ``a.b.c`` or ``c``; "" for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` as written; "" where something else than names is in it."""
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr}" if head else ""
    return node.id if isinstance(node, ast.Name) else ""


def within(name: str, banned: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of the banned ones or lies inside one."""
    return any(name == entry or name.startswith(f"{entry}.") for entry in banned)
