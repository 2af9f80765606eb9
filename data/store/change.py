"""One change of the store: readers see all that it puts in, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from data.store import limits, manifest, records, report, shapes
from data.store.files import publish, sha256
from data.store.intake import take

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from data.settings import Settings
    from data.store.entries import Batch


@dataclass
class Change:
    """What is put in while the writers' lock is held (see :meth:`data.store.Store.changing`).

    Attributes
    ----------
    staging
        Where new files are written; it is gone afterwards.
    body
        The manifest as it will be.
    """

    root: Path
    settings: Settings
    staging: Path
    body: manifest.Manifest
    _staged: dict[str, Path] = field(default_factory=dict)
    _whole: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Remember what there was."""
        self._before = manifest.digest(self.body)

    def keep(self, written: Path, final: str) -> str:
        """Have a finished file put in its place with everything else; return its checksum."""
        digest = sha256(written)
        self._staged[final] = written.rename(self.staging / f"{len(self._staged)}.whole")
        return digest

    def drop_demo(self) -> None:
        """Take invented incidents and records out; what comes after in the change stays."""
        self.body = manifest.without_demo(self.body)

    def verify(self) -> None:
        """Refuse to build on damaged files; none is read twice.

        Raises
        ------
        UserError
            If a file that the manifest will list is missing or has changed.
        """
        listed = report.files(self.body)
        unread = listed.keys() - self._whole - self._staged.keys()
        report.verify(self.root, {name: listed[name] for name in sorted(unread)})
        self._whole |= unread

    def commit(self) -> None:
        """Let readers see the change, once nothing can be wrong with it any more."""
        if not self._staged and manifest.digest(self.body) == self._before:
            return
        self.verify()
        limits.check_room(self.body)
        for final, staged in self._staged.items():
            publish(staged, self.root / final)
        manifest.save(self.root, self.staging, self.body)

    def add_batch(
        self,
        frames: Iterable[pd.DataFrame],
        provenance: Mapping[str, Any],
        *,
        quarantine: bytes = b"",
    ) -> Batch:
        """Put incidents in, once in a change.

        Parameters
        ----------
        frames
            Normalised incidents (``geo.schema.INCIDENT_COLUMNS``; ``updated`` and
            ``row`` may be there too), in as many pieces as suits the memory.
        provenance
            Where they came from. ``as_of`` (ISO date) orders versions and is the
            newest date found when absent; ``revision`` is the profile's; ``read``
            and ``rejected`` are checked against what came in. ``replaces_demo``
            takes invented incidents out in the same step, and invented records
            unless the batch is invented too; without it real ones are refused
            where there are invented. Invented ones are refused where there are real.
        quarantine
            The rejected rows as a CSV file.
        """
        return take(self, (frames, dict(provenance), quarantine))

    def add_records(
        self,
        kind: str,
        frame: pd.DataFrame,
        provenance: Mapping[str, Any],
        *,
        quarantine: bytes = b"",
    ) -> Batch:
        """Put records of a kind in: answers, results, walks, reports or a crosswalk.

        Parameters
        ----------
        kind
            Name of the table (``data.store.kinds.KINDS``).
        frame
            The columns of the kind, and ``row``: which row of the file each comes
            from. Several records may come from one row; it is new if any of them is.
        provenance
            As for :meth:`add_batch`; ``questions`` are the survey's own.
        quarantine
            The rejected rows as a CSV file.
        """
        return records.take(self, kind, frame, dict(provenance), quarantine=quarantine)

    def put_districts(
        self,
        gdf: gpd.GeoDataFrame,
        population: pd.DataFrame | None = None,
        *,
        version: str | None = None,
    ) -> None:
        """Put a version of the districts in and make it the current one.

        ``gdf.attrs`` may hold version, official, note, source and licence, and in
        ``file`` what to name the version after when it has no name.
        """
        shapes.put_districts(self, gdf, version)
        if population is not None:
            self.put_population(population[["code", "year", "population"]].reset_index(drop=True))

    def put_population(self, population: pd.DataFrame) -> None:
        """Put inhabitants [code, year, population] in; what is frozen needs those there were."""
        new = shapes.put(self, "population", population)
        earlier = [*self.body["populations"], self.body["population"]]
        self.body["populations"] = [old for old in earlier if old and old["file"] != new["file"]]
        self.body["population"] = new

    def put_layer(self, name: str, gdf: gpd.GeoDataFrame) -> None:
        """Put a background layer in, in the settings' CRS."""
        moved = gdf.to_crs(self.settings.crs)
        self.body["layers"][name] = shapes.put(self, f"layer-{name}", moved)

    def put_table(self, name: str, frame: pd.DataFrame, *, demo: bool = False) -> None:
        """Put a table of records in, with or without geometry."""
        manifest.refuse_mixing(self.body, demo=demo)
        entry = shapes.put(self, f"table-{name}", frame)
        self.body["tables"][name] = entry | {"demo": demo}
