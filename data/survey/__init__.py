"""From a table of texts to survey answers, published results, walks and reports.

What incidents go through in ``data.ingest``, for records of other kinds: read by
a profile, look over, ask, commit.
"""

from data.survey.draft import RecordDraft, Said, commit, prepare
from data.survey.fit import fitting
from data.survey.guards import guards
from data.survey.polygons import SHAPES
from data.survey.profile import SURVEYS, RecordProfile, names, profile

__all__ = [
    "SHAPES", "SURVEYS", "RecordDraft", "RecordProfile", "Said",
    "commit", "fitting", "guards", "names", "prepare", "profile",
]  # fmt: skip
