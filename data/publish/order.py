"""What is decided about a release, and what has been made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.disclosure.ledger import alone

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from geo.disclosure.cells import Ledger
    from geo.disclosure.finding import Finding


@dataclass(frozen=True)
class Order:
    """What somebody decides about a release.

    Attributes
    ----------
    out
        The folder that a web server shows.
    published
        Day that stands on the page.
    until
        Month to reach to; the newest that is over if "".
    coming
        Day of the next release, if it is known.
    intro
        What the communicator says first.
    """

    out: Path
    published: dt.date
    until: str = ""
    coming: dt.date | None = None
    intro: str = ""


@dataclass(frozen=True, eq=False)
class Draft:
    """A release that has not been published.

    Attributes
    ----------
    name
        Of its folder.
    files
        Name → content.
    ledger
        With the numbers that are new.
    findings
        What an attacker would learn; empty if it may be published.
    same
        Whether it is to the byte the latest release there is: nothing is to be done.
    """

    name: str
    files: dict[str, bytes]
    ledger: Ledger
    findings: tuple[Finding, ...] = ()
    same: bool = False

    @property
    def alone(self) -> tuple[str, ...]:
        """Months that it tells of the municipality alone, since the districts were replaced."""
        entries, month = self.ledger.entries, self.name[: len("2026-10")]
        new = {each.period for each in entries if each.release == month}
        return tuple(each for each in alone(self.ledger) if each in new)
