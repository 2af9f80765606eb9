"""The demo's own records, made from the tables that it puts in the store."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from data.records.rows import Action, Cause, Intervention, Problem

if TYPE_CHECKING:
    import geopandas as gpd

    from data.records.change import Change
    from data.store import Store

SEED, PROBLEMS = "interventions", "problems"
DAYS = ("period_start", "period_end", "known_on", "follow_up_on", "deadline")


def fill(change: Change, store: Store) -> None:
    """Write down the demo's interventions, and the problems they are to solve."""
    frame: gpd.GeoDataFrame = store.table(SEED)
    if frame.empty:
        return
    ids = {}
    for row in frame.to_crs(store.settings.crs).to_dict("records"):
        made = change.insert(_intervention(row))
        ids[made.name] = made.id
    problems = store.table(PROBLEMS)
    for told in [] if problems.empty else problems["record"]:
        _problem(change, json.loads(told), ids)


def _intervention(row: dict[Any, Any]) -> Intervention:
    alike = ("name", "kind", "perspective", "status", "start", "end", "responsible", "note")
    return Intervention(
        **{name: row[name] for name in alike},
        approach=row["perspective"],
        groups=tuple(row["groups"].split(";")),
        geometry=row["geometry"],
        public=bool(row.get("public", False)),  # a demo made by an earlier program has none
    )


def _problem(change: Change, told: dict[str, Any], interventions: dict[str, int]) -> None:
    problem = change.insert(Problem(**_dated(told["problem"]))).id
    causes = [change.insert(Cause(problem_id=problem, **each)).id for each in told["causes"]]
    for each in map(_dated, told["actions"]):
        cause, act = each.pop("cause", None), each.pop("intervention", None)
        linked: dict[str, Any] = {
            "problem_id": problem,
            "cause_id": None if cause is None else causes[cause],
            "intervention_id": interventions.get(act),
        }
        change.insert(Action(**linked, **each))


def _dated(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: dt.date.fromisoformat(value) if name in DAYS else value
        for name, value in values.items()
    }
