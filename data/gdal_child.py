"""Reads one vector file with GDAL, in a process that has little to lose.

Run by :func:`data.gdal.read_vector` as ``python -m data.gdal_child FILE RESULT
MEMORY SECONDS [LAYER]``. It gives up the network and takes limits on memory and
time before it loads GDAL. The features go to RESULT as an Arrow stream with
the geometry as WKB. What it prints is a small JSON object: how it went.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from data.drivers import ALLOWED

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
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


def read(file: Path, result: Path, layer: str | None) -> dict[str, Any]:
    """Read a layer into an Arrow file and say how it went."""
    import pyarrow as pa  # noqa: PLC0415 - loads after the limits are set
    import pyogrio  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    if set(pyogrio.list_drivers()) - ALLOWED:
        return {"problem": "drivers"}
    layers = [str(name) for name in pyogrio.list_layers(file)[:, 0]]
    if not layers:
        return {"problem": "empty"}
    if (layer or layers[0]) not in layers or (layer is None and len(layers) > 1):
        return {"problem": "layer", "layers": layers}
    meta, table = pyogrio.read_arrow(file, layer=layer or layers[0])
    geometry = meta["geometry_name"] or "wkb_geometry"
    if geometry not in table.column_names:
        return {"problem": "geometry"}
    # Shapes nested thousands deep end a process: better this one than the server's.
    shapely.from_wkb(table.column(geometry).to_numpy())
    with pa.OSFile(str(result), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return {"geometry": geometry, "crs": meta["crs"]}


def main(arguments: list[str]) -> None:
    """Run with the arguments of the command line."""
    file, result, memory, seconds, *layer = arguments
    confine(int(memory), int(seconds))
    try:
        outcome = read(Path(file), Path(result), layer[0] if layer else None)
    except MemoryError:
        outcome = {"problem": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold a path
        large = any(sign in str(error) for sign in TOO_LARGE)
        outcome = {"problem": "memory" if large else "unreadable"}
    sys.stdout.write(json.dumps(outcome))


if __name__ == "__main__":
    main(sys.argv[1:])
