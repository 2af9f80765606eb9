"""Districts, layers and tables: files named after their content, listed in the manifest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq

from data.store.drawn import replaced
from data.store.files import sha256, whole
from data.store.limits import MAX_AREAS
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from pathlib import Path

    from data.settings import Settings
    from data.store.change import Change

ATTRS: dict[str, Any] = {"official": True, "note": "", "source": "", "licence": ""}
COLUMNS = ["code", "name", "kind", "geometry"]


def put(change: Change, name: str, frame: pd.DataFrame) -> dict[str, Any]:
    """Write a frame and return its row of the manifest."""
    written = change.staging / f"{name}.parquet"
    plain = frame.copy()
    plain.attrs = {}
    plain.to_parquet(written, index=False)
    final = f"shapes/{name}-{sha256(written)[:16]}.parquet"
    return {"file": final, "sha256": change.keep(written, final), "rows": len(frame)}


def path(root: Path, entry: dict[str, Any]) -> Path:
    """Return the path of a file that a row of the manifest names, if it is whole."""
    return whole(root, entry["file"], entry["sha256"])


def put_districts(change: Change, gdf: gpd.GeoDataFrame, version: str | None) -> None:
    """Check and keep a version of the districts; it becomes the current one."""
    if gdf.crs is None:
        raise UserError(
            "Områdena saknar koordinatsystem. Spara filen med koordinatsystem (till exempel "
            "SWEREF 99 TM) och försök igen."
        )
    frame = gdf.to_crs(change.settings.crs)
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
    entry, body = put(change, "districts", frame), change.body
    attrs = {key: gdf.attrs.get(key, default) for key, default in ATTRS.items()}
    named = version or gdf.attrs.get("version")
    label = str(named or _label(body, entry, gdf.attrs.get("file"), change.settings))
    body["drawn"] = replaced(body, entry["sha256"])
    body["districts"].pop(_unnamed(entry), None)  # the same districts, before they had a name
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
        return str((same or [_unnamed(entry)])[0])
    today = dt.datetime.now(ZoneInfo(settings.time_zone)).date()
    label, number = f"{file} {today}", 1
    while label in known:
        number += 1
        label = f"{file} {today} ({number})"
    return label


def _unnamed(entry: dict[str, Any]) -> str:
    return str(entry["sha256"][:8])


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
            known=listed(sorted(body["districts"])),
        )
    entry = body["districts"][label]
    frame = gpd.read_parquet(path(root, entry)).to_crs(settings.crs)
    frame.attrs = {key: entry[key] for key in ATTRS} | {"version": label}
    return frame


def populations(root: Path, body: dict[str, Any]) -> list[pd.DataFrame]:
    """Read the inhabitants there have been, those that count last; empty if none were given."""
    frames = [pd.read_parquet(path(root, entry)) for entry in body["populations"]]
    if not body["population"]:
        return [*frames, pd.DataFrame({"code": [], "year": [], "population": []})]
    return [*frames, pd.read_parquet(path(root, body["population"]))]


def _none(columns: list[str], settings: Settings) -> gpd.GeoDataFrame:
    texts = {name: pd.Series([], dtype="str") for name in columns if name != "geometry"}
    return gpd.GeoDataFrame(texts, geometry=gpd.GeoSeries([], crs=settings.crs))[columns]


def layer(root: Path, body: dict[str, Any], name: str, settings: Settings) -> gpd.GeoDataFrame:
    """Read a background layer; an empty one when there is none."""
    if name not in body["layers"]:
        return _none(["name", "geometry"], settings)
    return gpd.read_parquet(path(root, body["layers"][name])).to_crs(settings.crs)


def table(root: Path, body: dict[str, Any], name: str) -> pd.DataFrame:
    """Read a table, with geometry if it was put in with one; empty when there is none."""
    if name not in body["tables"]:
        return pd.DataFrame()
    file = path(root, body["tables"][name])
    spatial = b"geo" in (pq.read_schema(file).metadata or {})
    return gpd.read_parquet(file) if spatial else pd.read_parquet(file)
