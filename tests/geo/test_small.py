"""The small charts: well-formed, true to their numbers, and nothing but a picture."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest

from geo.figures import palette, small
from tests.geo.made import SV

COUNTS = np.arange(168).reshape(7, 24)
SVG = "{http://www.w3.org/2000/svg}"


def read(text):
    return ET.fromstring(text)


def heights(line):
    return [float(pair.split(",")[1]) for pair in line.get("points").split()]


@pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK])
def test_a_higher_number_is_drawn_higher(colours):
    own, reference = np.array([1.0, 4.0, 2.0]), np.array([2.0, 2.0, 8.0])
    _ground, dashed, solid = read(
        small.weeks_svg(own, reference, colours, SV, title="Veckor")
    ).iter(f"{SVG}polyline")
    assert np.argsort(heights(solid)).tolist() == np.argsort(-own).tolist()
    assert heights(dashed)[0] == heights(solid)[2]  # two offences either way
    assert dashed.get("stroke-dasharray")
    assert not solid.get("stroke-dasharray")


def test_a_large_number_is_grouped_and_stands_clear_of_the_line():
    drawn = read(small.weeks_svg(np.array([39_381.0, 2.0]), None, palette.LIGHT, SV, title="V"))
    texts = [e.text for e in drawn.iter(f"{SVG}text")]
    assert "39\u00a0381" in texts
    starts = [float(e.get("points").split(",")[0]) for e in drawn.iter(f"{SVG}polyline")]
    assert min(starts) >= 7 * len("39 381")


def test_without_a_reference_there_is_one_line():
    drawn = read(small.weeks_svg(np.array([0.0, 0.0]), None, palette.LIGHT, SV, title="Veckor"))
    assert len(list(drawn.iter(f"{SVG}polyline"))) == 2  # the ground and the line


def test_every_hour_has_its_square_and_more_is_darker():
    drawn = list(read(small.matrix_svg(COUNTS, palette.LIGHT, SV, title="x")).iter(f"{SVG}rect"))
    assert len(drawn) == 168
    shades = [palette.LIGHT.sequential.index(square.get("fill")) for square in drawn]
    assert shades == sorted(shades)
    assert (shades[0], shades[-1]) == (0, 6)


def test_a_matrix_without_offences_is_pale():
    empty = np.zeros((7, 24), dtype=np.int64)
    drawn = read(small.matrix_svg(empty, palette.LIGHT, SV, title="x")).iter(f"{SVG}rect")
    assert {square.get("fill") for square in drawn} == {palette.LIGHT.sequential[0]}


def test_a_title_is_text():
    drawn = read(small.weeks_svg(np.array([1.0]), None, palette.LIGHT, SV, title="<b>&</b>"))
    assert next(drawn.iter(f"{SVG}text")).text == "<b>&</b>"
