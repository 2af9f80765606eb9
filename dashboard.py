"""The server: ``streamlit run dashboard.py``.

The pages and their menu are in ``pages/``; what stands in front of them is in
``pages/parts/server.py``.
"""

import sys

import streamlit as st

from data import settings, temporary
from data.records import open_book
from data.store import Store
from geo.errors import UserError
from pages.parts import access, public_left, server

try:
    store = Store(settings.store_folder())
    open_book(store).close()  # so that the store knows whether what is written there is real
    refused = server.refusal(
        st.get_option("server.address"),
        real=store.is_real,
        login=access.login_configured(),
    )
except UserError as problem:
    refused = str(problem)
if refused:
    sys.exit(refused)
temporary.sweep()
public_left.at_start(store)

app = st.App("pages/menu.py", routes=server.routes(), middleware=server.middleware())
