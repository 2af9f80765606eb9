"""What every public page has, and the small pages beside the one that everybody reads."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from geo.public import texts_how
from geo.public.contact import mailto, tel
from geo.public.template import PAGES
from geo.public.texts import phrase

if TYPE_CHECKING:
    from geo.language import Words
    from geo.public.snapshot import City, Snapshot

_GAP = re.compile(r"\n\s*\n")


def accessibility(snapshot: Snapshot, style: str, words: Words) -> str:
    """Write the accessibility statement."""
    return PAGES.get_template("other").render(
        **frame(snapshot.city, style, words) | {"title": words.text(texts_how.ACCESS_TITLE)},
        lead=[phrase("published", words, day=words.date(snapshot.release.published, "long"))],
        parts=[(words.text(head), words.text(text)) for head, text in texts_how.ACCESS_TEXTS],
        links=[(link, said) for said, link in contacts(snapshot.city)],
        back="./",
    )


def earlier(
    city: City, names: list[str], style: str, words: Words, *, gone: list[str] | None = None
) -> str:
    """Write the list of releases, the newest first.

    Parameters
    ----------
    names, gone
        Of their folders; ``gone`` are those that have been withdrawn.
    """
    taken = [(f"{name}/", words.text(texts_how.GONE, name=name)) for name in gone or ()]
    newest = [("latest/", words.text(texts_how.NEWEST))] if names else []
    stay = texts_how.EARLIER_GONE if gone else texts_how.EARLIER_LEAD
    lead = stay if names else texts_how.WITHDRAWN
    return PAGES.get_template("other").render(
        **frame(city, style, words) | {"title": phrase("earlier", words)},
        lead=[words.text(lead)],
        parts=[],
        links=[*newest, *((f"{name}/", name) for name in names), *taken],
        back="",
    )


def home(city: City, words: Words) -> str:
    """Write the page at the root, which leads to the newest release."""
    title = phrase("title", words, city=city.name)
    return PAGES.get_template("home").render(lang=words.language, title=title)


def contacts(city: City) -> list[tuple[str, str]]:
    """Return how the municipality can be reached: as it is read, and as a link."""
    links = ((city.email, mailto(city.email)), (city.phone, tel(city.phone)))
    return [(said, link) for said, link in links if link]


def frame(city: City, style: str, words: Words) -> dict[str, Any]:
    """Return what the frame of a page is filled with."""
    return {
        "lang": words.language,
        "title": phrase("title", words, city=city.name),
        "style": Markup(style),  # noqa: S704 - a file of ours
        "policy": policy(style),
        "say": lambda key: phrase(key, words),
    }


def policy(style: str) -> str:
    """Write the policy of a page: nothing from anywhere, no script, this one style sheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    own = f"style-src 'sha256-{digest}'; img-src data:"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def paragraphs(text: str) -> list[str]:
    """Cut a text at its empty lines."""
    return [part.strip() for part in _GAP.split(text) if part.strip()]
