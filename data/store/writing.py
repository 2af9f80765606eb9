"""What puts things in the store: each step alone is one change."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from data.store import manifest
from data.store.change import Change
from data.store.files import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from data.settings import Settings
    from data.store.entries import Batch


class Writing:
    """The part of a :class:`data.store.Store` that changes it."""

    root: Path
    settings: Settings

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

    def add_records(
        self,
        kind: str,
        frame: pd.DataFrame,
        provenance: Mapping[str, Any],
        *,
        quarantine: bytes = b"",
    ) -> Batch:
        """Put records in (see :meth:`data.store.change.Change.add_records`)."""
        with self.changing() as change:
            return change.add_records(kind, frame, provenance, quarantine=quarantine)

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

    def put_table(self, name: str, frame: pd.DataFrame, *, demo: bool = False) -> None:
        """Put a table of records in, with or without geometry."""
        with self.changing() as change:
            change.put_table(name, frame, demo=demo)

    def note_book(self, *, demo: bool | None) -> None:
        """List whether the records in the database are invented; None for none."""
        with writing(self.root) as staging:
            manifest.note_book(self.root, staging, demo=demo)
