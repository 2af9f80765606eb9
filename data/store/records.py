"""Records beside the incidents: kept in batches, in versions, as incidents are.

One mechanism for every kind in ``data.store.kinds``. A record is known by the
hashes of its key and of its content, and :mod:`data.store.ledger` decides which
version counts. Several records can come from one row of a file (a person's
answers, a table's years); rows are what is counted.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from data.store import entries, identity, ledger, manifest
from data.store.entries import Batch
from data.store.intake import OWN
from data.store.kinds import CROSSWALK, DATE, KINDS, Kind
from data.store.report import verify
from data.store.rows import mix
from geo.questions import Question, catalogue

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from data.store.change import Change

TIMES = ("updated", "registered")  # what the ledger orders incidents by; records have none
TYPES = {"str": pa.string(), "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64(),
         "bool": pa.bool_(), DATE: pa.date32()}  # fmt: skip


def take(
    change: Change, kind: str, frame: pd.DataFrame, about: dict[str, Any], *, quarantine: bytes
) -> Batch:
    """Write the records that are new, note what was seen again, list both in the manifest."""
    if about.pop("replaces_demo", False):
        change.drop_demo()
    made, staging, listed = complete(kind, frame), change.staging, _of(change.body, kind)
    change.verify()
    entry = _entry(kind, about, made, change.settings.crs)
    manifest.refuse_mixing(change.body, demo=entry["demo"])
    known = ledger.known(change.root, listed)
    ids, contents = hashes(made)
    fresh = known.new_rows(mix(ids, contents))
    entry["content"] = entries.sightings(
        staging / entries.SEEN, (ids, contents, fresh), known, ledger.rank(entry)
    )
    batch = counted(made["row"], fresh, about, manifest.digest(entry)[:16])
    if not entries.nothing_new(listed, entry):
        write(staging / entries.ROWS, kind, made[fresh])
        entry |= {"id": batch.id, "rows": int(fresh.sum())} | batch.counts()
        entries.enlist(change, change.body["records"], entry, quarantine)
    return batch


def _of(body: manifest.Manifest, kind: str) -> list[dict[str, Any]]:
    return [entry for entry in body["records"] if entry["kind"] == kind]


def _entry(kind: str, about: dict[str, Any], made: pd.DataFrame, crs: str) -> dict[str, Any]:
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return {
        "kind": kind,
        "as_of": about.get("as_of") or newest(made) or today,
        "revision": int(about.get("revision", 1)),
        "demo": bool(about.get("demo", False)),
        "sources": sorted(made["source"].unique()),
        "crs": crs if KINDS[kind].spatial else None,
        "provenance": {key: value for key, value in about.items() if key not in OWN},
    }


def newest(frame: pd.DataFrame) -> str:
    """Return the newest day that records tell of, or the last of their newest year; "" if none."""
    if "year" in frame:
        return f"{frame['year'].max()}-12-31" if len(frame) else ""
    days = list(frame["date"].dropna()) if "date" in frame else []
    return str(max(days)) if days else ""


def complete(kind: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Put the columns of a kind in order, with ``source``, ``row`` and both hashes."""
    what = KINDS[kind]
    plain = {name: dtype for name, dtype in what.columns.items() if dtype != DATE}
    made = pd.DataFrame(frame.reset_index(drop=True))
    if "geometry" in made:
        made["x"], made["y"] = shapely.get_x(made["geometry"]), shapely.get_y(made["geometry"])
    made = made.astype(plain)
    if what.spatial:
        made["x"], made["y"] = made["x"].round(3), made["y"].round(3)
    for name, default in (("source", "–"), ("row", np.arange(len(made), dtype=np.int64))):
        if name not in made:
            made[name] = default
    key = list(what.key)
    content = [name for name in what.columns if name not in key]
    made["id_hash"], made["content_hash"] = (_hash(made[names]) for names in (key, content))
    return made[[*dict.fromkeys([*what.columns, "source", "row", *ledger.KEYS])]]


