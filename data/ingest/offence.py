"""Map a source's codes onto the catalogue in geo.offences.

The most certain rule wins: the exact code, then words of the plain text, then
the longest prefix of the code. What no rule covers is UNKNOWN_OFFENCE with the
code kept, and is listed by ``python -m data status``. Whatever the rules say, what
is sensitive never becomes a type that the public is told by district.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from data import toml
from geo.disclosure.marks import counted_as, folded, mark
from geo.errors import UserError
from geo.offences import BY_ID, UNKNOWN_OFFENCE

if TYPE_CHECKING:
    from pathlib import Path

BETWEEN = "\x1f"
KINDS: dict[str, toml.Kind] = {
    "table": str,
    "width": int,
    "codes": dict[str, str],
    "prefix": dict[str, str],
    "text": [{"words": tuple[str, ...], "offence": str}],
}


@dataclass(frozen=True)
class Codes:
    """The rules of one source. Keys are compared without regard to case."""

    exact: dict[str, str]
    prefix: dict[str, str]
    words: tuple[tuple[tuple[str, ...], str], ...]
    width: int
    sha256: str

    def offence(self, code: str, text: str) -> str:
        """Return the offence id of one code and its plain text."""
        return counted_as(self._by_rule(code, text), mark(code) or mark(text))

    def _by_rule(self, code: str, text: str) -> str:
        key, plain = code.casefold(), f" {folded(text)} "
        if key in self.exact:
            return self.exact[key]
        for words, offence in self.words:
            if all(word in plain for word in words):
                return offence
        fits = [prefix for prefix in self.prefix if key.startswith(prefix)]
        return self.prefix[max(fits, key=len)] if fits else UNKNOWN_OFFENCE

    def pad(self, code: pd.Series) -> pd.Series:
        """Give digits back the leading zeros that a spreadsheet took."""
        if not self.width:
            return code
        short = code.str.isdigit()
        return code.where(~short, code.str.zfill(self.width))

    def map(self, code: pd.Series, text: pd.Series) -> pd.Series:
        """Map every row, looking each combination up once."""
        positions, distinct = pd.factorize(code + BETWEEN + text)
        pairs = (str(pair).split(BETWEEN, 1) for pair in distinct)
        found = pd.Series([self.offence(*pair) for pair in pairs], dtype="str")
        return found.iloc[positions].set_axis(code.index)


def codes(table: dict[str, Any], path: Path) -> Codes:
    """Read the rules of a profile, and of the shared table that it names."""
    shared: dict[str, Any] = {}
    if name := table.get("table"):
        shared = _shared(path.parent / f"{name}.toml", str(name))
    if unknown := sorted((set(table) | set(shared)) - set(KINDS)):
        raise UserError(
            "Profilen {name} har nyckeln {key} under [offence], som inte finns. Möjliga "
            "nycklar: {known}.",
            name=path.name,
            key=unknown[0],
            known=", ".join(sorted(KINDS)),
        )
    words = [*table.get("text", []), *shared.get("text", [])]
    rules = Codes(
        exact=_folded(shared.get("codes", {}) | table.get("codes", {})),
        prefix=_folded(shared.get("prefix", {}) | table.get("prefix", {})),
        words=tuple((_words(rule), rule["offence"]) for rule in words),
        width=table.get("width", shared.get("width", 0)),
        sha256=hashlib.sha256(repr(sorted(shared.items(), key=str)).encode()).hexdigest(),
    )
    _check(rules, path.name)
    return rules


def _shared(path: Path, name: str) -> dict[str, Any]:
    try:
        shared = toml.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            "Kodtabellen {name} finns inte eller går inte att läsa.", name=name
        ) from error
    if wrong := toml.misfit(shared, KINDS):
        raise UserError(
            "I kodtabellen {name} har nyckeln {key} ett värde som inte går att använda: {value}.",
            name=name,
            key=wrong[0],
            value=wrong[1] or "–",
        )
    return shared


def _words(rule: dict[str, Any]) -> tuple[str, ...]:
    return tuple(folded(str(word)) for word in rule["words"])


def _folded(table: dict[str, str]) -> dict[str, str]:
    return {key.casefold(): offence for key, offence in table.items()}


def _check(rules: Codes, profile_name: str) -> None:
    named = {*rules.exact.values(), *rules.prefix.values(), *(rule[1] for rule in rules.words)}
    if unknown := sorted(named - set(BY_ID)):
        raise UserError(
            "Profilen {name} pekar på brottstypen {offence}, som inte finns.",
            name=profile_name,
            offence=unknown[0],
        )
