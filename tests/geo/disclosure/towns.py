"""Made-up towns: some sparse, some dense, some with all of it in one place."""

from __future__ import annotations

import numpy as np

from geo.disclosure.cells import REST, Ledger
from geo.disclosure.counts import Counts, months_between
from geo.disclosure.groups import PUBLIC_GROUPS
from geo.disclosure.ledger import extend
from geo.disclosure.published import Figure, figures_from

SECRET = b"a secret of tests, no more"
GROUPS = tuple(group.id for group in PUBLIC_GROUPS)
OPEN = tuple(group.id for group in PUBLIC_GROUPS if group.split)


def town(
    seed: int, *, areas: int = 8, groups: tuple[str, ...] = OPEN[:6], months: int = 24
) -> Counts:
    """Return a random town; its offences per group and month run from 1 to some 300."""
    rng = np.random.default_rng(seed)
    level = np.exp(rng.uniform(0, np.log(300), len(groups)))
    skew = rng.choice([0.05, 0.3, 1.0, 5.0])  # a little of it is all in one district
    share = rng.dirichlet(np.full(areas, skew), len(groups)).T
    rate = share[:, :, None] * level[:, None] * np.exp(rng.normal(0, 0.2, (1, len(groups), months)))
    values = rng.poisson(rate).astype(np.int64)
    return counts(values, groups)


def counts(values: np.ndarray, groups: tuple[str, ...] = OPEN, first: str = "2020-01") -> Counts:
    """Return counts of numbered districts and the rest, from a month on."""
    names = (*(f"D{i:02}" for i in range(1, len(values))), REST)
    last = np.datetime64(first, "M") + values.shape[2] - 1
    return Counts(values, names, groups[: values.shape[1]], months_between(first, str(last)), "v1")


def until(whole: Counts, months: int) -> Counts:
    """Return the first months of a town."""
    return Counts(
        whole.values[:, :, :months], whole.areas, whole.groups, whole.months[:months], whole.version
    )


def released(whole: Counts, *, every: int = 0, secret: bytes = SECRET) -> Ledger:
    """Publish a town at once, or every so many months."""
    ledger, step = Ledger(), every or len(whole.months)
    for end in range(step, len(whole.months) + 1, step):
        now = until(whole, end)
        ledger = extend(ledger, now, secret=secret, release=now.months[-1])
    return ledger


def random_town(seed: int, *, months: int = 24) -> Counts:
    """Return a town of random size: three areas to 25, sparse to dense."""
    rng = np.random.default_rng([780, seed])
    areas, groups = int(rng.integers(3, 26)), int(rng.integers(2, 7))
    chosen = tuple(sorted(rng.choice(OPEN, groups, replace=False).tolist(), key=OPEN.index))
    return town(seed, areas=areas, groups=chosen, months=months)


def stacked(ledger: Ledger) -> list[tuple[Figure, ...]]:
    """Return the releases of a ledger: each has all that was told until then."""
    figures = figures_from(ledger.entries)
    names = list(dict.fromkeys(figure.release for figure in figures))
    last = {name: max(i for i, f in enumerate(figures) if f.release == name) for name in names}
    return [figures[: last[name] + 1] for name in names]
