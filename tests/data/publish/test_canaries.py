"""Two hundred strings and places planted in a store: none of them leaves it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import shapely

from data.store import kinds
from tests.data.publish.conftest import SOUTH, WEST, act, incidents, put, survey

EACH = 25
NIGHT = dt.datetime.fromisoformat("2026-10-05 03:17")


def words(kind, n=EACH):
    return [f"kanarie{kind}{i:02}qz" for i in range(n)]


def forms(x, y):
    """Return a place as it might be written: metres and degrees, whole and with decimals."""
    return {f"{x:.2f}", f"{y:.2f}", f"{x:.1f}", f"{y:.1f}", str(int(x)), str(int(y))}


def planted(town, book, frame):
    """Plant them everywhere something can be written, and return what is looked for."""
    rng = np.random.default_rng(780)
    at = np.column_stack([rng.uniform(10, 1990, 100) + WEST, rng.uniform(10, 1990, 100) + SOUTH])
    said = {kind: words(kind) for kind in ("text", "kod", "svar", "not", "ansvarig", "anmälan")}
    rows = [
        {"source_id": code, "code": code, "code_text": text, "offence": "sexualbrott",
         "x": x, "y": y, "start": NIGHT, "source": "kanariekälla"}
        for code, text, (x, y) in zip(said["kod"], said["text"], at, strict=False)
    ]  # fmt: skip
    town.add_batch([frame(*rows)], {"as_of": "2026-12-16", "file": "kanariefil.csv"})
    for note, who, (x, y) in zip(said["not"], said["ansvarig"], at[25:], strict=False):
        more = {"note": note, "responsible": who, "expected_effect": note, "kind": note}
        book.create(
            act(name="Vakter", public=True, geometry=shapely.Point(x, y), **more), actor=who
        )
    book.create(act(name="kanariehemlig insats"), actor="")
    put(town, survey(respondent=[*said["svar"], *map(str, range(35))]))
    reports = pd.DataFrame(
        {"row": range(EACH), "id": said["anmälan"], "date": dt.date(2026, 10, 5),
         "category": "belysning", "note": said["anmälan"], "status": "", "done": None,
         "x": at[50:75, 0], "y": at[50:75, 1]}
    )  # fmt: skip
    put(town, {kinds.REPORTS: reports})
    places = [form for x, y in at[:75] for form in forms(x, y)]
    return ["kanarie", *(word for some in said.values() for word in some)], places


def test_no_canary_is_in_any_byte(make, town, book, frame):
    strings, places = planted(town, book, frame)
    assert len({*strings, *places}) > 200
    make()
    content = b"".join(path.read_bytes() for path in make.out.rglob("*") if path.is_file())
    names = " ".join(str(path) for path in make.out.rglob("*")).encode()
    assert b"Vakter" in content  # what was to be told is there
    assert b"Staden" in content
    found = [each for each in (*strings, *places) if each.encode() in content + names]
    assert found == []


def test_the_shape_of_the_offences_themselves_leaves_no_place(make, frame):
    given = incidents(frame)
    make()
    content = b"".join(path.read_bytes() for path in make.out.rglob("*") if path.is_file())
    places = {form for x, y in given[["x", "y"]].to_numpy() for form in (f"{x:.2f}", f"{y:.2f}")}
    assert len(places) > 5000
    assert not [place for place in places if place.encode() in content]
