"""What the bench stands on: stores of each size, a CSV of a million rows, the usual plugin."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq
from shapely.affinity import translate
from xstatic.pkg import jquery, leaflet

from data.records import Intervention, open_book
from data.store import Store
from tests.bench.server import ROOT

FOLDER = ROOT / "test-results" / "bench"
PLUGIN = "leaflet.heat@0.2.0"
PROFILE = ("--profile", "police-points", "--yes")
CROWD = 500  # interventions on one map
LIKE = ("kind", "groups", "start", "end", "responsible", "status")
COLUMNS = {
    "source_id": "Id",
    "code": "Brottskod",
    "code_text": "Brottskod.klartext",
    "start": "Brottstid från",
    "end": "Brottstid till",
    "registered": "Inskrivningsdatum",
}


def command(*parts: str, store: Path) -> str:
    """Run ``python -m data …`` on a store and return what it wrote."""
    env = os.environ | {"LAGESBILD_DATA": str(store)}
    line = [sys.executable, "-m", "data", *parts]
    return subprocess.run(
        line, cwd=ROOT, env=env, check=True, capture_output=True, text=True
    ).stdout


def store_of(size: int) -> Path:
    """Return a demo store with ``size`` incidents, made once and kept between runs."""
    folder = FOLDER / f"store-{size}"
    done = folder.with_suffix(".done")
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        command("demo", "--incidents", str(size), store=folder)
        done.touch()
    return folder


def demo() -> Path:
    """Return the demo as the command makes it, made once and kept between runs."""
    folder = FOLDER / "store-demo"
    if not folder.exists():
        command("demo", store=folder)
    return folder


def crowded(size: int, n: int = CROWD) -> Path:
    """Return a copy of a store with ``n`` interventions, made once and kept between runs."""
    folder = FOLDER / f"store-{size}-{n}"
    done = folder.with_suffix(".done")
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(store_of(size), folder)
        book = open_book(Store(folder))
        known = book.listed(Intervention)
        rng = np.random.default_rng(5)
        with book.changing("") as change:
            for i in range(n - len(known)):
                one = known[i % len(known)]
                place = translate(one.geometry, *rng.normal(0, 800, 2))
                values = {name: getattr(one, name) for name in LIKE}
                change.insert(Intervention(name=f"Insats {i}", geometry=place, **values))
        book.close()
        done.touch()
    return folder


def csv_of(size: int) -> Path:
    """Return a CSV as the police's system might export it, of a store's own incidents."""
    file = FOLDER / f"incidents-{size}.csv"
    if not file.exists():
        (batch,) = (store_of(size) / "batches").glob("*.parquet")
        incidents = pq.read_table(batch)
        place = incidents["geometry"].combine_chunks()
        columns = {name: incidents[column] for column, name in COLUMNS.items()}
        for name in ("start", "end", "registered"):
            columns[COLUMNS[name]] = columns[COLUMNS[name]].cast(pa.timestamp("s"))
        columns |= {name: pc.struct_field(place, name.lower()) for name in ("X", "Y")}
        pc_csv.write_csv(pa.table(columns), file, pc_csv.WriteOptions(delimiter=";"))
    return file


def districts_only() -> Path:
    """Return a new store with the demo's districts and next to no incidents."""
    folder = FOLDER / "store-import"
    shutil.rmtree(folder, ignore_errors=True)
    command("demo", "--incidents", "1000", store=folder)
    return folder


def check_import(said: str, size: int) -> None:
    """Make sure that the import that was timed took every row it should."""
    counts = json.loads(said.strip().splitlines()[-1])
    if counts["read"] != size or counts["accepted"] < 0.99 * size:
        message = f"the import took {counts['accepted']} of {counts['read']} rows"
        raise RuntimeError(message)


def usual_app() -> Path | None:
    """Return the folder of the usual way with its libraries beside it; None without npm."""
    folder = FOLDER / "usual"
    static = folder / "static"
    static.mkdir(parents=True, exist_ok=True)
    if not (static / "leaflet-heat.js").exists() and not _fetch_plugin(folder, static):
        return None
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(Path(leaflet.BASE_DIR) / name, static / name)
    shutil.copy(Path(jquery.BASE_DIR) / "jquery.min.js", static / "jquery.js")
    shutil.copy(Path(__file__).parent / "apps" / "usual.py", folder / "usual.py")
    return folder


def _fetch_plugin(folder: Path, static: Path) -> bool:
    """Fetch the heat plugin with npm; whether that worked."""
    npm = shutil.which("npm")
    line = [npm, "pack", PLUGIN, "--silent"]
    if not npm or subprocess.run(line, cwd=folder, capture_output=True, check=False).returncode:
        return False
    with tarfile.open(next(folder.glob("leaflet.heat-*.tgz"))) as packed:
        member = packed.extractfile("package/dist/leaflet-heat.js")
        (static / "leaflet-heat.js").write_bytes(member.read())
    return True
