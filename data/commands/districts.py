"""``import districts`` and ``fetch districts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.commands.after import shown
from data.sources.districts import read
from data.sources.fetch import fetch
from geo.errors import listed

if TYPE_CHECKING:
    from argparse import Namespace

    import geopandas as gpd

    from data.commands.say import Voice
    from data.store import Store


def take(args: Namespace, store: Store, voice: Voice) -> int:
    """Import districts from a file and make them the current ones."""
    found = read(args.file, code_column=args.code, name_column=args.name, settings=store.settings)
    return _put(found, args, store, voice)


def get(args: Namespace, store: Store, voice: Voice) -> int:
    """Fetch official districts and make them the current ones."""
    return _put(fetch(args.source, settings=store.settings), args, store, voice)


def _put(found: gpd.GeoDataFrame, args: Namespace, store: Store, voice: Voice) -> int:
    with store.changing() as change:
        change.put_districts(found, version=args.version)
        current = change.body["current"]
    facts, warning = shown(store)
    voice.say(
        "{number} områden sparades som version {version}.", number=len(found), version=current
    )
    if facts.get("unknown_areas"):
        voice.say(
            "{number} händelser har områdeskoder från en annan indelning och räknas som okänt "
            "läge: {codes}.",
            number=sum(facts["unknown_areas"].values()),
            codes=listed(facts["unknown_areas"]),
        )
    counts = {"read": len(found), "accepted": len(found), "version": current}
    voice.last(counts | voice.warn(warning))
    return 0
