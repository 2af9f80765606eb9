"""What a test reads off a page."""

from __future__ import annotations

from geo.query import from_query
from geo.schema import OUTSIDE, UNKNOWN
from pages.parts import address


def query_of(app):
    """Return the address that a page has written, one text per name."""
    given = app.query_params.items()
    return {name: value[-1] if isinstance(value, list) else value for name, value in given}


def selection_of(app, kept):
    """Read the selection from the address that a page has written."""
    areas = [*kept.names, OUTSIDE, UNKNOWN]
    sources, default = kept.incidents.sources, address.default(kept)
    selection, ignored = from_query(query_of(app), default, areas=areas, sources=sources)
    assert not ignored
    return selection


def headline(app):
    """Return the big number of the panel."""
    (line,) = [line for line in panel(app) if line.startswith("# ")]
    return line.removeprefix("# ").partition(" :small")[0]


def panel(app):
    """Return the lines of the panel's first text: where, how many, rate, change, rank."""
    (text,) = [m.value for m in app.markdown if "\n\n# " in m.value]
    return text.split("\n\n")


def captions(app):
    """Return every small text of the page in one."""
    return " ".join(text.value for text in [*app.caption, *app.markdown])


def table_of(app):
    """Return the table beside the map, without its sum, and the sum."""
    app.session_state["column"] = "table"
    table = app.run().table[0].value
    return table.iloc[:-1], table.iloc[-1]


def told(app):
    """Return every text of the page and what stands in its boxes."""
    return captions(app) + " ".join(box.value for box in [*app.warning, *app.error, *app.toast])


def press(app, label):
    """Press the first button of a name."""
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app
