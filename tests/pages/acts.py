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
