"""What a whole table has to be: of a known year, and not against itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from data.sources.sheet import Sheet
from data.store import records
from data.store.kinds import KINDS
from data.survey.profile import SURVEYS
from data.survey.roles import YEARS, Role
from geo.errors import UserError, listed

if TYPE_CHECKING:
    from data.survey.cells import Reading
    from data.survey.layout import Layout
    from data.survey.profile import RecordProfile


def dated(layout: Layout, profile: RecordProfile, year: int | None) -> Layout:
    """Give every row the year of a table that says it in a title, or that a person gives."""
    there = [role for role in layout.roles.values() if role.key == "year" or role.year]
    if profile.kind not in SURVEYS or there:
        return layout
    known = [year] if year else sorted(layout.years)
    if len(known) != 1:
        raise UserError(
            "Det framgår inte vilket år svaren gäller. Lägg till en kolumn med år, skriv året i "
            "en rubrikrad över tabellen eller ange det med --year. I rubrikerna står: {years}.",
            years=listed(known),
        )
    name, sheet = (profile.columns.get("year") or (YEARS,))[0], layout.sheet
    column = pa.array([str(known[0])] * len(sheet.rows), pa.string())
    cells = sheet.cells.append_column(name, column)
    dated = Sheet(cells, sheet.rows, sheet.broken, sheet.detected)
    return replace(layout, sheet=dated, roles=layout.roles | {name: Role(key="year")})


def without_contradictions(reading: Reading, frame: pd.DataFrame) -> pd.DataFrame:
    """Reject rows that say something else than an earlier one about the same thing."""
    made = records.complete(reading.profile.kind, frame)
    first = made.drop_duplicates("id_hash").set_index("id_hash")["content_hash"]
    other = made["content_hash"].to_numpy() != first.loc[made["id_hash"]].to_numpy()
    rows = frame["row"][other]
    wrong = pd.Series(reading.layout.sheet.rows).isin(rows)
    key = " + ".join(KINDS[reading.profile.kind].key)
    reading.faults.add(wrong, "contradicts", key, pd.Series("", index=wrong.index))
    return frame[~frame["row"].isin(rows)].reset_index(drop=True)


def rejected(reading: Reading) -> pd.DataFrame:
    """List the rejected rows [row, column, value, reason] in the order of the file."""
    sheet = reading.layout.sheet
    broken = [(one.row, "", one.text, "wrong_columns") for one in sheet.broken]
    listed_ = pd.DataFrame(broken, columns=["row", "column", "value", "reason"])
    found = [part for part in (listed_, reading.faults.table(sheet.rows)) if len(part)]
    joined = pd.concat(found or [listed_], ignore_index=True)
    return joined.sort_values("row", ignore_index=True)
