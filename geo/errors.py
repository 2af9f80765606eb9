"""The one exception a user may read."""

from __future__ import annotations


class UserError(Exception):
    """Something a person can mend; says in Swedish what is wrong and the way forward.

    Parameters
    ----------
    message
        Swedish source sentence with ``{name}`` placeholders; it is also the
        key that the interface translates by.
    **values
        What the placeholders stand for. Never a path of the server.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a source string for translation without translating it here."""
    return text
