"""The map beside the signals: the same base as everywhere, and the week over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.figures import palette
from geo.figures.projection import packed_shape
from geo.figures.weekmap import week_step
from geo.measures.hotspot_class import ENDED, NEW
from geo.measures.weeks import WHOLE
from pages.parts import frame, mapdraw, repeats, week_notes, week_signals, week_spots
from pages.parts.words import _, words

if TYPE_CHECKING:
    from pages.parts.checked import Checked
    from pages.parts.week import Week

KEY = "week_map"


def draw(week: Week, checked: Checked) -> None:
    """Draw where the week was out of the ordinary, and where risk is raised."""
    colours, said = palette.of(frame.theme()), words()
    tested = {*checked.found.table["area"]}
    signals: dict[str, Any] = {code: [] if code in tested else None for code in week.kept.names}
    notes = week_notes.of(week)
    for row in checked.found.signals.itertuples():
        gone = week_notes.dismissed(notes, week_notes.key(week, row))
        if row.area != WHOLE and not gone:
            text = _(
                "{what}: {n} mot {expected} väntade", what=week_signals.name(week, row),
                n=said.number(row.count), expected=said.number(row.expected, 1),
            )  # fmt: skip
            signals[row.area].append((text, row.more))
    areas = [
        (colours.diverging[6], _("ny ansamling"), week_spots.areas(week, NEW)),
        (colours.muted, _("upphörd ansamling"), week_spots.areas(week, ENDED)),
        (colours.strong, _("förhöjd risk"), _raised(week)),
    ]
    step = week_step(
        list(week.kept.districts["code"]), signals, [a for a in areas if a[2]], said,
        colours=colours,
    )  # fmt: skip
    mapdraw.show(week.kept, mapdraw.look().payload() | step, key=KEY)


def _raised(week: Week) -> list[Any]:
    crs = week.kept.settings.crs
    return [
        polygon
        for kind in repeats.KINDS
        for alert in repeats.of(week, kind).alerts
        for polygon in packed_shape(alert.area, crs=crs)
    ]
