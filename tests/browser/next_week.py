"""The dashboard as it is a week from now: the day of the city is a week later."""

import datetime as dt
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from pages.parts import clock, server  # noqa: E402 - found once the path is set

today = clock.today
clock.today = lambda: today() + dt.timedelta(weeks=1)
app = st.App(ROOT / "pages" / "menu.py", routes=server.routes(), middleware=server.middleware())
