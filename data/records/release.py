"""A release of the public page as pages see it, and its steps on the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from data.records.rows import Row

if TYPE_CHECKING:
    import datetime as dt

DRAFT, PROPOSED, APPROVED = "utkast", "föreslagen", "godkänd"
PUBLISHED, RECALLED, HANDED_OUT = "publicerad", "återkallad", "utlämnad"
STATES = (DRAFT, PROPOSED, APPROVED, PUBLISHED, RECALLED, HANDED_OUT)
IN_WORK = (DRAFT, PROPOSED, APPROVED)
ATTACKS = ("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A10")  # A9 is of the program, not of it


@dataclass(frozen=True, kw_only=True)
class Release(Row):
    """A release: what the communicator writes, and who let it out.

    Attributes
    ----------
    name
        Of its folder, "" until it is built.
    write_to, call
        Where the municipality can be reached: an e-mail address and a telephone number.
    said_on, coming
        The day that the page says it is of, and that of the next one.
    digest
        SHA-256 of everything that will be public, "" until it is built.
    made_from
        Names what it was built from; another name, and the data have moved on.
    audit
        Rows of attack, how much was tried, and what was learnt: ``[cell, why]``, …
    reason
        Why it was sent back, or why it was recalled: this one is public.
    """

    TABLE: ClassVar[str] = "releases"
    state: str = DRAFT
    name: str = ""
    intro: str = ""
    write_to: str = ""
    call: str = ""
    said_on: dt.date | None = None
    coming: dt.date | None = None
    digest: str = ""
    made_from: str = ""
    audit: Any = None
    proposed_by: str = ""
    proposed_at: dt.datetime | None = None
    approved_by: str = ""
    approved_at: dt.datetime | None = None
    published_at: dt.datetime | None = None
    recalled_at: dt.datetime | None = None
    reason: str = ""

    @property
    def refused(self) -> bool:
        """Whether an attack has learnt something, or has not been tried."""
        tried = {row["attack"] for row in self.audit or () if not row["found"]}
        return any(row["found"] for row in self.audit or ()) or tried < {*ATTACKS}
