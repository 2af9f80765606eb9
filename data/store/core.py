"""The store as the rest of the product sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from data import settings as city
from data.store import drawn, identity, manifest, opening, records, report, shapes
from data.store.files import explained, whole
from data.store.kinds import KINDS
from data.store.writing import Writing
from geo.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from geo.questions import Question
    from geo.schema import Incidents


class Store(Writing):
    """A folder of immutable batches, districts, layers and tables.

    Parameters
    ----------
    root
        The folder. It need not exist until something is put in it.
    settings
        The city; by default what ``data.settings.load`` says.
    drawn
        Earlier districts (a key of :meth:`earlier_districts`) that the incidents are joined
        to, with the layers that were drawn with them; those of now by default.
    """

    def __init__(
        self, root: Path, *, settings: city.Settings | None = None, drawn: str = ""
    ) -> None:
        self.root = root
        self.settings = settings or city.load()
        self._drawn = drawn
        self._opened: tuple[Incidents, dict[str, Any]] | None = None

    @classmethod
    def default(cls) -> Self:
        """Open the store that ``LAGESBILD_DATA`` or the default folder names."""
        return cls(city.store_folder())

    @property
    def version(self) -> str:
        """Hash over everything readers see; the order of imports leaves no trace in it."""
        return identity.version(manifest.load(self.root), self.settings)

    @property
    def stamp(self) -> tuple[int, ...]:
        """What the manifest's file looks like from outside: cheap, and another after every change.

        It is replaced whole (``manifest.save``), so that number, time and size change.
        """
        try:
            seen = (self.root / manifest.NAME).stat()
        except OSError:  # absent, or what ``version`` will tell
            return ()
        return seen.st_ino, seen.st_mtime_ns, seen.st_size

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

    def incidents(self, as_known: str | None = None, *, read_by: str = "") -> Incidents:
        """Every current incident, memory-mapped.

        Parameters
        ----------
        as_known
            ISO date: as files of that day or earlier told it. Built in memory.
        read_by
            With it, the moment (as ``imported_at`` of the provenance) of the last import
            that counts; a file of an earlier day that was read in later is left out too.
        """
        if as_known is not None:
            body = opening.read_by(self._body(), read_by)
            return opening.as_known(self.root, body, self.settings, as_known)
        return self._columns()[0]

    def _body(self) -> manifest.Manifest:
        """Read the manifest, with the districts that are to be drawn."""
        body = manifest.load(self.root)
        return drawn.again(body, self._drawn) if self._drawn else body

    def _columns(self) -> tuple[Incidents, dict[str, Any]]:
        body = self._body()
        key = identity.columns_key(body, self.settings)
        if self._opened is None or self._opened[0].version != key:
            self._opened = opening.opened(self.root, body, self.settings)
        return self._opened

    def districts(self, version: str | None = None) -> gpd.GeoDataFrame:
        """Districts [code, name, kind, geometry] in the settings' CRS, sorted by code.

        ``attrs`` tells version, official, note, source and licence.
        """
        with explained():
            return shapes.districts(self.root, self._body(), version, self.settings)

    def earlier_districts(self) -> dict[str, gpd.GeoDataFrame]:
        """Districts that others have taken the place of, each by what ``drawn`` may be."""
        with explained():
            body = manifest.load(self.root)
            return {
                known: shapes.districts(self.root, drawn.again(body, known), None, self.settings)
                for known in drawn.earlier(body)
            }

    def population(self) -> pd.DataFrame:
        """Inhabitants [code, year, population]; empty if none were given."""
        with explained():
            return shapes.populations(self.root, manifest.load(self.root))[-1]

    def earlier_populations(self) -> list[pd.DataFrame]:
        """Inhabitants that others have taken the place of, the newest first."""
        with explained():
            return shapes.populations(self.root, manifest.load(self.root))[-2::-1]

    def layer(self, name: str) -> gpd.GeoDataFrame:
        """Background for the map: "water", "places" or "outline"; empty if absent."""
        with explained():
            return shapes.layer(self.root, self._body(), name, self.settings)

    def table(self, name: str, as_known: str | None = None, *, read_by: str = "") -> pd.DataFrame:
        """Other records, such as "interventions"; an empty frame if absent.

        Parameters
        ----------
        as_known
            ISO date: as files of that day or earlier told it, for the kinds that a
            profile reads (``data.store.kinds.KINDS``).
        read_by
            With it, the moment of the last import that counts, as in :meth:`incidents`.
        """
        with explained():
            body = opening.read_by(manifest.load(self.root), read_by)
            if name in KINDS:
                found = records.table(self.root, body, name, self.settings.crs, as_known)
                if found is not None:
                    return found
            return shapes.table(self.root, body, name)

    def questions(self, *, read_by: str = "") -> dict[str, Question]:
        """Survey questions by id: the shipped ones, with the surveys' own in their place."""
        return records.questions(opening.read_by(manifest.load(self.root), read_by))

    def quarantine(self, batch: str) -> bytes:
        """Rejected rows of a batch as CSV, ready to be mended and imported again."""
        body = manifest.load(self.root)
        known = {entry["id"]: entry for entry in (*body["batches"], *body["records"])}
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
        told = report.status(body, opened) | {"version": self.version, "is_demo": self.is_demo}
        with explained():
            kept = {kind: records.number(self.root, body, kind) for kind in report.kinds(body)}
        return told | {"tables": dict(sorted((told["tables"] | kept).items()))}
