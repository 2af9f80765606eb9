"""The router: who you are decides which pages you get."""

import streamlit as st

from pages.parts import faults, server
from pages.parts.words import _

st.set_page_config(page_icon=server.ICON, layout="wide", initial_sidebar_state=310)
pages = {
    "": [
        st.Page("situation.py", title=_("Lägesbild"), icon=":material/map:", default=True),
        st.Page("trends.py", title=_("Trender"), icon=":material/trending_up:",
                url_path="trender"),
        st.Page("perception.py", title=_("Brott och otrygghet"),
                icon=":material/nightlight:", url_path="brott-och-otrygghet"),
        st.Page("weekly.py", title=_("Veckokoll"), icon=":material/event_note:",
                url_path="veckokoll"),
        st.Page("interventions.py", title=_("Insatser"), icon=":material/flag:",
                url_path="insatser"),
        st.Page("plan.py", title=_("Åtgärdsplan"), icon=":material/checklist:", url_path="plan"),
    ],
    _("Data"): [
        st.Page("intake.py", title=_("Läs in data"), icon=":material/upload_file:",
                url_path="las-in"),
        st.Page("method.py", title=_("Data och metod"), icon=":material/menu_book:",
                url_path="metod"),
        st.Page("public.py", title=_("Publik ögonblicksbild"), icon=":material/public:",
                url_path="publik"),
    ],
}  # fmt: skip
chosen = st.navigation(pages, position="top")
st.set_page_config(page_title=_("{page} – Lägesbild", page=chosen.title))
with faults.told():
    chosen.run()
