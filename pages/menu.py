"""The router: who you are decides which pages you get."""

import streamlit as st

from geo.errors import UserError
from pages.parts import server
from pages.parts.words import _, error

st.set_page_config(
    page_icon=server.ICON, page_title=_("Lägesbild"), layout="wide", initial_sidebar_state=310
)
pages = [
    st.Page("situation.py", title=_("Lägesbild"), icon=":material/map:", default=True),
    st.Page("intake.py", title=_("Läs in data"), icon=":material/upload_file:", url_path="las-in"),
    st.Page("method.py", title=_("Data och metod"), icon=":material/menu_book:", url_path="metod"),
]  # fmt: skip
try:
    st.navigation(pages, position="top").run()
except UserError as problem:  # a damaged store, or one of a newer version
    st.error(error(problem), icon=":material/error:")
