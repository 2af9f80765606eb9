"""Two columns of coordinates become places in the city's CRS, or reasons why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.ingest import places

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from data.ingest.faults import Faults
    from data.ingest.profile_file import Place
    from data.settings import Settings


@dataclass(frozen=True)
class Locator:
    """How a source gives places."""

    place: Place
    decimal: str | None
    crs: str
    settings: Settings

    def locate(
        self, texts: tuple[pd.Series, pd.Series], names: tuple[str, str], faults: Faults
    ) -> tuple[places.Floats, places.Floats, npt.NDArray[np.bool_]]:
        """Return x, y (NaN without a place) and where the source withheld the place."""
        x, y = (places.numbers(text, self.decimal) for text in texts)
        filled = [(text != "").to_numpy() for text in texts]
        for name, text, has, value in zip(names, texts, filled, (x, y), strict=True):
            faults.add(has & np.isnan(value), "bad_coordinate", name, text)
        faults.add(filled[0] & ~filled[1], "half_place", names[1], texts[0])
        faults.add(filled[1] & ~filled[0], "half_place", names[0], texts[1])
        withheld = np.zeros(len(x), bool)
        for east, north in self.place.withheld:
            withheld |= (x == east) & (y == north)
        x, y = np.where(withheld, np.nan, x), np.where(withheld, np.nan, y)
        moved_x, moved_y = places.to_city(x, y, self.crs, self.settings)
        faults.add(np.isfinite(x) & np.isnan(moved_x), "bad_coordinate", names[0], texts[0])
        return moved_x, moved_y, withheld
