"""Who may know whom, and what each room must not touch."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.house.source import dotted, imported, name_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.house.source import Source

OURS = ("geo", "data", "pages", "dashboard", "tests")
MAY_KNOW = {
    "geo": ("geo",),
    "data": ("geo", "data"),
    "parts": ("geo", "data", "pages.parts"),
    "pages": ("geo", "data", "pages.parts"),
    "dashboard": ("geo", "data", "pages"),
}
OUTSIDE_WORLD = (
    "os", "pathlib", "shutil", "tempfile", "subprocess", "socket", "urllib.request", "requests",
    "httpx", "http", "sqlite3", "pyogrio", "pooch", "importlib.resources",
)  # fmt: skip
FILE_CALLS = re.compile(
    r"open|memmap|fromfile|tofile|genfromtxt|loadtxt|(read|write)_(text|bytes)"
    r"|read_(csv|file|parquet|feather|excel|json|table|sql\w*|postgis)"
    r"|to_(parquet|feather|excel|sql|file|pickle|postgis)|urlopen|urlretrieve"
)
MOMENTS = ("datetime64", "Timestamp", "to_datetime")
CLOCK_CALLS = ("now", "today", "utcnow", "localtime", "gmtime")
STATISTICS = ("scipy.stats", "statsmodels", "sklearn", "statistics", "geo.measures", "geo.figures")
STATISTIC_CALLS = (
    "mean", "median", "std", "var", "sem", "skew", "kurt", "quantile", "percentile", "nanmean",
    "nanmedian", "nanquantile", "nanpercentile", "average", "corr", "cov", "corrcoef", "rolling",
    "ewm", "describe",
)  # fmt: skip
PRINTS = ("print", "input", "sys.stdout.write", "sys.stderr.write", "pprint", "pprint.pprint")
CITY = re.compile(r"SWEREF|Växjö|Kronoberg|Stockholm|EPSG:3006|\b3006\b", re.IGNORECASE)
FRAMES = ("pandas", "geopandas", "numpy", "scipy", "shapely", "pyarrow", "pyproj", "math")
FRAME_CALLS = (
    "groupby", "merge", "agg", "aggregate", "apply", "pivot", "pivot_table", "value_counts",
    "cumsum", "sjoin", "to_crs", "sort_values", "assign", "query", "eval",
)  # fmt: skip
TAG = re.compile(r"</?[a-zA-Z][\w-]*[\s/>]")


def imports_point_one_way(source: Source) -> Iterator[str]:
    """geo ← data ← pages/parts ← pages ← dashboard."""
    allowed = MAY_KNOW[source.room]
    for line, name in imported(source):
        if within(name, OURS) and not within(name, allowed):
            yield f"{line}: {source.room} must not import {name}"


def screen_belongs_to_pages(source: Source) -> Iterator[str]:
    """Streamlit is spoken under pages/ and in dashboard.py only."""
    for line, name in imported(source):
        if source.room in ("geo", "data") and within(name, ("streamlit", "streamlit_folium")):
            yield f"{line}: {source.room} must not touch the screen ({name})"
    for call in source.of(ast.Call):
        if source.room == "geo" and dotted(call.func) in PRINTS:
            yield f"{call.lineno}: geo must not touch the screen ({dotted(call.func)})"


def geo_knows_no_city(source: Source) -> Iterator[str]:
    """Where the city lies, and in which CRS, is in the settings: geo works for any."""
    if source.room != "geo":
        return
    documented = {id(node.value) for node in source.of(ast.Expr)}
    for node in source.of(ast.Constant):
        if isinstance(node.value, str) and id(node) not in documented and CITY.search(node.value):
            yield f"{node.lineno}: geo must not know the city ({node.value[:40]!r})"


def geo_opens_nothing(source: Source) -> Iterator[str]:
    """Arrays and frames in, arrays and frames out."""
    if source.room != "geo":
        return
    for line, name in imported(source):
        if within(name, OUTSIDE_WORLD):
            yield f"{line}: geo must not reach outside ({name})"
    for call in source.of(ast.Call):
        if FILE_CALLS.fullmatch(name_of(call.func)) or dotted(call.func) in ("np.load", "np.save"):
            yield f"{call.lineno}: geo must not open a file ({name_of(call.func)})"


def geo_reads_no_clock(source: Source) -> Iterator[str]:
    """The same arguments give the same answer tomorrow."""
    if source.room != "geo":
        return
    for line, name in imported(source):
        if within(name, ("time",)):
            yield f"{line}: geo must not read the clock ({name})"
    for call in source.of(ast.Call):
        name, given = name_of(call.func), [a for a in call.args if isinstance(a, ast.Constant)]
        said = name in MOMENTS and any(arg.value in ("now", "today") for arg in given)
        if said or name in CLOCK_CALLS:
            yield f"{call.lineno}: geo must not read the clock ({name})"


def data_computes_no_statistic(source: Source) -> Iterator[str]:
    """It reads, checks, stores, publishes; figures about crime are made in geo."""
    if source.room != "data":
        return
    for line, name in imported(source):
        if within(name, STATISTICS):
            yield f"{line}: data must not compute statistics ({name})"
    for call in source.of(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in STATISTIC_CALLS:
            yield f"{call.lineno}: data must not compute statistics ({call.func.attr})"


def pages_never_compute(source: Source) -> Iterator[str]:
    """They ask, show, explain."""
    if source.room != "pages":
        return
    for line, name in imported(source):
        if within(name, FRAMES):
            yield f"{line}: a page must not compute ({name})"
    for call in source.of(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in FRAME_CALLS:
            yield f"{call.lineno}: a page must not compute ({call.func.attr})"


def pages_write_no_html(source: Source) -> Iterator[str]:
    """No HTML strings in a page."""
    if source.room != "pages":
        return
    for node in source.of(ast.Constant):
        if isinstance(node.value, str) and TAG.search(node.value):
            yield f"{node.lineno}: a page must not write HTML"
