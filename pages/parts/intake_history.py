"""What has been read in before, newest first, with what was rejected."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from geo.errors import N_
from pages.parts import cached, sources
from pages.parts.words import _, plain, words

SHOWN = 20
HEADS = (
    N_("Inläst"), N_("Fil"), N_("Källa"), N_("Rader"), N_("Nya"), N_("Fanns redan"), N_("Avvisade"),
)  # fmt: skip
# Titles stand in the profiles, which are no code; here they are marked for translation.
TITLES = (
    N_("Polisens uttag med koordinater"), N_("Polisens uttag per DeSO-område"),
    N_("Vancouver Police, öppna data"), N_("data.police.uk, brott på gatunivå"),
    N_("Trygghetsmätning, enskilda svar"), N_("Trygghetsmätning, publicerade resultat"),
    N_("NTU, kommuner och län"), N_("Trygghetsvandringar"), N_("Felanmälningar"),
    N_("Områdesnyckel"),
)  # fmt: skip


def draw() -> None:
    """Draw the list of earlier imports."""
    status = cached.store().status()
    batches = newest_first([*status["batches"], *status["records"]])
    if not batches:
        return
    st.header(_("Tidigare inläsningar"), anchor=False)
    table(batches[:SHOWN])
    if len(batches) > SHOWN:
        st.caption(
            _("De {n} senaste av {total} visas.", n=words().number(SHOWN),
              total=words().number(len(batches)))
        )  # fmt: skip
    _quarantines([batch for batch in batches if batch["quarantine"]])


def newest_first(batches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort batches by when they came in."""
    return sorted(batches, key=_when, reverse=True)


def _when(batch: dict[str, Any]) -> str:
    return batch["provenance"].get("imported_at") or batch["as_of"]


def table(batches: list[dict[str, Any]]) -> None:
    """Show when, what and how much was read in."""
    heads = [_(head) for head in HEADS]
    with st.container(key="intake_batches"):
        st.table(
            [dict(zip(heads, _row(batch), strict=True)) for batch in batches],
            border="horizontal", hide_index=True,
        )  # fmt: skip


def _row(batch: dict[str, Any]) -> list[str]:
    said, about = words(), batch["provenance"]
    numbers = (batch[key] for key in ("read", "accepted", "duplicates", "rejected"))
    return [
        moment(_when(batch)), plain(about.get("file") or "–"), source(batch),
        *(said.number(number) for number in numbers),
    ]  # fmt: skip


def moment(text: str) -> str:
    """Write a moment of the log as a local date and time; a plain day as a day."""
    when = dt.datetime.fromisoformat(text)
    if when.tzinfo is None:
        return words().date(when.date())
    local = when.astimezone(ZoneInfo(cached.store().settings.time_zone))
    return f"{words().date(local.date())} {local:%H:%M}"


def source(batch: dict[str, Any]) -> str:
    """Return what people call the source of a batch."""
    if batch["demo"]:
        return _("Påhittade demodata")
    name = str(batch["provenance"].get("profile") or ", ".join(batch["sources"]))
    return plain(sources.title(name))


def _quarantines(batches: list[dict[str, Any]]) -> None:
    """Offer the rejected rows of one import."""
    if not batches:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="intake_quarantine"):
        known = {batch["id"]: batch for batch in batches}
        chosen = st.selectbox(
            _("Avvisade rader från"), list(known), key="intake_batch",
            format_func=lambda id_: _label(known[id_]),
        )  # fmt: skip
        st.download_button(
            _("Hämta (CSV)"), lambda: cached.store().quarantine(chosen),
            file_name="avvisade_rader.csv", mime="text/csv", on_click="ignore",
            icon=":material/download:", key="intake_earlier",
        )  # fmt: skip


def _label(batch: dict[str, Any]) -> str:
    return _(
        "{file} ({n} rader)", file=batch["provenance"].get("file") or "–",
        n=words().number(batch["rejected"]),
    )  # fmt: skip
