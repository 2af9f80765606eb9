"""What a cause rests on: a selection, a question of the survey, a safety walk or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import streamlit as st

from data.records.choices import EVIDENCE
from data.store.kinds import WALKS
from geo.errors import N_
from pages.parts import cached, felt_layers, links
from pages.parts.plan_words import EVIDENCE as NAMES
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.records import Cause
    from pages.parts.plan_data import Plan

SELECTION, QUESTION, WALK, OTHER = EVIDENCE
NONE, LINK = "", "länk"
OPEN = {NONE: N_("Inget underlag än"), LINK: N_("Ett annat urval: klistra in länken nedan"),
        OTHER: N_("Annat: beskriv det nedan")}  # fmt: skip
OWN = N_("Problemets eget urval")
PARAMETERS = frozenset(
    ("period", "fran", "till", "jamfor", "brott", "omrade", "dag", "timme", "ljus", "kalla",
     "lager", "insatser", "fokus", "kand", "inlast", "folk", "indelning", "sett")
)  # fmt: skip


def choose(key: str, plan: Plan) -> None:
    """Draw the choice of what a cause rests on."""
    options = _options(plan)
    chosen = st.session_state[key]
    every = {NONE: _(OPEN[NONE])} | options | {k: _(OPEN[k]) for k in (LINK, OTHER)}
    if chosen not in every:
        every[chosen] = chosen.partition(":")[2]
    st.selectbox(_("Underlag"), tuple(every), key=key, format_func=every.get)


def _options(plan: Plan) -> dict[str, str]:
    own = {f"{SELECTION}:{plan.problem.query}": _(OWN)} if plan.problem.query else {}
    store = cached.store()
    questions = {
        f"{QUESTION}:{name}": f"{_(NAMES[QUESTION])}: {_(question.wording)}"
        for name, question in store.questions().items()
    }
    return own | questions | {f"{WALK}:{walk}": f"{_(NAMES[WALK])}: {walk}" for walk in _walks()}


def _walks() -> list[str]:
    """Name the safety walks that have been read in, the newest first."""
    table = cached.store().table(WALKS)
    if table.empty:
        return []
    pairs = table[["date", "walk"]].drop_duplicates().sort_values("date", ascending=False)
    return [f"{row.walk}, {words().date(row.date)}" for row in pairs.itertuples()]


def columns(values: Mapping[str, Any]) -> dict[str, str]:
    """Turn what is chosen and typed into kind and evidence."""
    source, text = values["source"], values["evidence"]
    if source == LINK:
        return {"evidence_kind": SELECTION, "evidence": text.strip().rpartition("?")[2]}
    if source in (NONE, OTHER):
        return {"evidence_kind": source, "evidence": text if source else ""}
    kind, _colon, evidence = source.partition(":")
    return {"evidence_kind": kind, "evidence": evidence}


def values(cause: Cause | None, plan: Plan | None) -> dict[str, str]:
    """Turn kind and evidence into what is chosen and typed."""
    if cause is None or not cause.evidence_kind:
        return {"source": NONE, "evidence": cause.evidence if cause else ""}
    known = plan is None or cause.evidence == plan.problem.query
    if cause.evidence_kind == OTHER or (cause.evidence_kind == SELECTION and not known):
        source = OTHER if cause.evidence_kind == OTHER else LINK
        return {"source": source, "evidence": cause.evidence}
    return {"source": f"{cause.evidence_kind}:{cause.evidence}", "evidence": ""}


def draw(cause: Cause) -> None:
    """Show what a cause rests on, as a link where it can be followed."""
    kind, evidence = cause.evidence_kind, cause.evidence
    if not kind:
        return
    query = {k: v for k, v in parse_qsl(evidence) if k in PARAMETERS}
    if kind == SELECTION and query:
        links.to_the_map(query, _("Underlag: urvalet på kartan"))
    elif kind == QUESTION:
        asked = cached.store().questions().get(evidence)
        told = _("Enkätfråga: {wording}", wording=_(asked.wording) if asked else evidence)
        links.to_the_question(evidence, told)
    elif kind == WALK:
        told = f"{_(NAMES[WALK])}: {evidence}"
        links.to_the_map({"lager": felt_layers.WALKS}, told)
    else:
        st.caption(f"{_(NAMES[kind])}: {plain(evidence)}")
