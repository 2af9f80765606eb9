"""The preview: how the file was understood and what would become of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyproj
import streamlit as st

from data.ingest.faults import REASONS
from geo.errors import N_
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    import pandas as pd

    from pages.parts.intake_outlook import Outlook
    from pages.parts.intake_weighed import Weighed

EXAMPLES = 3
KINDS = {"csv": N_("Textfil"), "xlsx": N_("Excelarbetsbok"), "vector": N_("Kartfil")}
ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "cp1252": "Windows-1252", "latin-1": "ISO 8859-1",
}  # fmt: skip
SEPARATORS = {
    "semikolon": N_("semikolon mellan kolumnerna"), "komma": N_("komma mellan kolumnerna"),
    "tabb": N_("tabb mellan kolumnerna"), "lodstreck": N_("lodstreck mellan kolumnerna"),
}  # fmt: skip


def understood(seen: Outlook | Weighed) -> None:
    """Say in a sentence how the file was read."""
    found = seen.draft.provenance["format"]
    parts = [_(KINDS.get(found.get("kind", ""), KINDS["csv"]))]
    if "sheet" in found:
        parts.append(_("bladet {sheet}", sheet=plain(found["sheet"])))
    if "separator" in found:
        known = SEPARATORS.get(found["separator"])
        parts.append(_(known) if known else plain(found["separator"]))
    if "encoding" in found:
        parts.append(_("teckenkodning {name}", name=ENCODINGS.get(found["encoding"], "–")))
    if "decimal" in found and found.get("kind") == "csv":
        parts.append(_("decimalkomma") if found["decimal"] == "," else _("decimalpunkt"))
    if "crs" in found:
        parts.append(_("koordinater i {crs}", crs=crs_name(found["crs"])))
    st.markdown(f"{', '.join(parts)}. {_period(seen)}")


def crs_name(code: str) -> str:
    """Return what people call a coordinate system, with its code."""
    try:
        name = pyproj.CRS(code).name.replace("SWEREF99", "SWEREF 99")
    except pyproj.exceptions.CRSError:
        return plain(code)
    return plain(f"{name} ({code})" if len(code) < len(name) else name)


def _period(seen: Outlook | Weighed) -> str:
    if seen.first is None:
        return ""
    return _("Brotten är från {period}.", period=words().period(seen.first, seen.last))


def counts(seen: Outlook | Weighed) -> None:
    """Show the four numbers, which always add up."""
    said, becomes = words(), seen.counts
    labels = {
        _("Rader i filen"): becomes.read,
        _("Nya"): becomes.accepted,
        _("Fanns redan"): becomes.duplicates,
        _("Avvisas"): becomes.rejected,
    }
    with st.container(horizontal=True, key="intake_counts"):
        for label, number in labels.items():
            st.metric(label, said.number(number), width="content")


def rejected(seen: Outlook | Weighed) -> None:
    """Say why rows are rejected, with examples, and offer them as a file."""
    faults = seen.draft.faults
    if faults.empty:
        return
    for reason, rows in faults.groupby("reason", sort=False):
        st.markdown(f"**{words().number(len(rows))}** × {_(REASONS[reason])} {_examples(rows)}")
    st.download_button(
        _("Hämta de avvisade raderna (CSV)"), lambda: seen.draft.quarantine,
        file_name="avvisade_rader.csv", mime="text/csv", on_click="ignore",
        icon=":material/download:", key="intake_rejected",
    )  # fmt: skip
    st.caption(_("Rätta raderna och läs in filen igen. Då läses bara de rättade raderna in."))


def _examples(rows: pd.DataFrame) -> str:
    shown = [
        _("rad {row}: {value}", row=words().number(row), value=plain(value[:30]) or "–")
        for row, value in rows[["row", "value"]].head(EXAMPLES).itertuples(index=False)
    ]
    return f":gray[({'; '.join(shown)})]"
