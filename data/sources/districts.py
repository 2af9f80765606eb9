"""Districts from any map file: whole areas with one code each, in the project's CRS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.gdal import read_vector
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from data.settings import Settings

KINDS = {"stadsdel", "ort", "landsbygd"}
DESO = r"\d{4}[ABC]\d{4}"
# The letter of a DeSO: A outside towns, B in a town, C in the municipality's main town.
DESO_KINDS = {"A": "landsbygd", "B": "ort", "C": "stadsdel"}
AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def read(
    path: Path,
    *,
    code_column: str,
    name_column: str,
    version: str | None = None,
    settings: Settings,
) -> gpd.GeoDataFrame:
    """Read districts from a map file.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage or zipped shapefile.
    code_column, name_column
        The columns with the code and the name of each district.
    version
        What this division is called, for instance ``DeSO 2025``.
    settings
        Gives the CRS of the result.

    Returns
    -------
    GeoDataFrame
        Columns ``code, name, kind, geometry``, sorted by code; valid polygons
        in ``settings.crs``. ``attrs`` has version, file (its name without the ending),
        official, note, source, licence.

    Raises
    ------
    UserError
        If the file cannot be read, or is not districts with a code each.
    """
    frame = normalise(
        read_vector(path), code_column=code_column, name_column=name_column, crs=settings.crs
    )
    own = {"official": True, "note": "", "source": "", "licence": ""}
    frame.attrs = {"version": version or "", "file": path.stem, **own}
    return frame


def normalise(
    frame: gpd.GeoDataFrame, *, code_column: str, name_column: str, crs: str
) -> gpd.GeoDataFrame:
    """Turn any frame of areas into districts; says what is wrong where it is not one."""
    if frame.empty:
        raise UserError("Filen innehåller inga områden. Kontrollera exporten och försök igen.")
    for column in (code_column, name_column):
        _check_column(frame, column)
    code = _codes(frame[code_column])
    name = frame[name_column].fillna("").astype("str").str.strip()
    found = {"code": code, "name": name.where(name != "", code), "kind": _kinds(frame, code)}
    districts = gpd.GeoDataFrame(found, geometry=_polygons(frame, code, crs), crs=crs)
    return districts.sort_values("code", ignore_index=True)


def _check_column(frame: gpd.GeoDataFrame, column: str) -> None:
    columns = [str(name) for name in frame.columns if name != frame.geometry.name]
    if column not in columns:
        raise UserError(
            "Kolumnen {column} finns inte i filen. Välj bland: {columns}.",
            column=column,
            columns=listed(columns),
        )


def _codes(values: pd.Series) -> pd.Series:
    """Return the codes as text, each once; a number loses the decimals it never had."""
    if pd.api.types.is_float_dtype(values):
        values = values.astype("Int64") if (values.dropna() % 1 == 0).all() else values
    codes = values.astype("str").str.strip().where(values.notna(), "")
    if missing := int((codes == "").sum()):
        raise UserError(
            "{number} områden saknar kod i kolumnen {column}. "
            "Fyll i koderna eller välj en annan kolumn.",
            number=missing,
            column=values.name,
        )
    again = codes[codes.duplicated()].unique()
    if len(again):
        raise UserError(
            "Koder förekommer flera gånger i kolumnen {column}: {codes}. Slå ihop områdena "
            "eller välj en kolumn där varje område har sin egen kod.",
            column=values.name,
            codes=listed(again, most=5),
        )
    return codes


def _kinds(frame: gpd.GeoDataFrame, code: pd.Series) -> pd.Series:
    """Say what kind of district each is, where the file or the code tells."""
    if "kind" in frame.columns and frame["kind"].isin([*KINDS, "", None]).all():
        return pd.Series(frame["kind"].fillna(""), dtype="str")
    if code.str.fullmatch(DESO).all():
        return pd.Series(code.str[4].map(DESO_KINDS), dtype="str")
    return pd.Series("", index=code.index, dtype="str")


def _polygons(frame: gpd.GeoDataFrame, code: pd.Series, crs: str) -> npt.NDArray[np.object_]:
    if frame.crs is None:
        raise UserError(
            "Filen saknar koordinatsystem. Spara den med koordinatsystem, till exempel "
            "SWEREF 99 TM, och försök igen. En zippad shapefil behöver sin prj-fil."
        )
    shapes = shapely.force_2d(frame.geometry.to_crs(crs).to_numpy())
    if np.isinf(shapely.bounds(shapes)).any():
        raise UserError(
            "Filens koordinater hör inte till det koordinatsystem som den anger. "
            "Exportera den på nytt och försök igen."
        )
    mended: npt.NDArray[np.object_] = shapely.make_valid(
        shapes, method="structure", keep_collapsed=False
    )
    bad = ~np.isin(shapely.get_type_id(mended), AREAS) | shapely.is_empty(mended)
    if bad.any():
        raise UserError(
            "Alla områden måste vara ytor, men {codes} är det inte. "
            "Ta bort dem eller rita dem som ytor.",
            codes=listed(code[bad], most=5),
        )
    return mended
