"""Questions that a person answers before an import counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from data.ingest.places import NEAR_KM
from geo.areas import assign
from geo.errors import N_, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from data.ingest import places
    from data.ingest.draft import Draft
    from data.store import Store
    from data.survey.draft import RecordDraft

REJECTED = 0.02
OUTSIDE = 0.05
HISTORY = 8
ENOUGH_HISTORY = 3
BUSY = 20  # incidents in the busiest month for a gap to be remarkable
MESSAGES: dict[str, str] = {
    "rejected": N_("Många rader avvisas: {rejected} av {read}. Gränsen är 2 %."),
    "outside": N_(
        "Många händelser ligger utanför alla områden: {outside} av {located} med känt läge. "
        "Gränsen är 5 %."
    ),
    "row_count": N_(
        "Filen har {read} rader. De senaste inläsningarna från samma källa hade omkring {usual}."
    ),
    "missing_month": N_("Det finns inga händelser alls i {months}, mitt i filens period."),
    "swapped": N_("Koordinaterna verkar ha bytt plats: öst står i nordkolumnen och tvärtom."),
    "crs": N_(
        "Med koordinatsystemet {crs} hamnar händelserna {distance} km från {city}. "
        "Kontrollera koordinatsystemet i profilen."
    ),
    "future": N_(
        "Filen har datum i framtiden, det senaste {newest}. Antal rader som därför avvisas: {rows}."
    ),
    "early": N_(
        "Filen har datum före {first}, det äldsta {oldest}. Antal sådana rader: {rows}. De räknas "
        "med i antalet, men ingår inte i någon period. Stämmer datumen?"
    ),
    "repeated_id": N_(
        "Samma id finns på rader med olika innehåll. Antal sådana rader: {rows}. Av rader med "
        "samma id räknas bara en. Om en anmälan gäller flera brott måste profilen bilda id av "
        "fler kolumner."
    ),
    "nothing": N_("Ingen rad gick att läsa in."),
    "demo": N_(
        "Här finns påhittade demohändelser. De tas bort när du läser in riktiga, och med dem allt "
        "som har skrivits i demon: insatser, planer, möten och anteckningar."
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Guard:
    """A question: code, Swedish message and the values of its placeholders."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """Swedish source sentence, the key it is translated by."""
        return MESSAGES[self.code]

    def __str__(self) -> str:
        """Return the sentence with its values."""
        return self.message.format(**self.values)


def guards(draft: Draft, store: Store) -> list[Guard]:
    """Return every question about a draft; an empty list means nothing looks odd."""
    frame = draft.incidents
    return [
        *many_rejected(draft),
        *odd_places(draft.place, frame, store),
        *_row_count(draft, store),
        *_months(frame),
        *future_dates(draft),
        *_early(frame, store),
        *_repeated(frame),
        *([Guard("demo")] if store.has_demo else []),
    ]


def many_rejected(draft: Draft | RecordDraft) -> Iterator[Guard]:
    """Ask when more rows than usual cannot be read."""
    if draft.read == draft.rejected:
        yield Guard("nothing")
    elif draft.rejected > REJECTED * draft.read:
        yield Guard("rejected", {"rejected": draft.rejected, "read": draft.read})


def odd_places(place: places.Verdict, frame: pd.DataFrame, store: Store) -> Iterator[Guard]:
    """Ask when coordinates are swapped, far from the city, or outside the districts."""
    if place.swapped:
        yield Guard("swapped")
    elif place.distance_km > NEAR_KM:
        far = place.distance_km
        values = {
            "crs": place.crs,
            "distance": round(far) if np.isfinite(far) else "–",
            "city": store.settings.municipality,
        }
        yield Guard("crs", values)
    districts = store.districts()
    located = frame[["x", "y"]].dropna()
    if len(districts) and len(located):
        area = assign(located["x"].to_numpy(), located["y"].to_numpy(), districts)
        outside = np.count_nonzero(area == len(districts))
        if outside > OUTSIDE * len(located):
            yield Guard("outside", {"outside": outside, "located": len(located)})


def _row_count(draft: Draft, store: Store) -> Iterator[Guard]:
    earlier = [
        (batch["provenance"].get("imported_at", ""), batch["read"])
        for batch in store.batches()
        if batch["provenance"].get("profile") == draft.provenance["profile"]
        and batch["provenance"].get("sha256") != draft.provenance["sha256"]
    ]
    latest = sorted(read for _, read in sorted(earlier)[-HISTORY:])
    if len(latest) < ENOUGH_HISTORY:
        return
    usual = latest[len(latest) // 2]
    if not usual / 2 <= draft.read <= usual * 1.5:
        yield Guard("row_count", {"read": draft.read, "usual": usual})


def _months(frame: pd.DataFrame) -> Iterator[Guard]:
    """Ask about empty months between busy ones; stray old offences do not count."""
    day = _day(frame)
    if day.empty:
        return
    month = day.to_numpy().astype("datetime64[M]").astype(np.int64)
    counts = np.bincount(month - month.min())
    busy = np.flatnonzero(counts >= max(counts.max() / 10, 1))
    gaps = np.flatnonzero(counts == 0)
    gaps = gaps[(gaps > busy[0]) & (gaps < busy[-1])]
    if counts.max() >= BUSY and len(gaps):
        names = (gaps + month.min()).astype("datetime64[M]").astype(str)
        yield Guard("missing_month", {"months": listed(names)})


def future_dates(draft: Draft | RecordDraft) -> Iterator[Guard]:
    """Ask about days that lie ahead."""
    late = draft.faults[draft.faults["reason"] == "future_date"]
    if len(late):
        yield Guard("future", {"rows": len(late), "newest": late["value"].max()})


def _early(frame: pd.DataFrame, store: Store) -> Iterator[Guard]:
    """Ask about dates that may stand for no date at all, as 1900-01-01 often does."""
    first, day = store.settings.oldest_day, _day(frame)
    rows = int((day < np.datetime64(first)).sum())
    if rows:
        values = {"first": first.isoformat(), "oldest": day.min().date().isoformat(), "rows": rows}
        yield Guard("early", values)


def _day(frame: pd.DataFrame) -> pd.Series:
    """Return when each row that says so happened."""
    day: pd.Series = frame["start"].fillna(frame["end"]).fillna(frame["registered"]).dropna()
    return day


def _repeated(frame: pd.DataFrame) -> Iterator[Guard]:
    ids = frame["source_id"]
    repeated = frame[ids.duplicated(keep=False)].drop(columns="row")
    if len(repeated):
        distinct = repeated.drop_duplicates()
        differing = int(distinct["source_id"].duplicated(keep=False).sum())
        if differing:
            yield Guard("repeated_id", {"rows": differing})
