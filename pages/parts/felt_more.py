"""Under the map: what goes with insecurity, a question over the years, and all in a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.figures import palette, profile
from geo.measures import companions
from geo.measures.crosswalk_back import to_areas
from geo.measures.survey_schema import SHARE
from geo.measures.together import NOT_CAUSE, SENTENCES, together
from geo.questions import QUESTION_GROUPS
from pages.parts import felt, felt_around, felt_own, frame
from pages.parts.felt_shapes import OWN
from pages.parts.words import _, words

if TYPE_CHECKING:
    from geo.measures.companions import Wave
    from pages.parts.felt import Felt
    from pages.parts.felt_choice import Choice
    from pages.parts.felt_crime import Beside
    from pages.parts.filters import View

WIDTH = 760.0


def goes_with(view: View, known: Felt, choice: Choice, beside: Beside) -> None:
    """Draw a district's answers to every question, beside the municipality's."""
    heading = _("Vad som följer med otryggheten")
    st.markdown(f"## {heading}")
    st.caption(_(NOT_CAUSE))
    if choice.view != OWN:  # which shows no offences
        st.markdown(_along(known, choice, beside))
    wave, chosen = choice.asked.wave, _chosen(view, known, choice)
    if chosen is None:
        st.info(_("Välj ett område, så visas alla frågor för det bredvid kommunens."))
        return
    name, figures = chosen
    shown = [question for question in known.catalogue.values() if question.scale == SHARE]
    table = companions.profile(figures, companions.references(known.table, wave), shown)
    if table.empty:
        st.info(_("Mätningen säger inget om området."))
        return
    limits = companions.reference_limits(known.table, wave).add_prefix("reference_")
    drawn = _worded(table.join(limits), known, wave.year)
    title = _("{name} bredvid kommunen, {year}", name=name, year=wave.year)
    svg = profile.profile_svg(
        drawn, words(), colours=palette.of(frame.theme()), title=title, width=WIDTH
    )
    st.image(svg, width="stretch", alt=profile.profile_alt(drawn, words()))
    if drawn[["reference_low", "reference_high"]].notna().any(axis=None):
        st.caption(_("Det bleka bandet är osäkerheten i kommunens eget värde."))
    if choice.view != OWN:  # what is counted in districts says nothing of the survey's areas
        around = felt_around.told(view, known, beside.selection.period)
        st.markdown("\n".join(f"- {line}" for line in around))


def _chosen(view: View, known: Felt, choice: Choice) -> tuple[str, pd.DataFrame] | None:
    """Return name and figures of what is picked on the map, None if nothing is."""
    if choice.view == OWN:
        return felt_own.figures(known, choice)
    if view.focus is None:
        return None
    return view.kept.names[view.focus], _figures(known, view.focus, choice.asked.wave)


@lru_cache(maxsize=256)
def _figures(known: Felt, district: str, wave: Wave) -> pd.DataFrame:
    return companions.district_figures(known.table, felt.parts(known, wave.year), district, wave)


def _worded(table: pd.DataFrame, known: Felt, year: int) -> pd.DataFrame:
    """Put a profile in the words of its year and the columns of its drawing."""
    asked = [known.catalogue[name] for name in table.index]
    return pd.DataFrame(
        {
            "wording": [_(question.worded(year)) for question in asked],
            "group": [_(QUESTION_GROUPS[question.group]) for question in asked],
            "bad": [question.bad for question in asked],
            "value": table["value"].to_numpy(), "reference": table["reference"].to_numpy(),
            "difference": table["difference"].to_numpy(),
            "low": table["difference_low"].to_numpy(), "high": table["difference_high"].to_numpy(),
            "status": table["status"].to_numpy(),
            "reference_low": table["reference_low"].to_numpy(),
            "reference_high": table["reference_high"].to_numpy(),
        }
    )  # fmt: skip


def _along(known: Felt, choice: Choice, beside: Beside) -> str:
    """Say whether crime and the question follow each other over the survey's areas."""
    by_area = to_areas(felt.parts(known, choice.asked.year), beside.table["crime"])
    found, said = together(felt.areas(known, choice.asked)["value"], by_area), words()
    if found.status in SENTENCES:
        return _(SENTENCES[found.status])
    sure = found.low > 0 or found.high < 0
    verdict = _("följs åt") if sure and found.rho > 0 else _("går åt olika håll")
    return _(
        "Mellan mätningens {n} områden: brotten och svaren {verdict} "
        "(rangkorrelation {rho}, {low} till {high}).",
        n=found.n, verdict=verdict if sure else _("följs inte säkert åt"),
        rho=said.number(found.rho, 2), low=said.number(found.low, 2),
        high=said.number(found.high, 2),
    )  # fmt: skip
