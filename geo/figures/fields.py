"""The fields that a district is in when crime is seen beside insecurity, in words."""

from __future__ import annotations

from geo.errors import N_

NO_BREAK = "\u00a0"
UNDECIDED, MISSING = "oavgjort", "saknas"
FIELD_NAMES = {
    "lite_otryggt": N_("lite brott – otryggt"),
    "mycket_otryggt": N_("mycket brott – otryggt"),
    "lite_tryggt": N_("lite brott – tryggt"),
    "mycket_tryggt": N_("mycket brott – tryggt"),
}
# Position of each field in the square: class of crime, class of insecurity.
CORNERS = {
    "lite_otryggt": (0, 2),
    "mycket_otryggt": (2, 2),
    "lite_tryggt": (0, 0),
    "mycket_tryggt": (2, 0),
}


def two_lines(name: str) -> str:
    """Hold all but the last word of a field's name together, so that it breaks there."""
    first, _, last = name.rpartition(" ")
    return f"{first.replace(' ', NO_BREAK)} {last}"
