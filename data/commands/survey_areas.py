"""``import survey-areas``: the survey's own areas, and the crosswalk made from them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from data.clock import stamp
from data.commands.after import shown
from data.sources.districts import read
from data.store.files import sha256
from data.store.kinds import CROSSWALK
from data.survey.polygons import PEOPLE, SHAPES, SURFACE, crosswalk
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Store

SAYS = {
    PEOPLE: "efter var folk bor i mindre områden",
    SURFACE: "efter yta, som om folk bodde jämnt fördelade",
}


def take(args: Namespace, store: Store, voice: Voice) -> int:
    """Import survey areas and make the crosswalk that applies from them."""
    if store.has_demo and not args.yes:
        raise UserError(
            "Här finns påhittade demodata, som försvinner när riktiga områden läses in. Kör om "
            "kommandot med --yes om det är meningen. Ingenting har sparats."
        )
    areas = read(args.file, code_column=args.code, name_column=args.name, settings=store.settings)
    version = args.version or args.file.stem
    made = crosswalk(areas, store, weight=args.weight, version=version)
    about = {
        "file": args.file.name, "sha256": sha256(args.file), "version": version,
        "as_of": dt.datetime.now(dt.UTC).date().isoformat(), "imported_at": stamp(),
        "profile": "survey-areas", "replaces_demo": True,
    }  # fmt: skip
    with store.changing() as change:
        change.add_records(CROSSWALK, made, about)
        change.put_table(SHAPES, areas)
    _, warning = shown(store)
    method = str(made["method"].iloc[0])
    voice.say(
        "{n} undersökningsområden sparades, och {codes} stadsdelar fördelades {how}.",
        n=len(areas), codes=made["code"].nunique(), how=SAYS[method],
    )  # fmt: skip
    left = sorted(set(store.districts()["code"]) - set(made["code"]))
    if left:
        voice.say("Utanför undersökningens områden: {codes}.", codes=listed(left))
    facts = {"read": len(areas), "accepted": len(areas), "version": version, "method": method}
    voice.last(facts | {"uncovered": left} | voice.warn(warning))
    return 0
