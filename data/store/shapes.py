"""Districts, layers and tables: files named after their content, listed in the manifest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq

from data.store.build import MAX_AREAS
from data.store.files import publish, sha256
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from data.settings import Settings
    from data.store.core import Store

ATTRS: dict[str, Any] = {"official": True, "note": "", "source": "", "licence": ""}
COLUMNS = ["code", "name", "kind", "geometry"]


def put(root: Path, staging: Path, name: str, frame: pd.DataFrame) -> dict[str, Any]:
    """Write a frame and return its row of the manifest."""
    staged = staging / f"{name}.parquet"
    plain = frame.copy()
    plain.attrs = {}
    plain.to_parquet(staged, index=False)
    digest = sha256(staged)
    final = f"shapes/{name}-{digest[:16]}.parquet"
    publish(staged, root / final)
    return {"file": final, "sha256": digest, "rows": len(frame)}


def put_districts(
    store: Store, staging: Path, body: dict[str, Any], gdf: gpd.GeoDataFrame, version: str | None
) -> None:
    """Check and keep a version of the districts; it becomes the current one."""
    if gdf.crs is None:
        raise UserError(
            "Områdena saknar koordinatsystem. Spara filen med koordinatsystem (till exempel "
            "SWEREF 99 TM) och försök igen."
        )
    frame = gdf.to_crs(store.settings.crs)
    frame = frame.assign(code=frame["code"].astype("str"), name=frame["name"].astype("str"))
    if "kind" not in frame:
        frame["kind"] = ""
    if (again := frame["code"][frame["code"].duplicated()]).size:
        raise UserError("Områdeskoden {code} finns flera gånger i filen.", code=again.iloc[0])
    if len(frame) > MAX_AREAS:  # before it becomes the current one: nothing could be shown
        raise UserError(
            "Filen har {n} områden, och lagret rymmer högst {most}. Välj en grövre indelning.",
            n=len(frame), most=MAX_AREAS,
        )  # fmt: skip
    frame = frame[COLUMNS].sort_values("code", ignore_index=True)
    entry = put(store.root, staging, "districts", frame)
    attrs = {key: gdf.attrs.get(key, default) for key, default in ATTRS.items()}
    named = version or gdf.attrs.get("version")
    label = str(named or _label(body, entry, gdf.attrs.get("file"), store.settings))
    body["districts"][label] = entry | attrs
    body["current"] = label
    body["layers"] = {}  # lakes and outline belong to the districts they were drawn with


def _label(
    body: dict[str, Any], entry: dict[str, Any], file: str | None, settings: Settings
) -> str:
    """Name districts that no one has named: after their file and the day it was put in.

    The same districts keep the name they have, so a file put in twice is one version.
    """
    known = body["districts"]
    same = [label for label, old in known.items() if old["sha256"] == entry["sha256"]]
    if same or not file:
        return str((same or [entry["sha256"][:8]])[0])
    today = dt.datetime.now(ZoneInfo(settings.time_zone)).date()
    label, number = f"{file} {today}", 1
    while label in known:
        number += 1
        label = f"{file} {today} ({number})"
    return label


def districts(
    root: Path, body: dict[str, Any], version: str | None, settings: Settings
) -> gpd.GeoDataFrame:
    """Read a version of the districts, the current one by default."""
    label = version or body["current"]
    if label is None:
        frame = _none(COLUMNS, settings)
        frame.attrs = ATTRS | {"version": ""}
        return frame
    if label not in body["districts"]:
        raise UserError(
            "Områdesindelningen {version} finns inte. De som finns är: {known}.",
            version=label,
            known=", ".join(sorted(body["districts"])) or "–",
        )
    entry = body["districts"][label]
    frame = gpd.read_parquet(root / entry["file"]).to_crs(settings.crs)
    frame.attrs = {key: entry[key] for key in ATTRS} | {"version": label}
    return frame


def _none(columns: list[str], settings: Settings) -> gpd.GeoDataFrame:
    texts = {name: pd.Series([], dtype="str") for name in columns if name != "geometry"}
    return gpd.GeoDataFrame(texts, geometry=gpd.GeoSeries([], crs=settings.crs))[columns]


def layer(root: Path, body: dict[str, Any], name: str, settings: Settings) -> gpd.GeoDataFrame:
    """Read a background layer; an empty one when there is none."""
    if name not in body["layers"]:
        return _none(["name", "geometry"], settings)
    return gpd.read_parquet(root / body["layers"][name]["file"]).to_crs(settings.crs)


def table(root: Path, body: dict[str, Any], name: str) -> pd.DataFrame:
    """Read a table, with geometry if it was put in with one; empty when there is none."""
    if name not in body["tables"]:
        return pd.DataFrame()
    path = root / body["tables"][name]["file"]
    spatial = b"geo" in (pq.read_schema(path).metadata or {})
    return gpd.read_parquet(path) if spatial else pd.read_parquet(path)
