"""TOML that people write: whether each value is of the kind that its key asks for.

Kinds are type hints. A dict of kinds stands for a table, whose keys may all be
left out; a list with one such dict stands for a list of tables with every key.
"""

from __future__ import annotations

import tomllib
from types import EllipsisType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union, get_args, get_origin

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = Any


def loads(text: str) -> dict[str, Any]:
    """Read TOML.

    Raises
    ------
    ValueError
        If it is none.
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(str(error)) from error


def misfit(table: Mapping[str, Any], kinds: Mapping[str, Kind]) -> tuple[str, str] | None:
    """Find the first value of the wrong kind: its key, with dots between tables, and what it is.

    Keys that no kind is given for are not looked at.
    """
    for key in [key for key in table if key in kinds]:
        kind, value = kinds[key], table[key]
        if isinstance(kind, dict) and isinstance(value, dict):
            if inner := misfit(value, kind):
                return f"{key}.{inner[0]}", inner[1]
        elif not fits(value, kind):
            return key, str(value)
    return None


def fits(value: object, kind: Kind) -> bool:
    """Tell whether a value is of a kind. A whole number is a number; a list may be a tuple."""
    origin: Any = get_origin(kind) or type(kind)
    args = get_args(kind)
    if origin is dict:
        return isinstance(value, dict) and _table(value, kind)
    if origin is list:
        return isinstance(value, list) and all(_whole(item, kind[0]) for item in value)
    if origin in {Union, UnionType}:
        return any(fits(value, one) for one in args)
    if origin is Literal:
        return type(value) is str and value in args
    if origin is tuple:
        return isinstance(value, list) and _each(value, args)
    return type(value) is kind or (kind is float and type(value) is int)


def _table(value: dict[str, Any], kind: Kind) -> bool:
    if isinstance(kind, dict):
        return misfit(value, kind) is None
    return all(fits(item, get_args(kind)[1]) for item in value.values())


def _whole(value: object, kinds: dict[str, Kind]) -> bool:
    return isinstance(value, dict) and value.keys() == kinds.keys() and fits(value, kinds)


def _each(values: list[object], kinds: tuple[Kind, ...]) -> bool:
    if isinstance(kinds[-1], EllipsisType):
        return all(fits(value, kinds[0]) for value in values)
    pairs = zip(values, kinds, strict=False)
    return len(values) == len(kinds) and all(fits(value, kind) for value, kind in pairs)
