"""The preview: how the file was understood, what would become of its rows, where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyproj
import streamlit as st

from data.ingest.faults import REASONS
from geo.errors import N_
from geo.offences import BY_ID
from pages.parts import frame, intake_outlook
from pages.parts.words import _, plain, words

if TYPE_CHECKING:
    from pages.parts.intake_file import Upload
    from pages.parts.intake_outlook import Asked, Outlook

ROWS = 6
EXAMPLES = 3
LISTED = 8
KINDS = {"csv": N_("Textfil"), "xlsx": N_("Excelarbetsbok"), "vector": N_("Kartfil")}
ENCODINGS = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "cp1252": "Windows-1252", "latin-1": "ISO 8859-1",
}  # fmt: skip
SEPARATORS = {
    "semikolon": N_("semikolon mellan kolumnerna"), "komma": N_("komma mellan kolumnerna"),
    "tabb": N_("tabb mellan kolumnerna"), "lodstreck": N_("lodstreck mellan kolumnerna"),
}  # fmt: skip


def understood(seen: Outlook) -> None:
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


def _period(seen: Outlook) -> str:
    if seen.first is None:
        return ""
    return _("Brotten är från {period}.", period=words().period(seen.first, seen.last))


def counts(seen: Outlook) -> None:
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


def rejected(seen: Outlook) -> None:
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
    st.caption(_("Rätta raderna och läs in filen igen. Då läses bara de som rättats."))


def _examples(rows: pd.DataFrame) -> str:
    shown = [
        _("rad {row}: {value}", row=words().number(row), value=plain(value[:30]) or "–")
        for row, value in rows[["row", "value"]].head(EXAMPLES).itertuples(index=False)
    ]
    return f":gray[({'; '.join(shown)})]"


def first_rows(seen: Outlook) -> None:
    """Show how the first rows are understood."""
    rows = seen.draft.frames[0].head(ROWS)
    if rows.empty:
        return
    st.markdown(f"**{_('Så tolkas de första raderna')}**")
    table = [
        {_("Brottstid"): _moment(row), _("I filen"): plain(f"{row.code} {row.code_text}".strip()),
         _("Brottstyp"): _(BY_ID[row.offence].name), _("Läge"): _place(row)}
        for row in rows.itertuples()
    ]  # fmt: skip
    with st.container(key="intake_rows"):
        st.table(table, border="horizontal", hide_index=True)


def _moment(row) -> str:  # noqa: ANN001 - a row of the frame
    known = [f"{t:%Y-%m-%d %H:%M}" for t in (row.start, row.end) if not pd.isna(t)]
    if known:
        return "–".join(dict.fromkeys(known))
    return "–" if pd.isna(row.registered) else f"{row.registered:%Y-%m-%d}"


def _place(row) -> str:  # noqa: ANN001
    if not pd.isna(row.x):
        return f"{words().number(row.x)}, {words().number(row.y)}"
    return plain(row.area_code) or _("okänt")


def where(upload: Upload, asked: Asked, seen: Outlook) -> None:
    """Draw the points, and say how many are outside every district or have no place."""
    if seen.located:
        theme, version = frame.theme(), seen.version
        drawn = intake_outlook.picture(upload, asked, version, seen.draft, theme=theme)
        st.image(drawn, width="stretch", alt=_("Händelsernas lägen bland områdena"))
    for line in _places(seen):
        st.caption(line)


def _places(seen: Outlook) -> list[str]:
    said, lines = words(), []
    nowhere = len(seen.draft.incidents) - seen.located - seen.coded
    if not seen.version:
        lines.append(_("Inga områden är inlästa än. Läs in områden så räknas händelserna dit."))
    elif seen.located:
        lines.append(
            _("{n} händelser har koordinater, {outside} av dem ligger utanför alla områden.",
              n=said.number(seen.located), outside=said.number(seen.outside))
        )  # fmt: skip
    if seen.coded:
        lines.append(_("{n} händelser har bara områdeskod.", n=said.number(seen.coded)))
    if seen.unknown and seen.version:
        codes = ", ".join(list(seen.unknown)[:LISTED])
        lines.append(
            _("{n} av dem har en kod som inte finns i indelningen {version} och räknas som okänt "
              "läge: {codes}.", n=said.number(sum(seen.unknown.values())),
              version=plain(seen.version), codes=plain(codes))
        )  # fmt: skip
    if nowhere:
        lines.append(_("{n} händelser saknar läge.", n=said.number(nowhere)))
    return lines
