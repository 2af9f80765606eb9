"""``make bench``: how fast a filter change is, beside an empty Streamlit app and the usual way.

Prints medians, 95th percentiles and ratios, writes ``bench.json``, and ends
with an error when a promise is not kept.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys

from playwright.sync_api import sync_playwright

from tests.bench import (
    calibration,
    disclosure,
    effects,
    ground,
    measure,
    measures,
    near,
    publishing,
    report,
    weekly,
)
from tests.bench.server import ROOT

SIZES = (10_000, 1_000_000, 10_000_000)
MILLION = 1_000_000


def measured(sizes: list[int], count: int, *, usual: int, alone: bool) -> dict:
    """Measure everything, or the page ``alone``."""
    found: dict = {"situation": {}}
    with sync_playwright() as playwright:
        for size in sizes:
            say(f"{size:,} incidents …")
            store = ground.store_of(size)
            found["situation"][str(size)] = measure.situation(playwright, store, count)
        say(report.table(found))
        found["layers"] = {}
        for size in report.LIMITS.keys() & set(sizes):
            say(f"every layer at {size:,} …")
            found["layers"][str(size)] = measure.layers(playwright, size, max(4, count // 2))
        if not alone:
            say("the usual way …")
            found["usual"] = measure.usual(playwright, MILLION, usual)
            say("a cold start …")
            found["cold_s"] = measure.cold_start(playwright, ground.store_of(max(sizes)))
    if not alone:
        say("an import …")
        found["import_s"] = measure.import_seconds(MILLION)
    return found


def statistics(sizes: list[int]) -> list[report.Bar]:
    """Time the statistics alone, beside the libraries that have them too."""
    say("statistics …")
    timings = measures.measured()
    say(measures.table(timings))
    say(calibration.table(calibration.measured()))
    around = near.bars(near.measured(MILLION)) if MILLION in sizes else []
    acts = effects.bars(effects.measured())
    say("what may be public …")
    public = disclosure.measured()
    say(disclosure.table(public))
    told = [*acts, *disclosure.bars(public), *publishing.bars(publishing.measured())]
    return [*measures.bars(timings), *around, *weekly.bars(weekly.measured()), *told]


def say(text: str) -> None:
    """Tell whoever waits where we are."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a command


def main() -> int:
    """Run the bench; return 1 if a promise is not kept."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--usual-steps", type=int, default=40, help="each takes many seconds")
    parser.add_argument("--alone", action="store_true", help="only the page, for a quick look")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end too
    found = measured(options.sizes, options.steps, usual=options.usual_steps, alone=options.alone)
    promises = report.bars(found)
    if not options.alone:
        promises += statistics(options.sizes)
    found["bars"] = [vars(bar) | {"kept": bar.kept} for bar in promises]
    (ROOT / "bench.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(report.table(found), report.verdict(promises), sep="\n\n")  # noqa: T201 - a command
    return int(any(bar.kept is False for bar in promises))


if __name__ == "__main__":
    sys.exit(main())
