"""``demo``: fill a store with the made-up municipality."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from data import demo
from data.commands.after import shown
from data.commands.given import date
from data.records import open_book
from data.store import kinds
from data.survey import SHAPES
from geo.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace

    import pandas as pd

    from data.commands.say import Voice
    from data.store import Batch, Store

    Records = tuple[pd.DataFrame, dict[str, object]]

Ordered = TypeVar("Ordered", int, dt.date)
# The least and the most that can be asked for.
LIMITS = {"incidents": (1, 50_000_000), "years": (1, 100), "seed": (0, 2**32 - 1)}
LAST_DAY = dt.date(2100, 12, 31)


def make(args: Namespace, store: Store, voice: Voice) -> int:
    """Make demo data, in place of earlier demo data but never of real."""
    until = _checked(args, store)
    open_book(store).close()  # so that the store knows of real records in a database elsewhere
    if args.if_empty and (store.is_real or not store.is_empty):
        voice.say("Lagret har redan händelser. Ingenting gjordes.")
        voice.last({})
        return 0
    batch = _fill(args, store, until)
    open_book(store).close()  # which brings the demo's own records
    facts, warning = shown(store)
    if facts:
        voice.say(
            "{n} påhittade händelser från {oldest} till {newest} i schematiska områden.",
            n=batch.accepted,
            **facts,
        )
    voice.last(batch.counts() | voice.warn(warning))
    return 0


def _checked(args: Namespace, store: Store) -> dt.date:
    """Refuse numbers that no demo can be made of, and return its last day."""
    for name, limits in LIMITS.items():
        if getattr(args, name) is not None:
            _within(name, int(getattr(args, name)), limits)
    until = _until(args, store)
    _within("until", until, (store.settings.oldest_day, LAST_DAY))
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
    """Put everything in, in one change: no reader sees, and no other writer meets, a part.

    Earlier incidents leave in the same step as the new ones come, so a failure
    on the way does not cost them.
    """
    land = demo.geography(store.settings)
    acts = demo.interventions(land, until=until, seed=args.seed)
    kept = _records(land, until, args.seed)
    frames = demo.incidents(land, until=until, n=args.incidents, years=args.years, seed=args.seed)
    day = until.isoformat()
    about = {"profile": "demo", "seed": args.seed, "until": day, "as_of": day, "demo": True}
    with store.changing() as change:
        change.drop_demo()
        change.put_table("interventions", acts, demo=True)
        change.put_table("problems", demo.problems(acts, until=until), demo=True)
        change.put_table(SHAPES, demo.survey_shapes(land.districts), demo=True)
        for kind, (frame, more) in kept.items():
            change.add_records(kind, frame, about | more)
        change.put_districts(land.districts, land.population)
        for name in ("water", "places", "outline"):
            change.put_layer(name, getattr(land, name))
        return change.add_batch(frames, about)


def _records(land: demo.Geography, until: dt.date, seed: int) -> dict[str, Records]:
    """Make up what a profile would read, by kind, with what to note about it."""
    reworded: dict[str, object] = {"questions": [asdict(demo.REWORDED)]}
    crosswalk = demo.crosswalk()
    return {
        kinds.ANSWERS: (demo.survey_answers(until=until, seed=seed), reworded),
        kinds.RESULTS: (demo.survey_results(until=until, seed=seed), {}),
        kinds.CROSSWALK: (crosswalk, {"version": crosswalk["version"].iloc[0]}),
        kinds.WALKS: (demo.safety_walks(land, until=until, seed=seed), {}),
        kinds.REPORTS: (demo.resident_reports(land, until=until, seed=seed), {}),
    }
