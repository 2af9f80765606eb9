"""People who let a release out, and drafts that are made at once."""

from __future__ import annotations

import json
from contextlib import ExitStack
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest

from data import publish
from geo.disclosure.cells import Closing, Entry, Ledger
from geo.disclosure.finding import Finding
from pages.parts import public_build

ANNA, BO = "anna@exempel.se", "bo@exempel.se"
AUTH = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}
ROLES = {"utgivare": [ANNA, BO], "analytiker": ["cy@exempel.se"]}
ENTRY = Entry("araby", "fordon", "2026-10", 435, "2026-10", "v1")
CLOSED = Closing("fordon", "2026-10", 433, "split", (("araby", 433),))
ACT = {"name": "Ljusare tunnel", "status": "pågående", "area_names": "Araby"}
LEAK = Finding("A1", "araby fordon 2026-10 (2026-10)", "the count can be told exactly")


class Person(dict):
    """Who is logged in."""

    is_logged_in = True


def made(name="2026-10", *, findings=(), same=False, value=435):
    """Return a draft as the publisher makes it."""
    cell = {"area": "araby", "group": "fordon", "period": name[:7], "value": value}
    body = {"brott": [cell], "trygghet": [], "insatser": [ACT]}
    files = {"index.html": b"<!DOCTYPE html><p>435", "data.json": json.dumps(body).encode()}
    return publish.Draft(name, files, Ledger((ENTRY,), (CLOSED,)), tuple(findings), same)


class Desk:
    """The page as one person sees it; several may look at once."""

    def __init__(self, email=ANNA):
        self.email = email
        self.app = AppTest.from_file("../../pages/public.py", default_timeout=60)
        if email:
            self.app.secrets["auth"], self.app.secrets["roles"] = AUTH, ROLES
        self.drafted = made()
        self.orders = []

    def run(self):
        """Draw the page, as this person, with a draft that is made at once."""
        with ExitStack() as stack:
            if self.email:
                stack.enter_context(patch.object(st, "user", Person(email=self.email)))
            stack.enter_context(patch.object(public_build.publish, "draft", self._draft))
            stack.enter_context(patch.object(public_build.again, "differs", lambda *_: ()))
            self.app.run()
        assert not self.app.exception
        return self

    def _draft(self, store, _book, order, *, progress):
        progress(0.5)
        self.orders.append((store.settings, order))
        return self.drafted

    def press(self, label):
        """Press a button by what it says."""
        next(button for button in self.app.button if button.label == label).click()
        return self.run()

    def write(self, label, text):
        """Write in a field by its label; the newest of that name."""
        fields = [*self.app.text_area, *self.app.text_input]
        [field for field in fields if field.label == label][-1].input(text)
        return self

    def build(self):
        """Begin, and build."""
        return self.press("Börja på den första publiceringen").press("Bygg utkastet")

    @property
    def says(self):
        """The sentence under the title."""
        return next(each.value for each in self.app.markdown if each.value.startswith("## "))[3:]

    @property
    def text(self):
        """Everything that is written, whatever in."""
        kinds = (self.app.markdown, self.app.caption, self.app.error, self.app.warning,
                 self.app.info)  # fmt: skip
        return "\n".join(each.value for kind in kinds for each in kind)

    @property
    def buttons(self):
        """The names of what can be pressed."""
        return [button.label for button in self.app.button]
