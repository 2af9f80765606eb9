"""The public pages as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.public import areas, around, texts_how
from geo.public.brief import brief, english
from geo.public.columns import month
from geo.public.frame import contacts, frame, paragraphs
from geo.public.template import PAGES
from geo.public.texts import TEXTS, phrase
from geo.public.town import town

if TYPE_CHECKING:
    from geo.language import Words
    from geo.public.areas import Districts
    from geo.public.snapshot import City, Release, Snapshot
    from geo.public.town import Town

CONTENTS = (
    ("korthet", TEXTS["short"]), ("kommunen", TEXTS["town"]), ("omraden", TEXTS["districts"]),
    ("trygghet", TEXTS["felt"]), ("insatser", TEXTS["acts"]), ("lasa", texts_how.HOW),
    ("hjalp", texts_how.TURN), ("data", TEXTS["data"]),
)  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """The parts of the page that have numbers in them, made once."""

    town: Town
    districts: Districts
    felt: dict[str, Any]
    brief: list[str]


def parts(snapshot: Snapshot, words: Words) -> Parts:
    """Make the parts of the page."""
    return Parts(
        town(snapshot, words),
        areas.districts(snapshot, words),
        around.felt(snapshot, words),
        brief(snapshot, words),
    )


def index(snapshot: Snapshot, made: Parts, style: str, words: Words, *, other: Words) -> str:
    """Write the page.

    Parameters
    ----------
    snapshot, made
        Everything it says, and what :func:`parts` makes of it.
    style
        The style sheet; its hash is the only style that the page's policy lets through.
    words, other
        Of the page, and of its summary in English.
    """
    return PAGES.get_template("index").render(
        **frame(snapshot.city, style, words),
        demo=snapshot.release.demo,
        lead=phrase("lead", words, month=month(snapshot.release.month, words)),
        when=_when(snapshot.release, words),
        contents=[(link, words.text(text)) for link, text in CONTENTS],
        intro=paragraphs(snapshot.intro),
        short=made.brief,
        town=made.town,
        districts=made.districts,
        felt=made.felt,
        acts=around.acts(snapshot, words),
        how=_how(snapshot, words),
        turn=_turn(snapshot.city, words),
        data={
            "lead": words.text(texts_how.DATA_LEAD, column=texts_how.COLUMN),
            "files": [(file, words.text(text)) for file, text in texts_how.DATA_TEXTS],
        },
        english=english(snapshot, other),
    )


def _when(release: Release, words: Words) -> str:
    published = phrase("published", words, day=words.date(release.published, "long"))
    if release.coming is None:
        return f"{published} {phrase('no_coming', words)}"
    return f"{published} {phrase('coming', words, day=words.date(release.coming, 'long'))}"


def _how(snapshot: Snapshot, words: Words) -> dict[str, Any]:
    return {
        "title": words.text(texts_how.HOW),
        "texts": [(words.text(head), words.text(text)) for head, text in texts_how.HOW_TEXTS],
        "breaks_lead": words.text(texts_how.BREAKS),
        "breaks": [f"{words.date(day, 'long')}: {text}" for day, text in snapshot.breaks],
    }


def _turn(city: City, words: Words) -> dict[str, Any]:
    texts = [
        (words.text(question), [(words.text(answer), f"tel:{digits}")])
        for question, answer, digits in texts_how.TURN_TEXTS
    ]
    if reached := contacts(city):
        texts.append((words.text(texts_how.TURN_CITY), reached))
    return {"title": words.text(texts_how.TURN), "texts": texts}
