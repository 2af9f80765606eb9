"""What may be public: a thousand random towns attacked, how near the truth it is, and how fast.

``python -m tests.bench.disclosure`` prints it all; ``make bench`` keeps the promises.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from data.store import Store
from geo.disclosure.attack import audit, known_of
from geo.disclosure.bounds import WIDTH, box, intervals
from geo.disclosure.cells import TOWN, Ledger, atoms_of
from geo.disclosure.counts import count, months_between
from geo.disclosure.ledger import extend
from geo.disclosure.published import figures_from
from tests.bench import ground
from tests.bench.report import Bar
from tests.geo.disclosure import accuracy, folder
from tests.geo.disclosure.attacked import attacked as attack
from tests.geo.disclosure.towns import OPEN, SECRET, random_town, released, town, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.disclosure.counts import Counts

TOWNS, EVERY = 1000, 6
LARGE = {"areas": 26, "groups": (*OPEN, "person_ovrigt"), "months": 72}  # 25 districts, the rest
STACKED = 24


def measured(towns: int = TOWNS) -> dict[str, object]:
    """Return errors and findings of the towns and of the demo, and seconds of a large town."""
    with ProcessPoolExecutor() as pool:
        found = attacked(range(towns), spread=pool.map)
    demo = demo_counts()
    ledger = released(until(demo, len(demo.months) - STACKED))
    told = [tuple(figures_from(ledger.entries))]
    for end in range(len(demo.months) - STACKED + 1, len(demo.months) + 1):
        now = until(demo, end)
        ledger = extend(ledger, now, secret=SECRET, release=now.months[-1])
        told.append(tuple(folder.figures(ledger, now.months[-1])))
    known = known_of(ledger, {demo.version: demo.areas})
    return {
        "towns": found,
        "demo": accuracy.measured(demo, ledger),
        "demo_findings": audit(told, known),
        "demo_narrow": narrowed(demo, ledger),
        "seconds": seconds(),
    }


def attacked(seeds: Iterable[int], *, spread: Callable = map) -> dict[str, list]:
    """Publish random towns in steps, attack all releases, and gather errors and findings."""
    found: dict[str, list] = defaultdict(list)
    for each in spread(_one, seeds):
        for name, errors in each.items():
            found[name] += errors
    return found


def _one(seed: int) -> dict[str, list]:
    whole = random_town(seed)
    ledger, findings = attack(whole, every=EVERY)
    told = {"findings": findings, "narrow": [narrowed(whole, ledger)]}
    return told | accuracy.measured(whole, ledger)


def narrowed(whole: Counts, ledger: Ledger) -> tuple[int, int, int]:
    """Count true counts of one to four told of, those known exactly, those under the width.

    By who knows the exact totals of when each was told; asked of the truth, beside the audit.
    """
    known, values = known_of(ledger, {}), defaultdict(dict)
    for entry in ledger.entries:
        if entry.area != TOWN:
            values[entry.unit][entry.area] = entry.value
    found = np.zeros(3, dtype=np.int64)
    for unit, told in values.items():
        true = whole.of(atoms_of(*unit))
        low, high = intervals(*box([told[area] for area in whole.areas]), known.totals[unit])
        assert ((low <= true) & (true <= high)).all()  # the attacker is never misled
        small = (true >= 1) & (true <= 4)
        found += [small.sum(), (small & (low == high)).sum(), (small & (high - low < WIDTH)).sum()]
    return tuple(found.tolist())


def demo_counts() -> Counts:
    """Count the demo's incidents by district, group and whole month."""
    store = Store(ground.demo())
    incidents, codes = store.incidents(), tuple(store.districts()["code"])
    first = (incidents.day0 - 1).astype("datetime64[M]") + 1
    last = (incidents.last_day + 1).astype("datetime64[M]") - 1
    return count(incidents, months_between(str(first), str(last)), codes, version="demo")


