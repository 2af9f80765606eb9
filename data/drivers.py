"""Which file formats GDAL may open, settled before GDAL is loaded.

GDAL tries every driver it has on a file, whatever the file is called. Some of
them follow references: a VRT named ``x.geojson`` returns any other file of the
server. They are switched off by name, and :mod:`data.gdal_child` checks that
no driver beyond :data:`ALLOWED` is left, so that a new one in a later GDAL
stops the reading and not the protection.
"""

from __future__ import annotations

import os

ALLOWED = frozenset({"GeoJSON", "GPKG", "ESRI Shapefile"})

# Every other vector driver of GDAL 3.12, by the names it gives them.
_NAMES = """
    ADBC AIVector AVCBin AVCE00 AmigoCloud CSV CSW Carto DGN DXF EDIGEO EEDA ESRIJSON
    Elasticsearch FlatGeobuf GDALG GML GPSBabel GPX GTFS GeoJSONSeq GeoRSS HTTP Idrisi JML JSONFG
    KML LIBKML LVBAG MBTiles MEM MVT MapML MiraMonVector NGW OAPIF ODS OGCAPI OGR_GMT OGR_PDS
    OGR_VRT OSM OpenFileGDB PCIDSK PDF PDS4 PGDUMP PLSCENES PMTiles S57 SQLite SXF Selafin
    TopoJSON VDV VFK VICAR WAsP WFS XLSX
    """

SKIPPED = (*_NAMES.split(), "MapInfo File")

ENVIRONMENT = {
    # The comma matters: GDAL splits at spaces where there is none.
    "OGR_SKIP": ",".join(SKIPPED),
    "GDAL_DRIVER_PATH": "disable",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
    "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": "NO",
    "PROJ_NETWORK": "OFF",
}


def restrict() -> None:
    """Switch the drivers off in this process. Works until GDAL has been loaded."""
    os.environ.update(ENVIRONMENT)
