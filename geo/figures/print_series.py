"""A series as a picture that stands on its own: title, legend, source and date in it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from geo.errors import N_
from geo.figures.palette import LIGHT
from geo.figures.print_sheet import DPI, HIGH, LEFT, SIZE_INCHES, WIDE, foot, head
from geo.figures.print_text import fitted, typeset_lines
from geo.figures.series import BREAK, FEW_MARKS, PARTS

if TYPE_CHECKING:
    import numpy.typing as npt
    from matplotlib.axes import Axes

    from geo.language import Words
    from geo.period import Period

NOTE_TOP = 132  # pixels from the foot of the sheet
_SIZE = 15
_MARKERS = {"start": ">", "end": "<", BREAK: "D"}


@dataclass(frozen=True)
class SeriesCaption:
    """Texts of the picture, in the reader's language."""

    title: str
    subtitle: str
    note: str
    source: str
    warning: str = ""
    reference: str = ""


def series_picture(
    series: pd.DataFrame, marks: pd.DataFrame, period: Period, caption: SeriesCaption, words: Words
) -> bytes:
    """Draw what the chart shows, in the light palette.

    Parameters
    ----------
    series, marks, period
        As :func:`geo.figures.series.series_data` is given them.

    Returns
    -------
    bytes
        PNG, 1920 × 1080.
    """
    figure = Figure(figsize=SIZE_INCHES, dpi=DPI, facecolor=LIGHT.paper)
    FigureCanvasAgg(figure)
    top = head(figure, caption.title, caption.subtitle, caption.warning)
    foot(figure, caption.source)
    size, lines = fitted(
        figure, caption.note, (WIDE - 2 * LEFT, 3), sizes=(12, 11, 10, 9), weight="normal"
    )
    typeset_lines(figure, (LEFT, NOTE_TOP), lines, size=size, color=LIGHT.ink)
    low, high = NOTE_TOP + 46, top - 70
    box = ((LEFT + 60) / WIDE, low / HIGH, (WIDE - 2 * LEFT - 60) / WIDE, (high - low) / HIGH)
    axes = figure.add_axes(box)
    _draw(axes, series, period)
    _mark(axes, marks)
    _dress(axes, caption.reference, words)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _days(moments: pd.Series) -> npt.NDArray[np.float64]:
    """Return days since 1970."""
    return np.asarray(moments.to_numpy().astype("datetime64[s]").astype(float) / 86_400)


def _ticks(first: float, last: float) -> tuple[npt.NDArray[np.datetime64], str]:
    """Return each new year and how to write it; months where there are not two years."""
    months = np.arange(*np.array([first, last]).astype("datetime64[D]").astype("datetime64[M]") + 1)
    january = months.astype(int) % 12 == 0
    if january.sum() > 1:
        return months[january].astype("datetime64[s]"), "y"
    return months[:: max(len(months) // 8, 1)].astype("datetime64[s]"), "MMM y"


def _draw(axes: Axes, series: pd.DataFrame, period: Period) -> None:
    start, end = (_days(series[name]) for name in ("start", "end"))
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end)
    inside = ((series["start"] <= last) & (series["end"] > first)).to_numpy()
    colours = np.where(inside, LIGHT.sequential[4], LIGHT.sequential[1])
    shades = zip(colours, np.where(series["whole"], 1, 0.4), strict=True)
    axes.bar(start, series["count"], width=end - start, align="edge", color=list(shades))
    edges = np.append(start, end[-1:])  # a step reaches to the end of its week or month
    low, high = (np.append(series[name], series[name].to_numpy()[-1:]) for name in ("low", "high"))
    axes.fill_between(edges, low, high, step="post", color=LIGHT.muted, alpha=0.38, linewidth=0)
    for width, colour in ((7, LIGHT.paper), (3, LIGHT.ink)):
        axes.plot((start + end) / 2, series["trend"], color=colour, linewidth=width)
    axes.set_xlim(start[0], end[-1])
    axes.set_ylim(bottom=0)


def _mark(axes: Axes, marks: pd.DataFrame) -> None:
    over = axes.get_xaxis_transform()
    for x, kind in zip(_days(marks["start"]), marks["kind"], strict=True):
        if kind == BREAK or len(marks) <= FEW_MARKS:
            solid = kind == BREAK
            axes.axvline(x, color=LIGHT.accent, linewidth=2 if solid else 1,
                         linestyle="-" if solid else ":")  # fmt: skip
        axes.plot(x, 1.015, _MARKERS[kind], color=LIGHT.accent, markersize=7, clip_on=False,
                  transform=over)  # fmt: skip


def _dress(axes: Axes, reference: str, words: Words) -> None:
    """Write axes and legend."""
    axes.set_facecolor(LIGHT.paper)
    axes.spines[:].set_visible(False)
    axes.grid(axis="y", color=LIGHT.muted, alpha=0.18)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=_SIZE, labelcolor=LIGHT.ink, length=0)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: words.number(value)))
    ticks, form = _ticks(*axes.get_xlim())
    axes.xaxis.set_major_locator(FixedLocator(_days(pd.Series(ticks)).tolist()))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda day, _at: words.date(pd.Timestamp(day, unit="D").date(), form))
    )
    names = [words.text(name) for name in PARTS.values()] + [words.text(N_("Trend")), reference]
    shades = (LIGHT.sequential[1], LIGHT.sequential[4], LIGHT.ink, LIGHT.muted)
    keys = [Patch(color=c, label=n) for c, n in zip(shades, names, strict=True)]
    axes.legend(
        handles=keys, loc="lower left", bbox_to_anchor=(0, 1.03), ncols=4, frameon=False,
        fontsize=_SIZE, borderaxespad=0, handlelength=1, handleheight=1,
    )  # fmt: skip
