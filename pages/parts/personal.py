"""Records are of places, never of persons: what looks like a personal number is asked about.

What was asked about is kept per form, so that saving the same text again answers that it
is no person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.records import looks_like_personal_number
from geo.errors import N_
from pages.parts.words import _, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = N_("Skriv om platser och situationer, aldrig om personer.")
NUMBER = N_(
    "Texten ser ut att innehålla ett personnummer: {found}. Ta bort det. Är det inget "
    "personnummer kan du spara igen."
)
ASKED = "{form}_numbers"  # what in a form was asked about


def found(texts: Iterable[object]) -> tuple[str, ...]:
    """Return what looks like personal numbers in texts; what is no text holds none."""
    return tuple(
        part for text in texts if isinstance(text, str) for part in looks_like_personal_number(text)
    )


def new(numbers: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    """Tell whether some number has not been asked about."""
    return bool({*numbers} - {*seen})


def question(numbers: tuple[str, ...]) -> str:
    """Ask whether some numbers are persons'."""
    return _(NUMBER, found=plain(", ".join(numbers)))


def asks(form: str, texts: Iterable[object]) -> bool:
    """Tell whether a form must ask before it saves some texts, and let it ask. For a callback."""
    key, numbers = ASKED.format(form=form), found(texts)
    seen = st.session_state.get(key, ())
    st.session_state[key] = numbers
    return new(numbers, seen)


def answered(form: str) -> None:
    """Forget what was asked about: it is saved."""
    st.session_state.pop(ASKED.format(form=form), None)


def draw(form: str) -> None:
    """Say what a form's texts are about, and ask what there is to ask. For within the form."""
    say()
    ask(form)


def say() -> None:
    """Say what texts are about: once where many forms stand together."""
    st.caption(_(PLACES))


def ask(form: str) -> None:
    """Ask what there is to ask about a form's texts. For within the form."""
    if numbers := st.session_state.get(ASKED.format(form=form)):
        st.warning(question(numbers), icon=":material/warning:")
