"""What a release must have at each step: no attack succeeds, and two people let it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.records.problems import Invalid
from data.records.release import (
    APPROVED,
    DRAFT,
    HANDED_OUT,
    PUBLISHED,
    RECALLED,
    Release,
)
from geo.errors import N_
from geo.public import contact

if TYPE_CHECKING:
    from collections.abc import Mapping

UNBUILT = N_("Bygg utkastet först.")
REFUSED = N_(
    "Utkastet går inte att släppa: minst ett av proven misslyckades eller är inte gjort. Vad som "
    "hände står under Prov."
)
NOBODY = N_("Utan inloggning går det inte att se vem som föreslår och vem som godkänner.")
SAME = N_(
    "Den som har föreslagit utkastet kan inte godkänna det. Be en annan utgivare att granska det."
)
REACHED = {"write_to": "email", "call": "phone"}
WHY = N_("Skriv varför: en mening räcker. Skälet visas på den publika sidan.")


def released(values: dict[str, Any]) -> None:
    """Check a release as it would be kept.

    Raises
    ------
    Invalid
        The first thing that is wrong.
    """
    state = values["state"]
    if state == DRAFT:
        return
    if not values["digest"]:
        raise Invalid("digest", UNBUILT)
    if Release(audit=values["audit"]).refused:
        raise Invalid("audit", REFUSED)
    if state != HANDED_OUT and not values["proposed_by"]:
        raise Invalid("proposed_by", NOBODY)
    if state in (APPROVED, PUBLISHED, RECALLED):
        _two(values)
    if state == RECALLED and not values["reason"]:
        raise Invalid("reason", WHY)


def reachable(texts: Mapping[str, Any]) -> None:
    """Refuse an e-mail address or a telephone number that is none.

    Raises
    ------
    Invalid
        With its field.
    """
    for field, name in REACHED.items():
        if wrong := contact.fault(name, text := texts.get(field) or ""):
            raise Invalid(field, wrong, text=text)


def _two(values: dict[str, Any]) -> None:
    if not values["approved_by"]:
        raise Invalid("approved_by", NOBODY)
    if same(values["proposed_by"], values["approved_by"]):
        raise Invalid("approved_by", SAME)


def same(one: str, other: str) -> bool:
    """Tell whether two logins are one person's."""
    return one.strip().casefold() == other.strip().casefold()
