"""Questions that a person answers before records count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from data.ingest.guards import MESSAGES as USUAL
from data.ingest.guards import Guard, future_dates, many_rejected, odd_places
from data.store import contradicted
from data.store.kinds import ANSWERS, CROSSWALK
from data.survey.profile import SURVEYS
from data.survey.roles import fold
from geo.errors import N_, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from data.store import Store
    from data.survey.draft import RecordDraft

MORE, FEWER = 1.5, 0.5  # times as many answers as the year before
WEIGHT = re.compile(r"vikt(?:er|en)?\b|weight|\bwgt\b")
SMALL = 0.01  # per cent; a share of one whole is read as this
MESSAGES: dict[str, str] = {
    "unknown_areas": N_(
        "Områden som varken finns i områdesnyckeln eller i tidigare mätningar: {areas}. De kan "
        "inte räknas om till stadsdelar. Är de rätt stavade?"
    ),
    "missing_years": N_("Jämfört med det som redan är inläst saknas svar för {years}."),
    "answers_off": N_(
        "År {year} har {n} svar mot {usual} år {before}, alltså hälften så många eller färre, "
        "eller minst en halv gång till."
    ),
    "scale": N_(
        "Alla andelar är mindre än 1 procent. Är de skrivna som 0,23 i stället för 23? Ändra då "
        "scale i profilen till share."
    ),
    "other_weights": N_(
        "Kolumner som ser ut att vara vikter läses inte: {names}. Svaren vägs med {weight}. Ska en "
        "annan vikt gälla, skriv dess namn vid weight i profilen."
    ),
    "no_weight": N_(
        "Kolumner som ser ut att vara vikter läses inte: {names}. Alla svar väger därför lika. Ska "
        "vikten gälla, skriv dess namn vid weight i profilen."
    ),
    "same_day": N_(
        "Filen har andra värden än en tidigare fil från samma dag. Antal uppgifter: {n}. Då går "
        "det inte att veta vilka som är nyast: ange dagen som filen beskriver (--as-of)."
    ),
    "unknown_codes": N_("Koder som inte finns i områdesindelningen: {codes}."),
    "uncovered": N_("Områden som nyckeln inte fördelar helt: {codes}."),
    "demo": N_(
        "Här finns påhittade demodata. De tas bort, även händelserna, när du läser in riktiga "
        "uppgifter."
    ),
}  # fmt: skip


class RecordGuard(Guard):
    """A question about records."""

    @property
    def message(self) -> str:
        """Swedish source sentence, the key it is translated by."""
        return MESSAGES.get(self.code) or USUAL[self.code]


def guards(draft: RecordDraft, store: Store) -> list[Guard]:
    """Return every question about a draft; an empty list means nothing looks odd."""
    # What is invented will be gone, so it is nothing to compare with.
    known = None if store.has_demo else store.table(draft.kind)
    found = [*many_rejected(draft), *future_dates(draft)]
    if draft.kind == ANSWERS:
        found += _weights(draft)
    if draft.kind in SURVEYS:
        found += [*_areas(draft, store, known), *_years(draft, known), *_scale(draft)]
        found += [*_number(draft, known)]
    if draft.place is not None:
        found += odd_places(draft.place, draft.frame, store)
    if draft.kind == CROSSWALK:
        found += _districts(draft, store)
    found += _same_day(draft, store)
    found += [RecordGuard("demo")] if store.has_demo else []
    return [RecordGuard(guard.code, guard.values) for guard in found]


def _areas(draft: RecordDraft, store: Store, known: pd.DataFrame | None) -> Iterator[Guard]:
    """Ask about survey areas that nothing else knows."""
    key = store.table(CROSSWALK) if not store.has_demo else None
    told = [frame for frame in (key, known) if frame is not None and len(frame)]
    names = {text.casefold() for frame in told for c in ("area", "area_name") for text in frame[c]}
    frame = draft.frame
    frame = frame[frame["level"] == "area"] if "level" in frame else frame
    pairs = frame[["area", "area_name"]].drop_duplicates()
    strange = [
        name
        for code, name in pairs.itertuples(index=False)
        if names and not {code.casefold(), name.casefold()} & names
    ]
    if strange:
        yield RecordGuard("unknown_areas", {"areas": listed(strange)})


def _years(draft: RecordDraft, known: pd.DataFrame | None) -> Iterator[Guard]:
    """Ask about years between those of the file and those there are, and gaps in the file."""
    if known is None or known.empty or draft.frame.empty:
        return
    before = set(known.loc[known["source"].isin(draft.frame["source"]), "year"])
    now = {int(year) for year in draft.frame["year"]}
    between = range(max(before, default=min(now)) + 1, min(now))
    gaps = {year for year in before if min(now) < year < max(now)} - now
    if missing := sorted({*between, *gaps}):
        yield RecordGuard("missing_years", {"years": listed(missing)})


def _number(draft: RecordDraft, known: pd.DataFrame | None) -> Iterator[Guard]:
    """Ask when a year has far more or far fewer answers than the one before."""
    now, told = _answers(draft.frame, draft.kind), {}
    if known is not None and len(known):
        told = _answers(known[known["source"].isin(draft.frame["source"])], draft.kind)
    counts = {**told, **now}
    for (source, year), n in now.items():
        before = max((y for s, y in counts if s == source and y < year), default=None)
        usual = counts[source, before] if before else 0
        if usual and not FEWER * usual < n < MORE * usual:
            values = {"year": str(year), "n": n, "usual": usual, "before": str(before)}
            yield RecordGuard("answers_off", values)


def _answers(frame: pd.DataFrame, kind: str) -> dict[tuple[str, int], int]:
    """Count the answers of each source and year."""
    if kind == ANSWERS:
        people = frame.drop_duplicates(["source", "year", "respondent"])
        counts = people.groupby(["source", "year"]).size()
    else:
        whole = frame[frame["group"] == "alla"].dropna(subset="n")
        once = whole.drop_duplicates(["source", "level", "area", "year"])
        counts = once.groupby(["source", "year"])["n"].sum()
    rows = counts.reset_index(name="n").itertuples(index=False)
    return {(str(source), int(year)): int(n) for source, year, n in rows}


def _scale(draft: RecordDraft) -> Iterator[Guard]:
    """Ask when shares seem to be written in another scale than the profile says."""
    if draft.kind == ANSWERS or draft.profile.coding.scale != "percent":
        return
    shares = [one.id for one in draft.profile.catalogue.values() if one.scale == "share"]
    values = draft.frame.loc[draft.frame["question"].isin(shares), "value"].to_numpy(float)
    values = values[np.isfinite(values)]
    if len(values) and (values <= SMALL).all() and (values > 0).any():
        yield RecordGuard("scale")


def _weights(draft: RecordDraft) -> Iterator[Guard]:
    """Ask about columns that seem to be weights and are not read: each weighs every figure."""
    names = [name for name in draft.layout.unread if WEIGHT.search(fold(name))]
    read = [name for name, role in draft.layout.roles.items() if role.key == "weight"]
    if names and read:
        yield RecordGuard("other_weights", {"names": listed(names), "weight": read[0]})
    elif names:
        yield RecordGuard("no_weight", {"names": listed(names)})


def _districts(draft: RecordDraft, store: Store) -> Iterator[Guard]:
    """Ask about districts that the crosswalk does not know, or knows in part."""
    codes = set(store.districts()["code"])
    given = draft.frame.groupby("code")["share"].sum()
    if strange := sorted(set(given.index) - codes) if codes else []:
        yield RecordGuard("unknown_codes", {"codes": listed(strange)})
    whole = set(given[given > 1 - SMALL].index)
    if left := sorted(codes - whole):
        yield RecordGuard("uncovered", {"codes": listed(left)})


def _same_day(draft: RecordDraft, store: Store) -> Iterator[Guard]:
    """Ask when it cannot be told which of two files is newer."""
    if n := contradicted(store, draft.kind, draft.frame, draft.provenance):
        yield RecordGuard("same_day", {"n": n})
