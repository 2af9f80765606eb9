"""The tools over the map: display mode, the link, and what can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.measures.export import to_csv
from pages.parts import address, caption, frame, mapextra, printed
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.filters import View
    from pages.parts.results import Answer


def display_switch() -> None:
    """Switch the shared-screen mode; the key V does too."""
    on = frame.displaying()
    label = _("Avsluta visningsläge") if on else _("Visningsläge")
    icon = ":material/close_fullscreen:" if on else ":material/open_in_full:"
    st.button(label, icon=icon, key="display_switch", on_click=_switch, shortcut="V")


def _switch() -> None:
    st.session_state[frame.DISPLAY] = not frame.displaying()
    st.rerun()  # the whole page changes, not only this part


def copy_link() -> None:
    """Show the address that holds the whole selection, with Streamlit's own copy button."""
    with st.popover(
        _("Kopiera länk"), icon=":material/link:", key="link_popover", on_change="rerun"
    ) as box:
        if not box.open:
            return
        st.caption(
            _(
                "Länken öppnar samma sida med samma urval. Klicka på ikonen i rutan för "
                "att kopiera den."
            )
        )
        st.code(address.link(), language=None, wrap_lines=True)


def downloads(view: View, answer: Answer) -> None:
    """Offer the table and the map as files; each is made when it is asked for."""
    said, names = words(), view.kept.names
    with st.popover(
        _("Ladda ner"), icon=":material/download:", key="download_popover", on_change="rerun"
    ) as box:
        if not box.open:
            return
        heading = title(view, answer)
        st.download_button(
            _("Tabell (CSV)"), lambda: to_csv(answer.table, names, heading, said),
            file_name=file_name(view, "tabell", "csv"), mime="text/csv",
            on_click="ignore", key="csv", icon=":material/table:", width="stretch",
        )  # fmt: skip
        st.download_button(
            _("Karta (PNG)"), printed.picture(view, answer),
            file_name=file_name(view, drawn(view), "png"), mime="image/png",
            on_click="ignore", key="png", icon=":material/image:", width="stretch",
        )  # fmt: skip


def title(view: View, answer: Answer) -> str:
    """Return the selection as one sentence."""
    what, rest = caption.told(view, answer)
    return f"{what}, {rest}."


def drawn(view: View) -> str:
    """Return the layer that the map draws: density where there are too many points."""
    points = view.measure.id == "handelser"
    return "tathet" if points and not mapextra.one_by_one(view) else view.measure.id


def file_name(view: View, what: str, ending: str) -> str:
    """Return a file name that says what is in the file."""
    period = view.selection.period
    return f"lagesbild_{what}_{period.start}_{period.end}.{ending}"
