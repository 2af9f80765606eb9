"""A file that points at another file, four ways, and the process that has no network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data import drivers, gdal

ROOT = Path(__file__).parents[3]
SECRET = "kvarnholmen"


@pytest.fixture
def vrt(geojson, tmp_path):
    """Make a file that points at another file, which holds the secret."""
    (tmp_path / "other.geojson").write_bytes(
        geojson.replace("Öster".encode(), SECRET.encode()).replace(b"\\u00d6ster", SECRET.encode())
    )
    source = f"<SrcDataSource>{tmp_path / 'other.geojson'}</SrcDataSource>"
    return f'<OGRVRTDataSource><OGRVRTLayer name="other">{source}</OGRVRTLayer></OGRVRTDataSource>'.encode()


READ_ALL = """
import sys, warnings
warnings.simplefilter("ignore")
import geopandas
leaked = 0
for way in sys.argv[1:]:
    try:
        given = open(way[6:], "rb").read() if way.startswith("bytes:") else way
        leaked += "kvarnholmen" in geopandas.read_file(given).to_json()
    except Exception:
        pass
print(leaked)
"""


def _leaks(ways, before=""):
    clean = {k: v for k, v in os.environ.items() if k not in drivers.ENVIRONMENT}
    command = [sys.executable, "-c", before + READ_ALL, *map(str, ways)]
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.fixture
def ways(vrt, save, pack):
    packed = pack({"x.vrt": vrt})
    return [save(vrt, "x.geojson"), save(vrt, "x.gpkg"), packed, f"bytes:{save(vrt, 'x')}"]


def test_a_vrt_leaks_four_times_of_four_without_the_driver_list_and_never_with_it(ways):
    assert _leaks(ways) == 4
    assert _leaks(ways, "import data\n") == 0


def test_a_vrt_is_refused_by_its_bytes_too(vrt, save, pack, refused):
    for path in (
        save(vrt, "x.geojson"),
        save(vrt, "x.gpkg"),
        pack({"x.geojson": vrt}),
        pack({"x.vrt": vrt}),
    ):
        assert SECRET not in refused(path)


def test_the_confined_process_does_not_follow_a_vrt_that_got_past_the_bytes(vrt, save, tmp_path):
    outcome = gdal._ask(save(vrt, "data.geojson"), tmp_path / "result.arrow", None)
    assert outcome == {"problem": "unreadable"}


def test_no_driver_beyond_those_we_need_is_left():
    command = [
        sys.executable,
        "-c",
        "import data, pyogrio, json; print(json.dumps([*pyogrio.list_drivers()]))",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout)) == drivers.ALLOWED
    assert "Unable to find driver" not in done.stderr


FEWER = """
import sys
from data import gdal_child
gdal_child.ALLOWED = frozenset({"GPKG"})
gdal_child.main(sys.argv[1:])
"""


def test_a_driver_nobody_expected_stops_the_reading(save, geojson, tmp_path):
    given = [save(geojson, "data.geojson"), tmp_path / "result", 4_000_000_000, 60, 9]
    command = [sys.executable, "-c", FEWER, *map(str, given)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"problem": "drivers"}
    assert "requirements.txt" in str(gdal._sentence(json.loads(done.stdout)))


NETWORK = """
import socket, sys
from data.gdal_child import confine
reachable = socket.create_server(("127.0.0.1", 0))
confine(4_000_000_000, 60)
try:
    socket.create_connection(reachable.getsockname(), 2)
    print("open")
except OSError:
    print("closed")
"""


def test_the_confined_process_has_no_network():
    can = "import ctypes; print(ctypes.CDLL(None).unshare(0x50000000))"
    tried = subprocess.run([sys.executable, "-c", can], capture_output=True, text=True, check=False)
    if tried.stdout.strip() != "0":
        pytest.skip("This system does not let a process give up its network.")
    done = subprocess.run(
        [sys.executable, "-c", NETWORK], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "closed"
