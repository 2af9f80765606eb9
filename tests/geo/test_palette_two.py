"""Nine colours for two questions: told apart by any eye, and rising evenly along both."""

import itertools

import numpy as np
import pytest

from geo.figures import palette
from geo.figures.bivariate import unsure
from geo.figures.hatch import colours_of
from tests.geo.seen import VISIONS, lab, nearest

THEMES = pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
APART, CORNERS_APART = 11, 20  # 2 is about what can just be seen, side by side


def test_the_simulation_takes_red_and_green_together_and_leaves_grey_alone():
    for vision in ("protanopia", "deuteranopia"):
        assert nearest(["#b04a30", "#5f7a1e"], vision) < 0.5 * nearest(
            ["#b04a30", "#5f7a1e"], "full"
        )
    assert nearest(["#2266cc", "#2a7d5c"], "tritanopia") < nearest(["#2266cc", "#2a7d5c"], "full")
    for vision in VISIONS:
        assert lab("#808080", vision) == pytest.approx(lab("#808080"), abs=1e-3)


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_the_nine_colours_are_told_apart_by_any_eye(colours, vision):
    square = colours.bivariate
    assert nearest([c for row in square for c in row], vision) >= APART
    corners = [square[up][across] for up in (0, 2) for across in (0, 2)]
    assert nearest(corners, vision) >= CORNERS_APART


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_more_of_either_is_further_from_the_paper(colours, vision):
    light = np.array([[lab(c, vision)[0] for c in row] for row in colours.bivariate])
    steps = np.concatenate([np.diff(light, axis=0).ravel(), np.diff(light, axis=1).ravel()])
    sign = np.sign(lab(colours.ink)[0] - lab(colours.paper)[0])
    assert (steps * sign > 0.05).all()


@THEMES
def test_both_low_is_the_ground_of_the_other_layers(colours):
    assert colours.bivariate[0][0] == colours.warm[0] == colours.sequential[0]


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_the_warm_scale_only_rises_or_only_falls(colours, vision):
    steps = np.diff([lab(colour, vision)[0] for colour in colours.warm])
    assert (steps > 0.03).all() or (steps < -0.03).all()


@THEMES
def test_what_cannot_be_told_is_pale_and_its_lines_are_seen_on_its_ground(colours):
    for own in itertools.chain(*colours.bivariate):
        ground, line = colours_of(unsure(own, colours))
        away = [np.linalg.norm(lab(c) - lab(colours.paper)) for c in (ground, own)]
        assert away[0] < max(away[1], 0.05)
        assert nearest([ground, line], "full") > 8


def test_mixing_keeps_both_ends():
    assert palette.mixed("#123456", "#ffffff", 1) == "#123456"
    assert palette.mixed("#123456", "#fffeff", 0) == "#fffeff"
    assert palette.mixed("#000000", "#ffffff", 0.5) == "#808080"
