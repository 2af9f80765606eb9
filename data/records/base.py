"""What the tables are made of: kinds of columns, with what each may hold beside them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.orm import MappedColumn

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
NAME, LINE, PAGE = 200, 500, 8000  # longest texts: a name, a line, some paragraphs
FURTHEST_M = 50_000
T = TypeVar("T")


class Base(DeclarativeBase):
    """All tables; the migrations make them and a test compares."""

    metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC; what is read back always says so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Move to UTC; a moment without a zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment needs a time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ANN401, ARG002
        """Say UTC where the database keeps no zone."""
        if value is None:
            return None
        whole: dt.datetime = value
        return whole.replace(tzinfo=dt.UTC) if whole.tzinfo is None else whole.astimezone(dt.UTC)


class Names(TypeDecorator[tuple[str, ...]]):
    """Ids or codes, kept as one text with semicolons between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Join."""
        return ";".join(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ANN401, ARG002
        """Part."""
        return tuple(value.split(";")) if value else ()


class Pairs(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Pairs of texts, kept as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Write lists."""
        return [list(pair) for pair in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[tuple[str, str], ...]:  # noqa: ANN401, ARG002
        """Read tuples."""
        return tuple((str(left), str(right)) for left, right in value or ())


class Shape(TypeDecorator[BaseGeometry]):
    """A geometry in the settings' CRS, kept as WKB."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: BaseGeometry | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Write WKB."""
        return None if value is None else bytes(shapely.to_wkb(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> BaseGeometry | None:  # noqa: ANN401, ARG002
        """Read WKB."""
        return None if value is None else shapely.from_wkb(bytes(value))


def written(longest: int = PAGE, *, needed: str = "") -> MappedColumn[str]:
    """Return a column for a text; ``needed`` is the sentence that asks for one."""
    return mapped_column(String(longest), nullable=False, info={"needed": needed})


def choice(*values: str, needed: str = "") -> MappedColumn[str]:
    """Return a column for one of some words; "" too unless one is needed."""
    known = values if needed else ("", *values)
    return mapped_column(String(40), nullable=False, info={"needed": needed, "known": known})


def names(*known: str) -> MappedColumn[tuple[str, ...]]:
    """Return a column for ids or codes; any if none is known beforehand."""
    return mapped_column(Names, nullable=False, info={"each": known})


def day(*, needed: str = "") -> MappedColumn[Any]:
    """Return a column for a day of the calendar."""
    return mapped_column(Date, nullable=not needed, info={"needed": needed})


def moment(*, optional: bool = False) -> MappedColumn[Any]:
    """Return a column for a moment in UTC."""
    return mapped_column(Moment, nullable=optional)


def shape(*, needed: str = "") -> MappedColumn[Any]:
    """Return a column for a point, a line or an area."""
    return mapped_column(Shape, nullable=not needed, info={"needed": needed})


def metres() -> MappedColumn[Any]:
    """Return a column for a distance in whole metres."""
    return mapped_column(Integer, nullable=True, info={"range": (1, FURTHEST_M)})


def place_in_order() -> MappedColumn[int]:
    """Return a column for where in a list something stands."""
    return mapped_column(Integer, nullable=False, info={"range": (0, 100_000)})


def flag() -> MappedColumn[bool]:
    """Return a column for yes or no."""
    return mapped_column(Boolean, nullable=False)


def frozen() -> MappedColumn[Any]:
    """Return a column for anything that JSON can hold."""
    return mapped_column(JSON(none_as_null=True), nullable=True)


def pairs() -> MappedColumn[tuple[tuple[str, str], ...]]:
    """Return a column for pairs of texts."""
    return mapped_column(Pairs, nullable=False)


def link(target: str, *, needed: str = "") -> MappedColumn[Any]:
    """Return a column that points at a row of another table."""
    return mapped_column(
        ForeignKey(target), nullable=not needed, index=True, info={"needed": needed}
    )


class Kept:
    """What every record has beside its own: who changed it last, when, and how often."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-6)
    version: Mapped[int] = mapped_column(Integer, nullable=False, sort_order=-5)
    created_at: Mapped[dt.datetime] = mapped_column(Moment, nullable=False, sort_order=-4)
    changed_at: Mapped[dt.datetime] = mapped_column(Moment, nullable=False, sort_order=-3)
    changed_by: Mapped[str] = mapped_column(String(NAME), nullable=False, sort_order=-2)
    withdrawn: Mapped[bool] = mapped_column(Boolean, nullable=False, sort_order=-1)
