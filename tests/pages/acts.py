"""Hands on the page about interventions."""

from __future__ import annotations

from data.records import Intervention
from pages.parts import act_draft


def field(app, name):
    """Return the widget of a field of the form."""
    draft = app.session_state[act_draft.DRAFT]
    kinds = (app.text_input, app.text_area, app.selectbox, app.date_input, app.number_input,
             app.multiselect, app.checkbox, app.radio)  # fmt: skip
    key = draft.key(name)
    return next(one for kind in kinds for one in kind if one.key == key)


def press(app, label):
    """Press a button by what it says."""
    next(button for button in app.button if button.label == label).click()
    return app.run()


def errors(app):
    """Return every error and warning of the page in one."""
    return " ".join(box.value for box in [*app.error, *app.warning])


def said_between(app, field_name, label):
    """Return the kinds of what stands after a field of the form and before a button."""
    key, every = app.session_state[act_draft.DRAFT].key(field_name), list(app.main)
    flat = list(_walk(every))
    after = next(i for i, one in enumerate(flat) if getattr(one, "key", None) == key)
    until = next(i for i, one in enumerate(flat) if getattr(one, "label", None) == label)
    return [one.type for one in flat[after + 1 : until]]


def _walk(parts):
    for part in parts:
        yield part
        yield from _walk(getattr(part, "children", {}).values())


def first(book, **where):
    """Return an intervention."""
    return book.listed(Intervention, **where)[0]


def listed(app):
    """Return the names in the list."""
    return [option.partition("** ")[0].strip("*") for option in app.radio(key="act_list").options]


def page(visit, **query):
    """Open the page."""
    app = visit("interventions", **query)
    assert not app.exception
    return app
