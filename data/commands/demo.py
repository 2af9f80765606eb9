"""``demo``: fill a store with the made-up municipality."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from data import demo
from data.commands.incidents import date
from geo.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace

    from data.commands.say import Voice
    from data.store import Batch, Store


def make(args: Namespace, store: Store, voice: Voice) -> int:
    """Make demo data, in place of earlier demo data but never of real."""
    if args.if_empty and not store.is_empty:
        voice.say("Lagret har redan händelser. Ingenting gjordes.")
        voice.last({})
        return 0
    if not store.is_empty and not store.is_demo:
        raise UserError(
            "Lagret innehåller riktiga händelser, så inga påhittade läggs till. Välj en annan "
            "mapp med LAGESBILD_DATA om du vill se demodata."
        )
    batch = _fill(args, store)
    found = store.incidents()
    voice.say(
        "{n} påhittade händelser från {first} till {last} i schematiska områden.",
        n=batch.accepted,
        first=found.day0,
        last=found.last_day,
    )
    voice.last(batch.counts())
    return 0


def _fill(args: Namespace, store: Store) -> Batch:
    """Put everything in, the incidents last: a store without them counts as empty."""
    until = _until(args, store)
    seed = args.seed
    store.drop_demo()
    land = demo.geography(store.settings)
    store.put_districts(land.districts, land.population)
    for name in ("water", "places", "outline"):
        store.put_layer(name, getattr(land, name))
    tables = {
        "interventions": demo.interventions(land, until=until, seed=seed),
        "safety_walks": demo.safety_walks(land, until=until, seed=seed),
        "survey": demo.survey(until=until, seed=seed),
        "survey_areas": demo.survey_areas(),
    }
    for name, frame in tables.items():
        store.put_table(name, frame, demo=True)
    frames = demo.incidents(land, until=until, n=args.incidents, years=args.years, seed=seed)
    about = {"profile": "demo", "seed": seed, "until": until.isoformat(), "demo": True}
    return store.add_batch(frames, about | {"as_of": until.isoformat()})


def _until(args: Namespace, store: Store) -> dt.date:
    if args.until:
        return date(args.until)
    now = dt.datetime.now(ZoneInfo(store.settings.time_zone))
    return now.date() - dt.timedelta(days=1)
