"""Records that people write: interventions, problems, plans, meetings, and their history.

SQLite beside the store, or the PostgreSQL that ``LAGESBILD_DATABASE_URL`` names.
Rows are frozen; every change goes through :class:`Book`, which keeps what was
before, and tells the later of two editors what the first one changed.
"""

from data.records import drafts, releases
from data.records.book import Book
from data.records.chain import Event
from data.records.frames import interventions_as_of, interventions_frame
from data.records.kinds import KINDS
from data.records.opening import open_book
from data.records.personal import looks_like_personal_number
from data.records.problems import Conflict, Difference, Invalid
from data.records.release import Release
from data.records.rows import (
    Action,
    Cause,
    Decision,
    Intervention,
    Item,
    Meeting,
    Problem,
    Row,
    Signal,
)
from data.records.views import View, image, keep_image, show, shown

__all__ = [
    "KINDS",
    "Action",
    "Book",
    "Cause",
    "Conflict",
    "Decision",
    "Difference",
    "Event",
    "Intervention",
    "Invalid",
    "Item",
    "Meeting",
    "Problem",
    "Release",
    "Row",
    "Signal",
    "View",
    "drafts",
    "image",
    "interventions_as_of",
    "interventions_frame",
    "keep_image",
    "looks_like_personal_number",
    "open_book",
    "releases",
    "show",
    "shown",
]