def seconds() -> dict[str, float]:
    """Time a large town: all at once, one month more, and the audit of two releases."""
    whole = town(1, **LARGE)
    begin = time.perf_counter()
    before = released(until(whole, 71))
    rounded = time.perf_counter()
    after = extend(before, whole, secret=SECRET, release="new")
    grown = time.perf_counter()
    releases = [folder.figures(ledger, name) for ledger, name in ((before, "old"), (after, "new"))]
    ready = time.perf_counter()
    found = audit([tuple(each) for each in releases], known_of(after, {whole.version: whole.areas}))
    audited = time.perf_counter() - ready
    if found:
        raise RuntimeError(f"the large town is told too closely: {found[0]}")
    return {"round": rounded - begin, "extend": grown - rounded, "audit": audited}


def bars(found: dict) -> list[Bar]:
    """Return the promises with what was measured."""
    towns, demo, taken = found["towns"], found["demo"], found["seconds"]
    narrow = np.array([*towns["narrow"], found["demo_narrow"]]).sum(axis=0)
    attacks = len(towns["findings"]) + len(found["demo_findings"])
    largest = max(np.abs(each["town"]).max() for each in (towns, demo))
    mostly = {
        key: max(np.percentile(np.abs(each[key]), 95) for each in (towns, demo))
        for key in ("year", "district")
    }
    return [
        Bar("findings of the attacks", attacks, 0),
        Bar("counts of 1-4 told exactly", int(narrow[1]), 0),
        Bar("counts of 1-4 narrowed", int(narrow[2]), 0),
        Bar("municipality, group and period, largest error", largest, 5),
        # What the page says of its own numbers (geo/public/texts_how.py).
        Bar("district, group and year, error in 95 of 100", mostly["year"], 10),
        Bar("district, all groups and a year, error in 95 of 100", mostly["district"], 30),
        Bar("directions told wrongly, %", 100 * float(np.mean(towns["wrong"])), 1),
        Bar("directions told wrongly in the demo, %", 100 * float(np.mean(demo["wrong"])), 1),
        Bar("directions on the page told wrongly, %", 100 * float(np.mean(towns["page_wrong"])), 1),
        Bar("rounding of 25 × 12 × 72, s", taken["round"], 60),
        Bar("audit of 25 × 12 × 72, s", taken["audit"], 120),
        Bar("one month more, s", taken["extend"], 15),
    ]


def table(found: dict) -> str:
    """Write how near the truth it is."""
    lines = [f"{'errors':34}{'n':>9}{'median':>8}{'p95':>8}{'max':>8}{'mean':>9}"]
    names = {
        "town": "municipality, group and month", "town_year": "municipality, group and year",
        "cell": "district, one cell", "year": "district, group and year",
        "district": "district, all groups and a year",
    }  # fmt: skip
    for where in ("towns", "demo"):
        each = found[where]
        lines += [_line(f"{where}: {name}", each[key]) for key, name in names.items()]
        for key in ("page_wrong", "page_silent", "wrong", "sign_wrong", "silent"):
            share = np.mean(each[key]) if each[key] else float("nan")
            lines.append(f"{where}: directions {key}: {share:.4f} of {len(each[key])}")
    narrow = np.array([*found["towns"]["narrow"], found["demo_narrow"]]).sum(axis=0)
    lines.append(f"true counts of 1-4 told of, exact, narrowed: {narrow.tolist()}")
    return "\n".join(lines)


def _line(name: str, errors: list[int]) -> str:
    size = np.abs(errors)
    middle, high, most = np.percentile(size, [50, 95, 100])
    mean = float(np.mean(errors))
    return f"{name:44}{len(size):>9}{middle:>8.0f}{high:>8.0f}{most:>8.0f}{mean:>9.3f}"


if __name__ == "__main__":
    everything = measured(int(sys.argv[1]) if len(sys.argv) > 1 else TOWNS)
    sys.stdout.write(table(everything) + "\n")
    for bar in bars(everything):
        sys.stdout.write(f"{bar.name:50}{bar.value:>9.3f} ≤ {bar.limit:g} {bar.kept}\n")
