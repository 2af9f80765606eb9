"""Medians, ratios and bars: what the bench says and whether it is good enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Steps = list[dict[str, float]]

LIMITS = {1_000_000: 2.0, 10_000_000: 3.0}  # incidents → a new map over an empty app's rerun


@dataclass(frozen=True)
class Bar:
    """One promise: a value and what it may be at most (``least`` turns it round)."""

    name: str
    value: float | None
    limit: float
    least: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether the promise holds; None if it was not measured."""
        if self.value is None:
            return None
        return self.value >= self.limit if self.least else self.value <= self.limit


def median(steps: Steps, key: str) -> float:
    """Return the median of one thing over the steps."""
    return float(np.median([step[key] for step in steps]))


def p95(steps: Steps, key: str) -> float:
    """Return the 95th percentile of one thing over the steps."""
    return float(np.percentile([step[key] for step in steps], 95))


def summary(steps: Steps) -> dict[str, float]:
    """Return median and 95th percentile of everything a step measured."""
    found = {}
    for key in ("shown", "rest", "bytes"):
        found |= {f"{key}_median": median(steps, key), f"{key}_p95": p95(steps, key)}
    return found | {"bytes_max": max(step["bytes"] for step in steps), "steps": len(steps)}


def bars(found: dict) -> list[Bar]:
    """Return every promise of the bench with what was measured.

    Parameters
    ----------
    found
        ``situation``: size → {"page", "empty"} summaries and "rss" in bytes;
        ``usual``: a summary or None; ``import_s``: seconds; ``layers``: size → layer →
        as ``situation``.
    """
    sizes = {int(size): each for size, each in found["situation"].items()}
    ratio = {
        size: each["page"]["shown_median"] / each["empty"]["shown_median"]
        for size, each in sizes.items()
    }
    kept = []
    for size, limit in LIMITS.items():
        if size in sizes:
            page = sizes[size]["page"]
            spread = page["shown_p95"] / page["shown_median"]
            kept += [
                Bar(f"map at {size:,} / empty rerun", ratio[size], limit),
                Bar(f"map at {size:,}, p95 / median", spread, 2.0),
                Bar(f"kB per step at {size:,}", page["bytes_max"] / 1000, 100),
            ]
    if million := sizes.get(1_000_000):
        rest = million["page"]["rest_median"] / million["empty"]["shown_median"]
        usual = found.get("usual")
        faster = usual and usual["shown_median"] / million["page"]["shown_median"]
        kept += [
            Bar("page at rest at 1,000,000 / empty rerun", rest, 5.0),
            Bar("usual way / map at 1,000,000", faster, 20.0, least=True),
        ]
    for size, layers in found.get("layers", {}).items():
        kept += _layer_bars(int(size), layers)
    if len(sizes) > 1 and 10_000_000 in sizes:
        base, top = min(sizes), 10_000_000
        grown = (sizes[top]["rss"] - sizes[base]["rss"]) / (top - base)
        kept.append(Bar("bytes of memory per incident", grown, 60))
    return [*kept, Bar("import of 1,000,000 rows, seconds", found.get("import_s"), 30)]


def _layer_bars(size: int, layers: dict) -> list[Bar]:
    kept = []
    for name, each in layers.items():
        times = each["page"]["shown_median"] / each["empty"]["shown_median"]
        kept.append(Bar(f"{name} at {size:,} / empty rerun", times, LIMITS[size]))
        kept.append(
            Bar(f"kB per step of {name} at {size:,}", each["page"]["bytes_max"] / 1000, 100)
        )
    return kept


def table(found: dict) -> str:
    """Write what was measured as a table."""
    head = f"{'':28}{'median':>10}{'p95':>10}{'':>4}"
    lines = [head]
    for size, each in found["situation"].items():
        for name, key in (("empty", "empty"), ("page", "page")):
            for what, unit in (("shown", "ms"), ("rest", "ms"), ("bytes", "B")):
                lines.append(_line(f"{int(size):>10,} {name} {what}", each[key], what, unit))
        lines.append(f"{int(size):>10,} server memory{'':5}{each['rss'] / 1e6:>10.0f}{'':>10}  MB")
    if found.get("usual"):
        lines.append(_line(f"{1_000_000:>10,} usual shown", found["usual"], "shown", "ms"))
    if found.get("cold_s") is not None:
        lines.append(f"make run → first map{'':8}{found['cold_s']:>10.1f}{'':>10}  s")
    return "\n".join(lines)


def _line(name: str, each: dict[str, float], what: str, unit: str) -> str:
    return f"{name:28}{each[f'{what}_median']:>10.0f}{each[f'{what}_p95']:>10.0f}  {unit}"


def verdict(promises: list[Bar]) -> str:
    """Write each promise with its value and whether it is kept."""
    words = {True: "kept", False: "MISSED", None: "not measured"}
    return "\n".join(
        f"{bar.name:44}{'–' if bar.value is None else f'{bar.value:.2f}':>10}"
        f"  {'≥' if bar.least else '≤'} {bar.limit:g}  {words[bar.kept]}"
        for bar in promises
    )
