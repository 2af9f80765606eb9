"""The store as the rest of the product sees it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from data import settings as city
from data.store import manifest, opening, report, shapes
from data.store.change import Change
from data.store.files import explained, whole, writing
from geo.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import geopandas as gpd

    from data.store.intake import Batch
    from geo.schema import Incidents


class Store:
    """A folder of immutable batches, districts, layers and tables.

    Parameters
    ----------
    root
        The folder. It need not exist until something is put in it.
    settings
        The city; by default what ``data.settings.load`` says.
    """

    def __init__(self, root: Path, *, settings: city.Settings | None = None) -> None:
        self.root = root
        self.settings = settings or city.load()
        self._opened: tuple[Incidents, dict[str, Any]] | None = None

    @classmethod
    def default(cls) -> Self:
        """Open the store that ``LAGESBILD_DATA`` or the default folder names."""
        return cls(city.store_folder())

    @property
    def version(self) -> str:
        """Hash over everything readers see; the order of imports leaves no trace in it."""
        return manifest.version(manifest.load(self.root), self.settings)

    @property
    def is_empty(self) -> bool:
        """Whether no incidents have been put in."""
        return not any(batch["rows"] for batch in manifest.load(self.root)["batches"])

    @property
    def is_demo(self) -> bool:
        """Whether everything recorded is invented; False for an empty store."""
        return manifest.kinds(manifest.load(self.root)) == {True}

    @property
    def is_real(self) -> bool:
        """Whether anything recorded is not invented; False for an empty store."""
        return False in manifest.kinds(manifest.load(self.root))

    @property
    def has_demo(self) -> bool:
        """Whether anything recorded is invented."""
        return True in manifest.kinds(manifest.load(self.root))

    def incidents(self, as_known: str | None = None) -> Incidents:
        """Every current incident, memory-mapped.

        Parameters
        ----------
        as_known
            ISO date: as files of that day or earlier told it. Built in memory.
        """
        if as_known is not None:
            body = manifest.load(self.root)
            return opening.as_known(self.root, body, self.settings, as_known)
        return self._columns()[0]

    def _columns(self) -> tuple[Incidents, dict[str, Any]]:
        body = manifest.load(self.root)
        key = manifest.columns_key(body, self.settings)
        if self._opened is None or self._opened[0].version != key:
            self._opened = opening.opened(self.root, body, self.settings)
        return self._opened

    def districts(self, version: str | None = None) -> gpd.GeoDataFrame:
        """Districts [code, name, kind, geometry] in the settings' CRS, sorted by code.

        ``attrs`` tells version, official, note, source and licence.
        """
        with explained():
            body = manifest.load(self.root)
            return shapes.districts(self.root, body, version, self.settings)

    def population(self) -> pd.DataFrame:
        """Inhabitants [code, year, population]; empty if none were given."""
        body = manifest.load(self.root)
        if not body["population"]:
            return pd.DataFrame({"code": [], "year": [], "population": []})
        with explained():
            return pd.read_parquet(shapes.path(self.root, body["population"]))

    def layer(self, name: str) -> gpd.GeoDataFrame:
        """Background for the map: "water", "places" or "outline"; empty if absent."""
        with explained():
            return shapes.layer(self.root, manifest.load(self.root), name, self.settings)

    def table(self, name: str) -> pd.DataFrame:
        """Other records, such as "interventions"; an empty frame if absent."""
        with explained():
            return shapes.table(self.root, manifest.load(self.root), name)

    def quarantine(self, batch: str) -> bytes:
        """Rejected rows of a batch as CSV, ready to be mended and imported again."""
        known = {entry["id"]: entry for entry in manifest.load(self.root)["batches"]}
        if batch not in known:
            raise UserError("Det finns ingen inläsning med id {id}. Se status.", id=batch)
        name = known[batch]["quarantine"]
        with explained():
            sums = known[batch]["sha256"]
            return whole(self.root, name, sums[name]).read_bytes() if name else b""

    def batches(self) -> list[dict[str, Any]]:
        """Every import: counts, provenance and the day it describes."""
        return report.batches(manifest.load(self.root))

    def status(self) -> dict[str, Any]:
        """Tell what is in the store, where it came from and what is odd about it."""
        body = manifest.load(self.root)
        opened = self._columns() if body["batches"] else None
        return report.status(body, opened) | {"version": self.version, "is_demo": self.is_demo}

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """Hold the writers' lock, and let readers see all that was put in at once.

        Raises
        ------
        UserError
            If another writer holds the lock, or the change cannot be made. Nothing a
            reader sees has changed then.
        """
        with writing(self.root) as staging:
            change = Change(self.root, self.settings, staging, manifest.load(self.root))
            yield change
            change.commit()

    def add_batch(
        self,
        frames: Iterable[pd.DataFrame],
        provenance: Mapping[str, Any],
        *,
        quarantine: bytes = b"",
    ) -> Batch:
        """Put incidents in (see :meth:`data.store.change.Change.add_batch`)."""
        with self.changing() as change:
            return change.add_batch(frames, provenance, quarantine=quarantine)

    def put_districts(
        self,
        gdf: gpd.GeoDataFrame,
        population: pd.DataFrame | None = None,
        *,
        version: str | None = None,
    ) -> None:
        """Put districts in (see :meth:`data.store.change.Change.put_districts`)."""
        with self.changing() as change:
            change.put_districts(gdf, population, version=version)

    def put_population(self, population: pd.DataFrame) -> None:
        """Put inhabitants [code, year, population] in, in place of those there were."""
        with self.changing() as change:
            change.put_population(population)

    def put_layer(self, name: str, gdf: gpd.GeoDataFrame) -> None:
        """Put a background layer in, in the settings' CRS."""
        with self.changing() as change:
            change.put_layer(name, gdf)

    def note_records(self, *, demo: bool | None) -> None:
        """List whether the records in the database are invented; None for none."""
        with writing(self.root) as staging:
            manifest.note_records(self.root, staging, demo=demo)

    def put_table(self, name: str, frame: pd.DataFrame, *, demo: bool = False) -> None:
        """Put a table of records in, with or without geometry."""
        with self.changing() as change:
            change.put_table(name, frame, demo=demo)
