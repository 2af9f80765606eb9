"""Colours and class limits: even, without repeats, and readable by any eye."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.figures import palette

values = st.lists(st.floats(0, 1e7) | st.just(np.nan), max_size=60)
THEMES = pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])


def luminance(colour):
    """Relative luminance of WCAG 2.2."""
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_a_sequential_scale_only_rises_or_only_falls_in_lightness(colours):
    steps = np.diff([luminance(colour) for colour in colours.sequential])
    assert (steps > 0).all() or (steps < 0).all()


@THEMES
def test_a_diverging_scale_turns_in_the_middle(colours):
    light = np.diff([luminance(colour) for colour in colours.diverging])
    assert (np.sign(light[:3]) == -np.sign(light[3:])).all()
    assert abs(light).min() > 0


@THEMES
def test_text_can_be_read_on_paper(colours):
    assert contrast(colours.ink, colours.paper) >= 7
    assert contrast(colours.muted, colours.paper) >= 4.5
    assert contrast(colours.accent, colours.paper) >= 3


def test_only_dark_is_dark():
    assert [palette.of(name) for name in ("dark", "light", None)] == [
        palette.DARK, palette.LIGHT, palette.LIGHT,
    ]  # fmt: skip


@given(values)
def test_quantile_limits_rise_and_keep_zero_lowest(numbers):
    limits = palette.quantile_limits(numbers)
    assert len(limits) <= 6
    assert all(a < b for a, b in itertools.pairwise(limits))
    assert all(limit > 0 for limit in limits)
    classes = palette.classify(numbers, limits)
    assert len(classes) == len(numbers)
    for number, level in zip(numbers, classes, strict=True):
        assert level == (-1 if np.isnan(number) else sum(number >= limit for limit in limits))
        assert number != 0 or level == 0


def test_each_class_holds_about_as_many():
    numbers = np.random.default_rng(2).lognormal(4, 1, 700)
    counts = np.bincount(palette.classify(numbers, palette.quantile_limits(numbers)))
    assert len(counts) == 7
    assert counts.min() > 60


@given(st.floats(1e-6, 1e6))
def test_density_classes_double_up_to_the_highest(highest):
    limits = palette.octave_limits(highest)
    assert 4 <= len(limits) <= 6
    assert limits[-1] <= highest
    assert highest / limits[-1] <= 3
    ratios = np.divide(limits[1:], limits[:-1])
    assert (ratios > 1.2).all()
    assert (ratios < 3.4).all()


def test_nothing_has_no_density_classes():
    assert palette.octave_limits(0.0) == ()


@given(st.integers(2, 7))
def test_a_short_scale_keeps_both_ends(count):
    colours = palette.spread(palette.LIGHT.sequential, count)
    assert len(set(colours)) == count
    assert (colours[0], colours[-1]) == (palette.LIGHT.sequential[0], palette.LIGHT.sequential[-1])


def test_a_scale_of_one_class_is_the_palest():
    """One class means that nothing happened anywhere, and nothing must not look like something."""
    assert palette.spread(palette.LIGHT.sequential, 1) == palette.LIGHT.sequential[:1]


@pytest.mark.parametrize(
    ("value", "told"),
    [(1234, 1200), (0.0456, 0.046), (9.99, 10), (7, 7), (0, 0), (-3, 0), (np.nan, 0)],
)
def test_nice_numbers(value, told):
    assert palette.nice(value) == pytest.approx(told)


@given(st.lists(st.integers(0, 5000), max_size=60))
def test_limits_of_counts_are_whole_and_move_no_area(counts):
    limits = palette.quantile_limits(counts)
    assert all(limit == int(limit) for limit in limits)
    positive = [count for count in counts if count]
    if not positive:
        return
    raw = {palette.nice(q) for q in np.quantile(positive, np.arange(1, 7) / 7)}
    for count in positive:
        assert sum(count >= limit for limit in limits) == len(
            {int(np.ceil(limit)) for limit in raw if count >= limit}
        )
