"""Every kind of record."""

from __future__ import annotations

from data.records.release import Release
from data.records.rows import (
    Action,
    Cause,
    Decision,
    Intervention,
    Item,
    Meeting,
    Problem,
    Row,
    Signal,
)

KINDS: tuple[type[Row], ...] = (
    Problem, Cause, Intervention, Action, Meeting, Item, Decision, Signal, Release
)  # fmt: skip
