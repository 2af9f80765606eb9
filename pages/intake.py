"""Läs in data."""

from pages.parts import access, frame

access.require("analytiker")
frame.begin()
frame.foot()
