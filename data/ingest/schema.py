"""The normalised incident as a pandera schema: the last check before the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandera.pandas as pa

from geo.offences import BY_ID
from geo.schema import INCIDENT_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

CHECKS = {
    "source": pa.Check.str_length(min_value=1),
    "source_id": pa.Check.str_length(min_value=1),
    "code": pa.Check.str_length(min_value=1),
    "offence": pa.Check.isin(list(BY_ID)),
    "count": pa.Check.ge(1),
    "x": pa.Check(lambda x: ~np.isinf(x)),
    "y": pa.Check(lambda y: ~np.isinf(y)),
}
NULLABLE = {"start", "end", "registered", "updated", "x", "y"}
TYPES = {**INCIDENT_COLUMNS, "updated": "datetime64[s]", "row": "int64"}


def _rule(name: str) -> pa.Column:
    return pa.Column(TYPES[name], CHECKS.get(name), nullable=name in NULLABLE)


SCHEMA = pa.DataFrameSchema(
    {name: _rule(name) for name in TYPES},
    checks=[
        pa.Check(lambda frame: ~(frame["end"] < frame["start"]), name="end before start"),
        pa.Check(lambda frame: frame["x"].isna() == frame["y"].isna(), name="half a place"),
    ],
    strict=True,
)


def check(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its columns in order, checked against the schema."""
    ordered = frame[list(TYPES)].astype({k: v for k, v in TYPES.items() if v == "str"})
    return SCHEMA.validate(ordered)
