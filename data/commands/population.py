"""``import population``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.sources.population import Columns, read
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Store


def take(args: Namespace, store: Store, voice: Voice) -> int:
    """Import inhabitants per area and year; they replace those there were."""
    only = dict(_pair(text) for text in args.where)
    columns = Columns(args.code, args.year, args.population, only)
    given = read(args.file, columns)
    found = given.frame
    without = sorted(set(store.districts()["code"]) - set(found["code"]))
    store.put_population(found)
    voice.say(
        "{n} folkmängdstal för {areas} områden, {first}–{last}.",
        n=len(found), areas=found["code"].nunique(),
        first=found["year"].min(), last=found["year"].max(),
    )  # fmt: skip
    if given.left_out:
        voice.say("Rader som --where valde bort: {n}.", n=given.left_out)
    if given.broken:
        voice.say("Rader som avvisades för att de har fel antal celler: {n}.", n=given.broken)
    if without:
        voice.say("Saknar folkmängd: {codes}.", codes=listed(without))
    facts = {"read": len(found) + given.broken, "accepted": len(found), "rejected": given.broken}
    voice.last(facts | {"left_out": given.left_out, "districts_without": without})
    return 0


def _pair(text: str) -> tuple[str, str]:
    column, sign, value = text.partition("=")
    if not sign:
        raise UserError("Skriv --where som KOLUMN=VÄRDE, till exempel alder=totalt.")
    return column, value
