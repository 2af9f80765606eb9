"""``status``: what is in the store, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.store.kinds import ANSWERS, CROSSWALK, REPORTS, RESULTS, WALKS
from geo.errors import short

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Store

LISTED = 20
HOLDS = {
    ANSWERS: "svar på undersökningsfrågor",
    RESULTS: "publicerade undersökningsresultat",
    CROSSWALK: "delar i områdesnycklar",
    WALKS: "punkter från trygghetsvandringar",
    REPORTS: "felanmälningar",
}


def status(args: Namespace, store: Store, voice: Voice) -> int:
    """Describe the store."""
    del args
    facts = store.status()
    if facts["batches"]:
        _incidents(facts, voice)
    elif not facts["records"]:
        voice.say("Lagret är tomt. Skapa demodata (python -m data demo) eller läs in en fil.")
    _records(facts, voice)
    for version, entry in facts["districts"].items():
        now = " – gäller nu" if version == facts["districts_version"] else ""
        voice.say("Områden {v}: {n} st{now}. {note}", v=version, n=entry["rows"], now=now, **entry)
    _oddities(facts, voice)
    voice.last(facts)
    return 0


def _incidents(facts: dict[str, Any], voice: Voice) -> None:
    voice.say("{incidents} händelser från {oldest} till {newest}.", **facts)
    voice.say(
        "Utan datum: {undated}. Före {since}, och därför i ingen period: {early}. "
        "Utan klockslag: {without_hour}. Med koordinater: {located}.",
        **facts,
    )
    _batches(facts["batches"], voice)


def _records(facts: dict[str, Any], voice: Voice) -> None:
    for kind in sorted({batch["kind"] for batch in facts["records"]}):
        voice.say("{n} {what}.", n=facts["tables"][kind], what=HOLDS[kind])
        _batches([batch for batch in facts["records"] if batch["kind"] == kind], voice)


def _batches(batches: list[dict[str, Any]], voice: Voice) -> None:
    for batch in batches:
        voice.say(
            "  {as_of} {name}: {read} lästa, {accepted} nya, {duplicates} redan kända, "
            "{rejected} avvisade",
            name=batch["provenance"].get("file") or ", ".join(batch["sources"]),
            **batch,
        )


def _oddities(facts: dict[str, Any], voice: Voice) -> None:
    titles = {
        "unknown_areas": "Områdeskoder som inte finns i indelningen:",
        "unmapped_codes": "Brottskoder utan brottstyp (lägg till dem i profilen):",
    }
    for key, title in titles.items():
        if facts.get(key):
            voice.say(title)
            for word, number in list(facts[key].items())[:LISTED]:
                voice.say("  {word}: {number}", word=short(word), number=number)
