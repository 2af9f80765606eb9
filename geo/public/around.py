"""What stands beside the numbers of crime on the public page: the survey, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from markupsafe import Markup

from geo.disclosure.cells import REST
from geo.names import alphabetical
from geo.offences import GROUPS
from geo.public.areas import name
from geo.public.columns import MOST_YEARS, month
from geo.public.drawing import intervals_svg
from geo.public.felt import WHOLE
from geo.public.tables import NOTHING, Row, Table
from geo.public.texts import STATUSES, phrase
from geo.questions import MAIN
from geo.sentence import join, lower_first

if TYPE_CHECKING:
    import pandas as pd

    from geo.language import Words
    from geo.public.snapshot import Act, Snapshot


def felt(snapshot: Snapshot, words: Words) -> dict[str, Any]:
    """Tell how safe people feel, by the survey's areas and over the years."""
    rows = snapshot.felt
    if rows.empty:
        return {"lead": (phrase("felt_none", words),), "chart": ""}
    areas = rows[(rows["question"] == MAIN) & (rows["area"] != WHOLE)]
    newest = int(areas["year"].max())
    title = phrase("felt_chart", words, question=_wording(areas, words), year=newest)
    shown = _with_whole(areas, rows, newest, words)
    known = shown[np.isfinite(shown["value"])]
    drawn = [tuple(row) for row in known[["name", "value", "low", "high"]].itertuples(index=False)]
    return {
        "lead": (
            phrase("felt_lead", words, year=newest), phrase("felt_areas", words)
        ),
        "title": title,
        "chart": Markup(intervals_svg(drawn, words, title=title)),  # noqa: S704 - escapes names
        "areas": _shares(title, shown, words),
        "years": _over_time(rows[rows["area"] == WHOLE], words),
    }  # fmt: skip


def _wording(rows: pd.DataFrame, words: Words) -> str:
    wording = str(rows["wording"].iloc[0])
    return words.text(wording)


def _with_whole(areas: pd.DataFrame, rows: pd.DataFrame, year: int, words: Words) -> pd.DataFrame:
    """Put the municipality first, then the areas in the order of their names."""
    own = rows[(rows["area"] == WHOLE) & (rows["question"] == MAIN) & (rows["year"] == year)]
    own = own.assign(name=phrase("town", words))
    ordered = areas.sort_values("name", key=lambda names: names.map(alphabetical))
    return type(rows)([*own.to_dict("records"), *ordered.to_dict("records")], columns=rows.columns)


def _shares(title: str, rows: pd.DataFrame, words: Words) -> Table:
    return Table(
        title=title,
        first=phrase("area", words),
        heads=(phrase("share", words), phrase("interval", words)),
        rows=tuple(
            Row(name=row["name"], values=_share(row, words)) for row in rows.to_dict("records")
        ),
    )


def _share(row: Any, words: Words) -> tuple[str, str]:  # noqa: ANN401 - a row of a frame
    if not np.isfinite(row["value"]):
        return phrase("too_few", words), NOTHING
    low = words.number(row["low"] * 100)
    return words.percent(row["value"]), f"{low}–{words.percent(row['high'])}"


def _over_time(rows: pd.DataFrame, words: Words) -> Table:
    years = sorted(rows["year"].unique())[-MOST_YEARS:]
    asked = rows.drop_duplicates("question")
    by_year = {(row["question"], row["year"]): row for row in rows.to_dict("records")}
    return Table(
        title=phrase("felt_years", words),
        first=phrase("question", words),
        heads=tuple(str(year) for year in years),
        rows=tuple(
            Row(
                name=words.text(wording),
                values=tuple(_cell(by_year.get((question, year)), words) for year in years),
            )
            for question, wording in zip(asked["question"], asked["wording"], strict=True)
        ),
    )


def _cell(row: Any, words: Words) -> str:  # noqa: ANN401
    if row is None or not np.isfinite(row["value"]):
        return NOTHING
    share, low, high = (words.number(row[limit] * 100) for limit in ("value", "low", "high"))
    return f"{share} ({low}–{high})"


def acts(snapshot: Snapshot, words: Words) -> list[dict[str, str]]:
    """Tell of the public interventions, in the order of their names."""
    told = sorted(snapshot.acts, key=lambda act: (alphabetical(act.name), act.start))
    return [
        {
            "name": act.name,
            "where": _where(act, snapshot, words),
            "against": _against(act, words),
            "when": _when(act, words),
        }
        for act in told
    ]


def _where(act: Act, snapshot: Snapshot, words: Words) -> str:
    names = [name(code, snapshot, words) for code in act.areas]
    if act.areas[-1] == REST and len(names) > 1:
        names[-1] = lower_first(names[-1])
    return join(names, words)


def _against(act: Act, words: Words) -> str:
    names = [words.text(GROUPS[group]) for group in act.groups if group in GROUPS]
    return join([names[0], *map(lower_first, names[1:])], words) if names else ""


def _when(act: Act, words: Words) -> str:
    first = month(act.start, words)
    if act.end:
        last = month(act.end, words)
        said = f"{first}–{last}" if last != first else first
    elif act.status == "planerad":
        said = phrase("from", words, month=first)
    else:
        said = phrase("since", words, month=first)
    status = STATUSES.get(act.status)
    return f"{said} ({words.text(status)})" if status else said
