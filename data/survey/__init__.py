"""From a table of texts to survey answers, published results, walks and reports.

What incidents go through in ``data.ingest``, for records of other kinds: read by
a profile, look over, ask, commit.
"""
