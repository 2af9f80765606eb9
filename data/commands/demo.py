"""``demo``: fill a store with the made-up municipality."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from data import demo
from data.commands.incidents import date
from geo.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace

    import pandas as pd

    from data.commands.say import Voice
    from data.store import Batch, Store

Ordered = TypeVar("Ordered", int, dt.date)
# The least and the most that can be asked for.
LIMITS = {"incidents": (1, 50_000_000), "years": (1, 100), "seed": (0, 2**32 - 1)}
LAST_DAYS = (dt.date(1970, 1, 1), dt.date(2100, 12, 31))


def make(args: Namespace, store: Store, voice: Voice) -> int:
    """Make demo data, in place of earlier demo data but never of real."""
    until = _checked(args, store)
    if args.if_empty and not store.is_empty:
        voice.say("Lagret har redan händelser. Ingenting gjordes.")
        voice.last({})
        return 0
    if not store.is_empty and not store.is_demo:
        raise UserError(
            "Lagret innehåller riktiga händelser, så inga påhittade läggs till. Välj en annan "
            "mapp med LAGESBILD_DATA om du vill se demodata."
        )
    batch = _fill(args, store, until)
    found = store.incidents()
    voice.say(
        "{n} påhittade händelser från {first} till {last} i schematiska områden.",
        n=batch.accepted,
        first=found.day0,
        last=found.last_day,
    )
    voice.last(batch.counts())
    return 0


def _checked(args: Namespace, store: Store) -> dt.date:
    """Refuse numbers that no demo can be made of, and return its last day."""
    for name, limits in LIMITS.items():
        if getattr(args, name) is not None:
            _within(name, int(getattr(args, name)), limits)
    until = _until(args, store)
    _within("until", until, LAST_DAYS)
    return until


def _within(name: str, given: Ordered, limits: tuple[Ordered, Ordered]) -> None:
    low, high = limits
    if not low <= given <= high:
        raise UserError(
            "--{option} ska vara mellan {low} och {high}, inte {given}. Ingenting har ändrats.",
            option=name,
            low=low,
            high=high,
            given=given,
        )


def _until(args: Namespace, store: Store) -> dt.date:
    if args.until:
        return date(args.until)
    now = dt.datetime.now(ZoneInfo(store.settings.time_zone))
    return now.date() - dt.timedelta(days=1)


def _fill(args: Namespace, store: Store, until: dt.date) -> Batch:
    """Put everything in, the incidents last: a store without them counts as empty.

    Earlier incidents leave in the same step as the new ones come, so a failure
    on the way does not cost them.
    """
    land = demo.geography(store.settings)
    tables = _tables(land, until, args.seed)
    store.put_districts(land.districts, land.population)
    for name in ("water", "places", "outline"):
        store.put_layer(name, getattr(land, name))
    for name, frame in tables.items():
        store.put_table(name, frame, demo=True)
    frames = demo.incidents(land, until=until, n=args.incidents, years=args.years, seed=args.seed)
    about = {"profile": "demo", "seed": args.seed, "until": until.isoformat(), "demo": True}
    return store.add_batch(frames, about | {"as_of": until.isoformat(), "replaces_demo": True})


def _tables(land: demo.Geography, until: dt.date, seed: int) -> dict[str, pd.DataFrame]:
    return {
        "interventions": demo.interventions(land, until=until, seed=seed),
        "safety_walks": demo.safety_walks(land, until=until, seed=seed),
        "survey": demo.survey(until=until, seed=seed),
        "survey_areas": demo.survey_areas(),
    }
