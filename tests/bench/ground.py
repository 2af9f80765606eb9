"""What the bench stands on: stores of each size, a CSV of a million rows, the usual plugin."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from xstatic.pkg import jquery, leaflet

from tests.bench.server import ROOT

FOLDER = ROOT / "test-results" / "bench"
PLUGIN = "leaflet.heat@0.2.0"
COLUMNS = ("brottskod", "från", "till", "x", "y")


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
