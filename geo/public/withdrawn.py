"""What stands where a release was: that it has been withdrawn, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import N_
from geo.public.frame import frame
from geo.public.template import PAGES

if TYPE_CHECKING:
    import datetime as dt

    from geo.language import Words
    from geo.public.snapshot import City

TITLE = N_("Publiceringen är återkallad")
WHEN = N_("Publiceringen {name} återkallades {day}. Siffrorna i den ska inte användas.")
WHY = N_("Varför?")
NEWEST, EARLIER = N_("Den senaste publiceringen"), N_("Alla publiceringar")
NONE = N_("Just nu finns ingen publicering att läsa.")
LATEST = "../latest/"


def withdrawn(city: City, notice: tuple[str, str, dt.date], style: str, words: Words) -> str:
    """Write the page.

    Parameters
    ----------
    notice
        Name of the release, why it was withdrawn, and which day.
    style
        The style sheet.
    """
    name, reason, day = notice
    return PAGES.get_template("other").render(
        **frame(city, style, words) | {"title": words.text(TITLE)},
        lead=[words.text(WHEN, name=name, day=words.date(day, "long"))],
        parts=[(words.text(WHY), reason)],
        links=[(LATEST, words.text(NEWEST)), ("../releases.html", words.text(EARLIER))],
        back="",
    )


def leading(page: str, words: Words, *, on: bool) -> str:
    """Let a notice lead on to the newest release or, if none is left, say that there is none.

    The link would lead back to the notice itself then.
    """
    link = f'<a href="{LATEST}">{words.text(NEWEST)}</a>'
    both = (f"<li>{words.text(NONE)}</li>", f"<li>{link}</li>")
    return page.replace(both[not on], both[on])
