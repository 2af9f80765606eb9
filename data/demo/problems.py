"""Made-up problems with causes and a plan: one well on its way, one hardly begun."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from data.demo.towns import BY_CODE
from data.demo.truths import EMERGING
from geo.period import ROLLING, Period
from geo.query import to_query
from geo.selection import Selection

if TYPE_CHECKING:
    import geopandas as gpd

_GRAFFITI = "Klotter bort inom ett dygn"  # an intervention that comes back in the plans
_CARS = "Parkeringsbolaget"
Told = dict[str, Any]


def problems(acts: gpd.GeoDataFrame, *, until: date) -> pd.DataFrame:
    """Make up two problems.

    Parameters
    ----------
    acts
        From :func:`data.demo.acts.interventions`; one of them is linked to.
    until
        The last day of the incidents.

    Returns
    -------
    DataFrame with ``record``: JSON with ``problem`` (columns of a problem), ``causes``
    and ``actions``; an action names its cause by its place in the list, and its
    intervention by name. Days are ISO dates.
    """
    made = [_graffiti(acts, until), _cars(until)]  # the last one is shown first
    return pd.DataFrame({"record": [json.dumps(each, ensure_ascii=False) for each in made]})


def _day(until: date, days: int) -> str:
    return (until + timedelta(days=days)).isoformat()


def _seen(until: date, offence: str, code: str, weeks: int) -> Told:
    """Return what was on screen: a selection, as known on the last day."""
    start = until - timedelta(days=7 * weeks - 1)
    chosen = Selection(Period(start, until, ROLLING), "ifjol", (offence,), (code,))
    query = to_query(chosen) | {"lager": "antal", "kand": until.isoformat(), "inlast": "0"}
    return {
        "place": BY_CODE[code].name,
        "period_start": start.isoformat(),
        "period_end": until.isoformat(),
        "query": "&".join(f"{name}={value}" for name, value in query.items()),
        "known_on": until.isoformat(),
    }


def _cars(until: date) -> Told:
    """One with evidence, an overdue action and one that lacks its cause."""
    seen = _seen(until, EMERGING.offence, EMERGING.district, EMERGING.weeks[0])
    problem = seen | {
        "title": "Stölder ur bilar vid infartsparkeringen",
        "status": "pågående",
        "follow_up": "Samma urval åtta veckor efter att belysningen är på plats.",
        "follow_up_on": _day(until, 90),
    }
    causes = [
        _cause("objekt_plats", "Stölderna ligger tätt kring infartsparkeringen, mest på kvällstid.",
               "belagd", evidence=seen["query"]),
        _cause("objekt_plats", "Parkeringen är mörk och skymd av häcken mot vägen.", "trolig"),
        _cause("brottsutsatt", "Pendlare lämnar verktyg och väskor synliga i bilen.", "trolig"),
        _cause("gärningsperson", "Stöldgodset är lätt att sälja vidare.", "gissning"),
    ]  # fmt: skip
    lights = {
        "what": "Sätt upp belysning och klipp häcken", "cause": 1,
        "responsible": "Tekniska förvaltningen", "deadline": _day(until, -12),
        "approach": "situationell", "state": "pågår",
        "effect_short": "Parkeringen går att överblicka från vägen.",
        "effect_long": "Färre stölder ur bilar på platsen.",
        "follow_up": "Ljusmätning och samma urval efter åtta veckor.",
    }  # fmt: skip
    signs = {
        "what": "Skyltar och utskick om att tömma bilen", "cause": 2, "responsible": _CARS,
        "deadline": _day(until, 30), "approach": "situationell", "state": "planerad",
        "effect_short": "Färre bilar med synliga värdesaker.",
        "effect_long": "Platsen lönar sig inte längre.",
        "follow_up": "Räkna bilar med synliga värdesaker före och efter.",
    }  # fmt: skip
    rounds = {
        "what": "Tätare tillsyn kvällstid i två veckor", "responsible": "Polisen",
        "deadline": _day(until, -40), "approach": "situationell", "state": "klar",
    }  # fmt: skip
    return {"problem": problem, "causes": causes, "actions": [lights, signs, rounds]}


def _graffiti(acts: gpd.GeoDataFrame, until: date) -> Told:
    """One that nobody has said how to follow up."""
    name = next(name for name in acts["name"] if name.startswith(_GRAFFITI))
    where = name.removeprefix(f"{_GRAFFITI}, ")
    code = next(code for code, place in BY_CODE.items() if place.name == where)
    problem = _seen(until, "klotter", code, 26) | {"title": f"Klotter i {where}"}
    causes = [_cause("objekt_plats", "Klotter får sitta kvar länge på skymda väggar.", "gissning")]
    actions = [{"what": "Sanera inom ett dygn", "cause": 0, "intervention": name,
                "responsible": "Tekniska förvaltningen", "state": "pågår"}]  # fmt: skip
    return {"problem": problem, "causes": causes, "actions": actions}


def _cause(bone: str, explanation: str, strength: str, *, evidence: str = "") -> Told:
    return {
        "bone": bone, "explanation": explanation, "strength": strength,
        "evidence_kind": "urval" if evidence else "", "evidence": evidence,
    }  # fmt: skip