def _hash(frame: pd.DataFrame) -> npt.NDArray[np.uint64]:
    loose = [name for name in frame.columns if frame[name].dtype in {"object", "Int64"}]
    texts = frame.astype(dict.fromkeys(loose, "str"))
    return np.asarray(pd.util.hash_pandas_object(texts, index=False), np.uint64)


def hashes(made: pd.DataFrame) -> tuple[ledger.Hashes, ledger.Hashes]:
    """Return both hashes of completed records."""
    ids, contents = (made[name].to_numpy(np.uint64) for name in ledger.KEYS)
    return ids, contents


def counted(rows: pd.Series, fresh: ledger.Flags, about: dict[str, Any], batch: str) -> Batch:
    """Count the file's rows: new if any record of theirs is."""
    new = pd.Series(fresh).groupby(rows.to_numpy()).any()
    given, accepted = len(new), int(new.sum())
    rejected = int(about.get("rejected", 0))
    read = int(about.get("read", given + rejected))
    entries.check_sum(read, given + rejected)
    return Batch(batch, read, accepted, rejected, given - accepted)


def write(path: Path, kind: str, made: pd.DataFrame) -> None:
    """Write completed records as a batch file."""
    types = KINDS[kind].columns | {"source": "str", "row": "int64"}
    arrays = {name: pa.array(made[name], TYPES[types[name]], from_pandas=True) for name in types}
    arrays |= {name: pa.array(made[name], pa.uint64()) for name in ledger.KEYS}
    arrays |= dict.fromkeys(TIMES, pa.nulls(len(made), pa.timestamp("ms")))
    pq.write_table(pa.table(arrays), path, compression="zstd", write_page_checksum=True)


def number(root: Path, body: manifest.Manifest, kind: str) -> int:
    """Return how many records of a kind count."""
    return int(sum(keep.sum() for keep in _current(root, _of(body, kind), None)))


def _current(root: Path, listed: list[dict[str, Any]], as_known: str | None) -> list[ledger.Flags]:
    """Tell, for each batch, which of its records count; no file is read that is not whole."""
    for entry in listed:
        verify(root, entry["sha256"])
    return ledger.current(root, listed, as_known)


def table(
    root: Path, body: manifest.Manifest, kind: str, settings_crs: str, as_known: str | None = None
) -> pd.DataFrame | None:
    """Return the records of a kind that count now, or on a day; None if none were ever put in."""
    listed, what = _of(body, kind), KINDS[kind]
    if not listed:
        return None
    left = [name for name in what.key if name not in what.columns]
    parts = []
    for entry, keep in zip(listed, _current(root, listed, as_known), strict=True):
        part = pq.read_table(root / entry["file"], columns=[*what.columns, *left])
        parts.append(_typed(part.filter(pa.array(keep)), what, entry, settings_crs))
    joined: pd.DataFrame = pd.concat(parts, ignore_index=True)
    if kind == CROSSWALK:
        joined = joined[joined["version"] == identity.crosswalk(body)]
    names = [name for name in (*what.columns, "geometry") if name in joined]
    found: pd.DataFrame = joined.sort_values(list(what.key), ignore_index=True)[names]
    return found


def _typed(part: pa.Table, what: Kind, entry: dict[str, Any], crs: str) -> pd.DataFrame:
    plain = {name: dtype for name, dtype in what.columns.items() if dtype != DATE}
    frame: pd.DataFrame = part.to_pandas(date_as_object=True).astype(plain)
    if not what.spatial:
        return frame
    x, y = (frame.pop(axis).to_numpy() for axis in "xy")
    points = np.where(np.isnan(x), None, shapely.points(np.nan_to_num(x), np.nan_to_num(y)))
    placed: pd.DataFrame = gpd.GeoDataFrame(frame, geometry=points, crs=entry["crs"]).to_crs(crs)
    return placed


def questions(body: manifest.Manifest) -> dict[str, Question]:
    """Return every question by id: the shipped ones, and in their place the surveys' own."""
    own = [
        Question(**row | {key: tuple(row[key]) for key in ("since", "texts")})
        for entry in identity.in_order(body["records"])
        for row in entry["provenance"].get("questions", [])
    ]
    return catalogue(own)
