"""What the page of methods says of a statistic that is no layer of the map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """A statistic that is no layer: what it says, what could mislead, and its source."""

    name: str
    explanation: str
    source: str
    only: str = ""  # the function that has it, where the library alone does and no page
