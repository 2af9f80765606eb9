"""The law as a table: every rule, the rooms it holds in, and one way to break it.

``broken`` is (path, text): a file that the rule must report. A rule whose
planted file passes is a rule that guards nothing.
"""

from __future__ import annotations

from tests.house import rooms, screen
from tests.house.rules_form import FORM, Rule
from tests.house.source import SHIPPED

RULES: tuple[Rule, ...] = (
    Rule(
        rooms.imports_point_one_way,
        SHIPPED,
        (
            ("geo/a.py", "from data import store\n"),
            ("geo/measures/a.py", "from ...data import store\n"),
            ("geo/a.py", "def f():\n    import pages.parts.words\n"),
            ("data/a.py", "import pages.parts.words\n"),
            ("pages/parts/a.py", "from pages import situation\n"),
            ("pages/a.py", "from pages.menu import x\n"),
            ("pages/a.py", "import dashboard\n"),
            ("dashboard.py", "from tests.house import source\n"),
        ),
    ),
    Rule(
        rooms.screen_belongs_to_pages,
        SHIPPED,
        (
            ("geo/a.py", "import streamlit as st\n"),
            ("data/a.py", "from streamlit import secrets\n"),
            ("geo/a.py", "print(frame)\n"),
        ),
    ),
    Rule(
        rooms.geo_knows_no_city,
        ("geo",),
        (
            ("geo/a.py", "x = N_('på ett rutnät i SWEREF 99 TM')\n"),
            ("geo/a.py", "frame.to_crs('EPSG:3006')\n"),
            ("geo/a.py", "frame.to_crs(f'Växjö {n}')\n"),
        ),
    ),
    Rule(
        rooms.geo_opens_nothing,
        ("geo",),
        (
            ("geo/a.py", "with open(x) as f: pass\n"),
            ("geo/a.py", "t = path.read_text()\n"),
            ("geo/a.py", "t = pd.read_csv(x)\n"),
            ("geo/a.py", "frame.to_parquet(x)\n"),
            ("geo/a.py", "a = np.load(x)\n"),
            ("geo/a.py", "import requests\n"),
            ("geo/a.py", "from pathlib import Path\n"),
            ("geo/a.py", "from urllib import request\n"),
        ),
    ),
    Rule(
        rooms.geo_reads_no_clock,
        ("geo",),
        (
            ("geo/a.py", "t = dt.datetime.now()\n"),
            ("geo/a.py", "t = date.today()\n"),
            ("geo/a.py", "t = np.datetime64('now')\n"),
            ("geo/a.py", "from time import monotonic\n"),
        ),
    ),
    Rule(
        rooms.data_computes_no_statistic,
        ("data",),
        (
            ("data/a.py", "from scipy import stats\n"),
            ("data/a.py", "from geo.measures import count\n"),
            ("data/a.py", "m = frame.x.mean()\n"),
            ("data/a.py", "q = np.quantile(x, .5)\n"),
        ),
    ),
    Rule(
        rooms.pages_never_compute,
        ("pages",),
        (
            ("pages/a.py", "import pandas as pd\n"),
            ("pages/a.py", "from numpy import asarray\n"),
            ("pages/a.py", "t = frame.groupby('x')\n"),
        ),
    ),
    Rule(
        rooms.pages_write_no_html,
        ("pages",),
        (("pages/a.py", "x = '<b>hej</b>'\n"), ("pages/a.py", "x = f'<div class=\"{c}\">'\n")),
    ),
    Rule(
        screen.state_lives_in_parts,
        SHIPPED,
        (
            ("pages/a.py", "@st.cache_data\ndef f(): pass\n"),
            ("pages/a.py", "x = st.session_state.x\n"),
            ("pages/menu.py", "x = st.query_params['x']\n"),
            ("pages/a.py", "from functools import lru_cache\n"),
            ("data/a.py", "from functools import lru_cache\n@lru_cache\ndef f(): pass\n"),
            ("geo/a.py", "from functools import cache\n@cache\ndef f(): pass\n"),
        ),
    ),
    Rule(
        screen.filters_live_in_parts,
        SHIPPED,
        (("pages/a.py", "st.multiselect('x', [])\n"), ("pages/a.py", "left.pills('x', [])\n")),
    ),
    Rule(
        screen.raw_html_holds_no_data,
        SHIPPED,
        (
            ("pages/parts/a.py", "st.markdown(name, unsafe_allow_html=True)\n"),
            ("pages/parts/a.py", "st.markdown(f'{x}', unsafe_allow_html=True)\n"),
            ("pages/parts/a.py", "st.html(f'<p>{x}</p>')\n"),
            ("pages/parts/a.py", "st.html('<p>' + x)\n"),
        ),
    ),
    Rule(
        screen.strings_name_no_stranger,
        SHIPPED,
        (
            ("geo/a.py", "x = 'https://cdn.example.org/leaflet.js'\n"),
            ("geo/a.py", "x = 'https://unpkg.com/leaflet'\n"),
            ("pages/parts/a.py", "x = f'//fonts.googleapis.com/{font}'\n"),
            ("pages/parts/a.py", "st.image('https://example.org/a.png')\n"),
            ("geo/a.py", "x = f'<img src=\"http://{host}/a.png\">'\n"),
            ("pages/a.py", "x = '//example.org/a.js'\n"),
        ),
    ),
    Rule(
        screen.page_asks_for_access,
        ("pages",),
        (
            ("pages/a.py", "st.write(_('Hej'))\n"),
            ("pages/a.py", "st.write(_('Hej'))\naccess.require('reader')\n"),
        ),
    ),
    Rule(screen.page_is_in_the_menu, ("pages",), (("pages/nowhere_to_be_found.py", "x = 1\n"),)),
    *FORM,
)
