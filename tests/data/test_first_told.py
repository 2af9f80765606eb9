"""Files that come every week tell when the police knew, though no row says so."""

import numpy as np
import pandas as pd
import pytest

from geo.measures.delay import learn
from geo.measures.triangle import triangle
from geo.schema import NOT_TOLD

FIRST = pd.Timestamp("2025-01-05")  # a Sunday
WEEKLY = 80  # offences
LATE = (0.6, 0.9, 1.0)  # of what happens in a week, known by its Sunday and the next two


def weeks(frame, files, *, step=7, whole=False, named="test"):
    """Make weekly files without a day of registration: (as of, rows), the first of old ones."""
    rng = np.random.default_rng(1)
    events = [
        (k, int(np.searchsorted(LATE, rng.random()))) for k in range(files) for _ in range(WEEKLY)
    ]
    for k in range(files):
        as_of = FIRST + pd.Timedelta(days=step * k)
        told = [
            {"source_id": f"{i}", "start": f"{FIRST + pd.Timedelta(days=7 * week - i % 7):%Y-%m-%d} 12:00"}
            for i, (week, wait) in enumerate(events)
            if (week + wait <= k if whole else week + wait == k)
        ]  # fmt: skip
        yield {"as_of": f"{as_of:%Y-%m-%d}", "file": f"{named}{k}.csv"}, frame(*told)


def waits(store):
    found = store.incidents()
    return pd.Series(found.wait.astype(int), index=found.minute // 1440)


@pytest.mark.parametrize("whole", [False, True])
def test_the_delay_is_learnt_from_weekly_files(store, frame, whole):
    for about, rows in weeks(frame, 15, whole=whole):
        store.add_batch([rows], about)
    found = store.incidents()
    day, known = found.minute // 1440, found.wait != NOT_TOLD
    told = np.where(known, (day + found.wait).astype("M8[D]"), np.datetime64("NaT", "D"))
    as_of = np.datetime64("2025-04-13")
    made = triangle(day.astype("M8[D]"), told, np.zeros(len(day), int), as_of=as_of, groups=1)
    share = learn(made, as_of=as_of).share[:, 0]
    assert share[:3] == pytest.approx(LATE, abs=0.04)
    assert not (waits(store)[known] // 7 > 2).any()


def test_the_first_file_tells_of_no_delay(store, frame):
    for about, rows in weeks(frame, 9):
        store.add_batch([rows], about)
    found = waits(store)
    first = found[found.index <= FIRST.to_datetime64().astype("M8[D]").astype(int)]
    assert (first == NOT_TOLD).sum() == pytest.approx(WEEKLY * LATE[0], abs=8)


@pytest.mark.parametrize(("files", "step"), [(8, 7), (10, 30)])
def test_too_few_files_or_too_far_between_tell_nothing(store, frame, files, step):
    for about, rows in weeks(frame, files, step=step):
        store.add_batch([rows], about)
    assert set(waits(store)) == {NOT_TOLD}


def test_the_order_of_the_files_does_not_matter(store, frame, tmp_path):
    made = list(weeks(frame, 12, whole=True))
    other = type(store)(tmp_path / "other", settings=store.settings)
    for into, order in ((store, made), (other, made[::-1])):
        for about, rows in order:
            into.add_batch([rows], about)
    assert store.version == other.version
    assert waits(store).tolist() == waits(other).tolist()
    assert (waits(store) != NOT_TOLD).sum() > 300


def test_what_the_police_say_of_a_registration_comes_first(store, frame):
    for about, rows in weeks(frame, 12):
        if len(rows):
            rows["registered"] = rows["start"] + pd.Timedelta(days=2)
        store.add_batch([rows], about)
    assert set(waits(store)) == {2}
