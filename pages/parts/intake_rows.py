"""The preview: how the first rows are understood, and where the incidents lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.errors import listed
from geo.offences import BY_ID
from pages.parts import cached, frame, intake_outlook
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.intake_file import Upload
    from pages.parts.intake_outlook import Asked, Outlook

ROWS = 6
LISTED = 8
WHOLE_DAY = ("00:00", "23:59")  # how a day without a time of day is kept


def first_rows(seen: Outlook) -> None:
    """Show how the first rows are understood."""
    rows = seen.draft.frames[0].head(ROWS)
    if rows.empty:
        return
    title = _("Så tolkas de första raderna")
    st.markdown(f"**{title}**")
    table = [
        {_("Brottstid"): _moment(row), _("I filen"): plain(f"{row.code} {row.code_text}".strip()),
         _("Brottstyp"): _(BY_ID[row.offence].name), _("Läge"): _place(row)}
        for row in rows.itertuples()
    ]  # fmt: skip
    with st.container(key="intake_rows"):
        st.table(table, border="horizontal", hide_index=True)


def _moment(row) -> str:  # noqa: ANN001 - a row of the frame
    """Write from and to as briefly as they can be told apart."""
    known = [moment for moment in (row.start, row.end) if not pd.isna(moment)]
    if not known:
        return "–" if pd.isna(row.registered) else f"{row.registered:%Y-%m-%d}"
    first, last = known[0], known[-1]
    if (f"{first:%H:%M}", f"{last:%H:%M}") == WHOLE_DAY:
        days = (f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}")
        return "–".join(dict.fromkeys(days))
    if first == last:
        return f"{first:%Y-%m-%d %H:%M}"
    same_day = first.date() == last.date()
    return f"{first:%Y-%m-%d %H:%M}–{last:{'%H:%M' if same_day else '%Y-%m-%d %H:%M'}}"


def _place(row) -> str:  # noqa: ANN001
    if not pd.isna(row.x):
        return f"{words().number(row.x)}, {words().number(row.y)}"
    return plain(row.area_code) or _("okänt")


def where(upload: Upload, asked: Asked, seen: Outlook) -> None:
    """Draw the points, and say how many are outside every district or have no place."""
    if seen.located:
        theme, version = frame.theme(), cached.store().version
        drawn = intake_outlook.picture(upload, asked, version, seen.draft.incidents, theme=theme)
        st.image(drawn, width="stretch", alt=_("Karta över händelserna och områdena"))
    for line in _places(seen):
        st.caption(line)
    if seen.unknown and seen.version:
        codes = listed(seen.unknown, most=LISTED)
        st.warning(
            words().plural(
                sum(seen.unknown.values()),
                "{n} händelse har en områdeskod som inte finns i indelningen {version} och räknas "
                "som okänt läge: {codes}. Koden kan höra till en annan indelning.",
                "{n} händelser har områdeskoder som inte finns i indelningen {version} och räknas "
                "som okänt läge: {codes}. Koderna kan höra till en annan indelning.",
                version=plain(seen.version), codes=plain(codes),
            ),
            icon=":material/warning:",
        )  # fmt: skip


def _places(seen: Outlook) -> list[str]:
    said, lines = words(), []
    nowhere = len(seen.draft.incidents) - seen.located - seen.coded
    if not seen.version:
        lines.append(
            _("Inga områden är inlästa än. Läs in områden, så fördelas händelserna på dem.")
        )
    elif seen.located:
        lines.append(
            _("{n} händelser har koordinater, {outside} av dem ligger utanför alla områden.",
              n=said.number(seen.located), outside=said.number(seen.outside))
        )  # fmt: skip
    if seen.coded:
        lines.append(_("{n} händelser har bara områdeskod.", n=said.number(seen.coded)))
    if nowhere:
        lines.append(_("{n} händelser saknar läge.", n=said.number(nowhere)))
    return lines
