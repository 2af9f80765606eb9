"""The bench of the measures runs, and notices when a library is ahead or time is out."""

from tests.bench.measures import Timing, bars, measured, table


def test_everything_is_timed_and_printed():
    timings = measured(12, (20, 30))
    text = table(timings)
    assert all(each.name in text for each in timings)
    assert {each.other for each in timings} == {"", "esda", "esda, Gi* only", "sklearn"}


def test_a_missed_promise_is_seen():
    slow = Timing("slow", 1.2, 1.0, "esda", 5.0)
    behind = Timing("behind", 0.5, 1.0, "esda", 0.4)
    good = Timing("good", 0.5, 1.0, "esda", 2.0)
    missed = [bar.name for bar in bars([slow, behind, good]) if not bar.kept]
    assert missed == ["slow, seconds", "esda / behind"]
