"""What a file that a browser is sent must not hold: a foreign address, or a text of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.house.screen import STRANGERS, foreign
from tests.house.texts import SENTENCE, swedish

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<![:\"'])//[^\n]*", re.DOTALL)
STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
LOADS = re.compile(r"(?:\bsrc|\bhref|\bfetch|\bimport|\burl)\b\W{0,4}//")  # of the page's protocol


def code(text: str) -> list[str]:
    """Return the lines of a file without its comments."""
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text).splitlines()


def loads_nothing_foreign(name: str, text: str) -> Iterator[str]:
    """Nothing is loaded from another host: scripts, styles, drawings and settings."""
    plain = code(text) if name.endswith((".js", ".css", ".html", ".svg")) else text.splitlines()
    for number, line in enumerate(plain, start=1):
        if STRANGERS.search(line) or foreign(line) or LOADS.search(line):
            yield f"{name}:{number}: foreign host"


def says_nothing_itself(name: str, text: str, known: Collection[str]) -> Iterator[str]:
    """A script has no text of its own: it would be Swedish in every language.

    ``known`` are the texts of the interface; a word among them is one whatever its letters.
    """
    for number, line in enumerate(code(text), start=1):
        for found in STRING.findall(line):
            said = next((part for part in found if part), "")
            if swedish(said) or SENTENCE.fullmatch(said) or (said[:1].isupper() and said in known):
                yield f"{name}:{number}: text in a browser file: {said[:60]!r}"
