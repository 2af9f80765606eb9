"""Data och metod: printed from the registries, so that it cannot lie."""

from pages.parts import access, frame, methodtext

access.require("läsare")
frame.begin()
methodtext.data()
methodtext.measures()
methodtext.offences()
frame.foot()
