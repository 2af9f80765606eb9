"""A survey that says nothing of the municipality is shown without it."""

import pandas as pd

from data.store.kinds import CROSSWALK, RESULTS
from geo.questions import MAIN
from pages.parts import cached, felt, felt_time
from tests.pages.reading import captions


def test_a_survey_of_areas_alone_is_shown(town, visit, store):
    town(("2026-11-06 12:00", 500))
    about = {"as_of": "2025-12-31", "version": "v", "demo": False}
    rows = {
        "source": ["Mätning"], "level": "area", "area": "N", "area_name": "Norr", "year": 2025,
        "question": MAIN, "group": "alla", "n": 400, "value": 0.2, "low": 0.15, "high": 0.25,
        "withheld": False,
    }  # fmt: skip
    key = {"area": "N", "area_name": "Norr", "code": ["K0"], "share": 1.0, "method": "fil",
           "version": "v"}  # fmt: skip
    store.add_records(RESULTS, pd.DataFrame(rows).astype({"n": "Int64"}), about)
    store.add_records(CROSSWALK, pd.DataFrame(key), about)
    app = visit("perception", fokus="K0")
    assert not app.exception
    assert "20" in captions(app)
    assert felt_time.compared(felt.figures(), felt.first(felt.of(cached.records()))).empty
