"""How the municipality can be reached: what is an address, and what is a number to call.

An e-mail address is what the standard library reads as one (RFC 5322, ``addr-spec``) with a
domain that has a name (IDNA); a telephone number has at most the 15 digits of ITU-T E.164 and
beside them only what people part digits with.
"""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from urllib.parse import quote

from geo.errors import N_

NO_EMAIL = N_(
    "E-postadressen går inte att skriva till: ”{text}” är ingen adress. Skriv den till exempel så "
    "här: namn@kommun.se"
)
NO_PHONE = N_(
    "Telefonnumret går inte att ringa: ”{text}”. Skriv det med siffror, till exempel 0470-410 00 "
    "eller +46 470 410 00"
)
FEWEST, MOST = 3, 15  # digits: 112, and E.164
_CALLED = re.compile(r"\+?[\d\s()/.–-]+")


def mailto(text: str) -> str:
    """Return the link that writes to an e-mail address; "" if it is none."""
    try:
        read = Address(addr_spec=text)
        known = read.domain.encode("idna")
    except (ValueError, MessageError, IndexError):  # the last for "name@"
        return ""
    plain = f"{read.username}@{read.domain}" == text and "[" not in text
    return f"mailto:{quote(text, safe='@')}" if plain and b"." in known else ""


def tel(text: str) -> str:
    """Return the link that calls a telephone number; "" if it is none."""
    digits = re.sub(r"\D", "", text)
    called = _CALLED.fullmatch(text.strip()) and FEWEST <= len(digits) <= MOST
    return f"tel:{'+' * text.strip().startswith('+')}{digits}" if called else ""


def fault(name: str, text: str) -> str:
    """Return what is wrong with ``email`` or ``phone``, to be told with ``text``; "" if nothing."""
    link, said = {"email": (mailto, NO_EMAIL), "phone": (tel, NO_PHONE)}[name]
    return said if text and not link(text) else ""
