"""Reads one vector file with GDAL, in a process that has little to lose.

Run by :func:`data.gdal.read_vector` as ``python -m data.gdal_child FILE RESULT
MEMORY SECONDS ROWS [LAYER]``. It gives up the network and takes limits on memory
and time before it loads GDAL. The features go to RESULT as an Arrow stream with
the geometry as WKB. What it prints is a small JSON object: how it went.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from data import geopackage
from data.drivers import ALLOWED

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
# What pyogrio loads where it is installed, and nothing here uses: half the time of a start.
UNUSED = ("geopandas", "pandas", "pyproj")
TOO_LARGE = ("too complex/large", "emory")  # in GDAL's own words
MAX_RESULT = 1_000_000_000  # bytes


def confine(memory: int, seconds: int) -> None:
    """Limit this process, so far as the system can: memory in bytes, CPU time in seconds."""
    with suppress(AttributeError, OSError, TypeError):  # a system without namespaces
        ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET)
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_RESULT, MAX_RESULT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(file: Path, result: Path, rows: int, layer: str | None) -> dict[str, Any]:
    """Read a layer into an Arrow file and say how it went."""
    import pyogrio  # noqa: PLC0415 - loads after the limits are set

    if set(pyogrio.list_drivers()) - ALLOWED:
        return {"problem": "drivers"}
    layers, problem = _layers(file)
    if problem:
        return {"problem": problem}
    if (layer or layers[0]) not in layers or (layer is None and len(layers) > 1):
        return {"problem": "layer", "layers": layers}
    named = layer or layers[0]
    with pyogrio.open_arrow(file, layer=named, use_pyarrow=True) as (meta, reader):
        geometry = meta["geometry_name"] or "wkb_geometry"
        if geometry not in reader.schema.names:
            return {"problem": "geometry"}
        if not _copied(reader, geometry, result, rows):
            return {"problem": "rows"}
    return {"geometry": geometry, "crs": meta["crs"]}


def _layers(file: Path) -> tuple[list[str], str]:
    """Names of the layers, and what is wrong with the file if there is none to read."""
    import pyogrio  # noqa: PLC0415

    if file.suffix == ".gpkg":
        return geopackage.layers(file)
    names = [str(name) for name in pyogrio.list_layers(file)[:, 0]]
    return names, "" if names else "empty"


def _copied(reader: Any, geometry: str, result: Path, rows: int) -> bool:  # noqa: ANN401
    """Copy the features to the Arrow file; False if there are more than may be read."""
    import pyarrow as pa  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    with pa.OSFile(str(result), "wb") as sink, pa.ipc.new_stream(sink, reader.schema) as stream:
        for batch in reader:
            rows -= len(batch)
            if rows < 0:
                return False
            # Shapes nested thousands deep end a process: better this one than the server's.
            shapely.from_wkb(batch.column(geometry).to_numpy(zero_copy_only=False))
            stream.write_batch(batch)
    return True


def main(arguments: list[str]) -> None:
    """Run with the arguments of the command line."""
    file, result, memory, seconds, rows, *layer = arguments
    confine(int(memory), int(seconds))
    sys.modules.update(dict.fromkeys(UNUSED))  # type: ignore[arg-type]  # None: not there
    try:
        outcome = read(Path(file), Path(result), int(rows), layer[0] if layer else None)
    except MemoryError:
        outcome = {"problem": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold a path
        large = any(sign in str(error) for sign in TOO_LARGE)
        outcome = {"problem": "memory" if large else "unreadable"}
    sys.stdout.write(json.dumps(outcome))


if __name__ == "__main__":
    main(sys.argv[1:])
