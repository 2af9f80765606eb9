"""Files of a survey as statistical offices export them, for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from data import survey
from data.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from data.store import Batch, Store

COUNTS = ("read", "accepted", "rejected", "duplicates")
ANSWERS = "trygghetsmatning-answers"
PUBLISHED = "trygghetsmatning-published"
NTU = """NTU 2010. Andel (%) efter region;;;;;;
;;;;;;
Område;Otrygg ute;Oro samhället;Oro närstående;Oro bostadsinbrott;Oro misshandel;Oro bilbrott
Hela riket;15;22;28;15;12;14
Kronobergs län;13;23;26;21;13;12
Växjö;16;21;27;21;17;13
Lessebo;XX;XX;XX;XX;..;
;;;;;;
Källa: Brå, Nationella trygghetsundersökningen; NTU;;;;;
XX = för få svar;;;;;;
"""
INDEX = """Källa;Område;År;Index
Kommunens årsredovisning;Växjö;2017;1,56
Kommunens årsredovisning;Växjö;2018;1,62
Polisens rapport;Växjö;2018;1,63
Kommunens årsredovisning;Växjö;2019;1,44
Kommunens årsredovisning;Växjö;2020;1,72
Kommunens årsredovisning;Växjö;2022;1,70
Kommunens årsredovisning;Växjö;2023;1,54
Kommunens årsredovisning;Hela riket;2023;1,78
"""
HEAD = "Område;År;Vikt;Kön;Åldersgrupp;Otrygg ute;Nedskräpning"


def written(folder: Path, text: str, name: str = "fil.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def book(folder: Path, rows: list[list[object]], *joined: str, name: str = "fil.xlsx") -> Path:
    """Write a workbook, and join cells."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cells in joined:
        made.active.merge_cells(cells)
    path = folder / name
    made.save(path)
    return path


def draft(path: Path, profile: str = PUBLISHED, **said: object) -> survey.RecordDraft:
    found = survey.prepare(path, survey.profile(profile), Settings(), survey.Said(**said))
    units = set(found.frame["row"])
    assert found.read == len(units) + found.rejected  # no row is lost
    assert not units & set(found.faults["row"])
    return found


def take(store: Store, path: Path, profile: str = PUBLISHED, **said: object) -> Batch:
    return survey.commit(draft(path, profile, **said), store, [], confirmed=True)


def counts(batch: Batch) -> list[int]:
    return [batch.counts()[name] for name in COUNTS]
