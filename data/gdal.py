"""The one door to GDAL: a vector file in, a GeoDataFrame or a Swedish sentence out.

The file is recognised by its bytes and copied under a name of ours
(:mod:`data.archive`), read in a confined process (:mod:`data.gdal_child`) with
three drivers (:mod:`data.drivers`), and comes back as Arrow. Nothing is ever
unpickled, and no sentence holds a path.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyarrow as pa
import shapely
from pyproj.exceptions import CRSError

from data import archive, temporary
from data.drivers import ENVIRONMENT
from geo.errors import N_, UserError, listed

ROOT = Path(__file__).parent.parent
QUIET = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
NEEDED = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "PROJ_LIB", "PROJ_DATA", "TMPDIR", "TEMP", "TMP")


@dataclass(frozen=True)
class Limits:
    """What reading one file may cost: bytes of memory, seconds; and how many features."""

    memory: int = 4_000_000_000
    seconds: int = 120
    rows: int = 2_000_000


LIMITS = Limits()


def read_vector(path: Path, *, layer: str | None = None) -> gpd.GeoDataFrame:
    """Read GeoJSON, GeoPackage, or a zip with either or with one shapefile.

    Parameters
    ----------
    path
        The file. Its name does not matter.
    layer
        Which layer, needed where there are several.

    Returns
    -------
    GeoDataFrame
        All features with their attributes, in the file's own CRS (None if it
        does not say); the geometry column is called ``geometry``.

    Raises
    ------
    UserError
        If the file cannot be read safely, or at all.
    """
    with temporary.folder() as name:
        folder = Path(name)
        result = folder / "result.arrow"
        outcome = _ask(archive.lay_out(path, folder), result, layer)
        if "problem" in outcome:
            raise _sentence(outcome)
        return _frame(result, outcome["geometry"], outcome["crs"])


def layers(path: Path) -> list[str]:
    """Names of the layers of a file that :func:`read_vector` can read.

    Raises
    ------
    UserError
        If the file cannot be read safely, or at all.
    """
    with temporary.folder() as name:
        folder = Path(name)
        nobody = uuid.uuid4().hex  # a layer that is not there: the answer lists those that are
        outcome = _ask(archive.lay_out(path, folder), folder / "result.arrow", nobody)
    if outcome.get("problem") != "layer":
        raise _sentence(outcome)
    return [str(name) for name in outcome["layers"]]


def _ask(file: Path, result: Path, layer: str | None) -> dict[str, Any]:
    """Have the confined process read a file; return what it says of it."""
    limits = [str(LIMITS.memory), str(LIMITS.seconds), str(LIMITS.rows)]
    command = [sys.executable, "-m", "data.gdal_child", str(file), str(result), *limits]
    kept = {key: os.environ[key] for key in NEEDED if key in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the file has a name of ours
            [*command, *([layer] if layer else [])],
            cwd=file.parent,
            env={**kept, **ENVIRONMENT, **QUIET, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMITS.seconds,
            check=False,
        )
        outcome = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"problem": "time"}
    except ValueError:  # it died before it could say anything
        return {"problem": "memory"}
    return outcome if isinstance(outcome, dict) else {"problem": "unreadable"}


def _sentence(outcome: dict[str, Any]) -> UserError:
    if outcome["problem"] == "layer":
        return UserError(
            "Filen har flera lager eller saknar det lager som valdes. Välj ett av: {layers}.",
            layers=listed(outcome["layers"]),
        )
    if outcome["problem"] == "rows":
        return UserError(
            "Kartfilen har fler än {most} objekt, och så många läses inte. Dela upp den, eller "
            "exportera tabellen som CSV.",
            most=LIMITS.rows,
        )
    return UserError(SENTENCES.get(outcome["problem"], UNREADABLE))


UNREADABLE = N_(
    "Filen är skadad eller ofullständig och går inte att läsa. "
    "Exportera den på nytt från kartprogrammet och försök igen."
)
SENTENCES = {
    "empty": N_("Filen innehåller inget kartlager. Exportera den på nytt och försök igen."),
    "geometry": N_(
        "Filen innehåller en tabell utan kartobjekt. Välj ett lager med punkter eller ytor."
    ),
    "view": N_(
        "Filen är en GeoPackage där en vy står i stället för en tabell, och vyer läses inte. "
        "Exportera kartlagret till en ny GeoPackage och försök igen."
    ),
    "memory": N_("Filen är för omfattande för att läsas. Förenkla gränserna eller dela upp den."),
    "time": N_("Filen tog för lång tid att läsa. Förenkla gränserna eller dela upp den."),
    "drivers": N_(
        "Kartbiblioteket på servern kan mer än det får här, så inga kartfiler läses. "
        "Be den som sköter servern att installera versionerna i requirements.txt."
    ),
}


def _frame(result: Path, geometry: str, crs: str | None) -> gpd.GeoDataFrame:
    """Build the frame from the Arrow stream, which is checked before it is used."""
    try:
        with pa.OSFile(str(result)) as source, pa.ipc.open_stream(source) as stream:
            table = stream.read_all()
        table.validate(full=True)
        shapes = shapely.from_wkb(table.column(geometry).to_numpy(zero_copy_only=False))
        columns = table.drop_columns([geometry]).to_pandas()
        return gpd.GeoDataFrame(columns, geometry=shapes, crs=crs)
    except (pa.ArrowException, shapely.GEOSException, CRSError, OSError) as error:
        raise UserError(UNREADABLE) from error
