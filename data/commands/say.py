"""Words for the terminal, and the last line that machines read."""

from __future__ import annotations

import json
import sys
from typing import Any

COUNTS = ("read", "accepted", "rejected", "duplicates")


class Voice:
    """Speaks to people, or only to machines when ``--json`` is given."""

    def __init__(self, *, machine: bool) -> None:
        self.machine = machine

    def say(self, text: str, **values: object) -> None:
        """Write a sentence, unless only machines listen."""
        if not self.machine:
            sys.stdout.write(text.format(**values) + "\n")

    def warn(self, text: str) -> dict[str, str]:
        """Write what is odd though the command was done; return it for the last line."""
        if text and not self.machine:
            sys.stderr.write(text + "\n")
        return {"warning": text} if text else {}

    def complain(self, text: str) -> None:
        """Write what went wrong, to people and as the last line."""
        if not self.machine:
            sys.stderr.write(text + "\n")
        self.last({"error": text})

    def last(self, facts: dict[str, Any]) -> None:
        """Write the last line: the four counts first, then whatever else is known."""
        counts = {key: facts.get(key, 0) for key in COUNTS}
        sys.stdout.write(json.dumps(counts | facts, ensure_ascii=False, default=str) + "\n")
