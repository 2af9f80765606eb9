"""The one exception a user may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_NAME, LONGEST_VALUE = 40, 1000
MOST_NAMES = 20


class UserError(Exception):
    """Something a person can mend; says in Swedish what is wrong and the way forward.

    Parameters
    ----------
    message
        Swedish source sentence with ``{name}`` placeholders; it is also the
        key that the interface translates by.
    **values
        What the placeholders stand for, cut where they are longer than anyone reads.
        Never a path of the server.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = {
            name: short(value, LONGEST_VALUE) if isinstance(value, str) else value
            for name, value in values.items()
        }
        super().__init__(message.format(**self.values))


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """Cut a text that a file decided the length of."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def listed(names: Collection[object], *, most: int = MOST_NAMES) -> str:
    """Write names for a sentence: the first of them, and how many there are beside."""
    shown = ", ".join(short(str(name)) for _, name in zip(range(most), names, strict=False))
    return f"{shown} … (+{len(names) - most})" if len(names) > most else shown or "–"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a source string for translation without translating it here."""
    return text
