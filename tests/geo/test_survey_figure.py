"""One question on the map: colours, labels and tips say the same, and nothing looks finer."""

import html
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.figures import palette
from geo.figures.legend import HATCH
from geo.figures.survey import CLASSES, STEPS, limits_of, survey_step
from tests.geo.made import SV
from tests.geo.perceived import EVIL, Asked, carried

INDEX = Asked("Index", "index")


def step(table, question=None):
    return survey_step(table, question or Asked(), SV, colours=palette.LIGHT)


def plain(text):
    return html.unescape(text).replace("\u00a0", " ")


shares = st.lists(st.floats(0, 1) | st.just(np.nan), max_size=30)


@pytest.mark.parametrize("scale", STEPS)
@given(values=shares)
def test_limits_are_round_and_wide_enough(scale, values):
    top = {"share": 100, "index": 6}[scale]
    limits = limits_of(pd.Series(values, dtype=float) * top, scale)
    assert len(limits) < CLASSES
    if len(limits) > 1:
        assert np.ptp(np.diff(limits)) < 1e-9
        assert np.diff(limits).min() >= STEPS[scale][0]
    assert all(limit / STEPS[scale][0] == round(limit / STEPS[scale][0]) for limit in limits)


@given(values=shares.filter(len))
def test_the_colour_is_the_one_the_legend_gives_the_number(values):
    made = step(carried(values))
    scale = [(float(text), fill) for fill, text in made["legend"]["scale"]]
    assert len({fill for _, fill in scale}) == len(scale)
    for (fill, *_), value in zip(made["d"], values, strict=True):
        wanted = [colour for low, colour in scale if value * 100 >= low]
        assert fill == (wanted[-1] if wanted else HATCH)


def test_a_number_just_under_a_limit_is_not_written_as_if_it_were_on_it():
    made = step(carried([0.296, 0.304, 0.2996, 0.2, 0.45], own=True))
    told = [plain(row[1]) for row in made["d"]]
    assert told == ["29,6 %", "30 %", "29,96 %", "20 %", "45 %"]
    assert plain(made["d"][0][2]).startswith("29,6 % (")


@given(values=st.lists(st.integers(0, 1000).map(lambda n: n / 1000), min_size=2, max_size=30))
def test_a_number_is_written_in_the_class_of_its_colour(values):
    made = step(carried(values, own=True))
    scale = [(float(text), fill) for fill, text in made["legend"]["scale"]]
    for fill, said, *_ in made["d"]:
        number = float(plain(said).removesuffix(" %").replace(",", "."))
        assert fill == [colour for low, colour in scale if number >= low][-1]


def test_the_worse_is_the_darker_whichever_end_is_bad():
    bad_high, bad_low = (step(carried([0.1, 0.6]), Asked(bad=end)) for end in ("high", "low"))
    assert [row[0] for row in bad_high["d"]] == [row[0] for row in bad_low["d"]][::-1]
    assert bad_high["d"][1][0] == palette.LIGHT.warm[-1]
    assert not step(carried([0.1], own=True))["legend"]["notes"]
    assert "Låga tal är sämre" in plain(bad_low["legend"]["notes"][0])


@pytest.mark.parametrize(
    ("status", "shown"), [("few", "för få svar"), ("withheld", "redovisas inte")]
)
def test_what_has_no_value_is_hatched_and_never_zero(status, shown):
    table = carried([0.2, np.nan])
    table.loc["D001", "status"] = status
    made = step(table)
    assert made["d"][1][:3] == [HATCH, shown, f"{shown}<br>uppskattat från Campus och Teleborg"]
    assert made["legend"]["swatches"][0][0] == HATCH
    assert not step(carried([0.2]))["legend"]["swatches"]


def test_a_figure_of_a_status_without_value_is_not_shown_whatever_it_holds():
    made = step(carried([0.9], status="few"))
    assert "90" not in "".join(map(str, made["d"][0]))


def test_the_tip_says_interval_number_of_answers_and_origin():
    _, label, tip, chosen = step(carried([0.23]))["d"][0]
    assert plain(label) == "≈ 23 %"
    assert step(carried([0.23], own=True))["d"][0][1] == "23\u00a0%"
    assert plain(tip) == "23 % (18–28 %), 174 svar<br>uppskattat från Campus och Teleborg"
    whole = plain(step(carried([0.23], own=True))["d"][0][2])
    assert whole == "23 % (18–28 %), 174 svar<br>sammanvägt av Campus och Teleborg"
    assert chosen == 1


def test_an_index_has_one_decimal_and_its_own_unit():
    made = step(carried([1.44, 3.1]), INDEX)
    assert [plain(row[1]) for row in made["d"]] == ["≈ 1,4", "≈ 3,1"]
    assert "är svaret uppskattat" in plain(made["legend"]["notes"][-1])
    assert plain(made["d"][0][2]).startswith("1,4 (1,4–1,5), 174 svar")
    assert plain(made["legend"]["title"]) == "Index (index 0–6)"


def test_without_n_the_uncertainty_is_said_to_be_unknown():
    table = carried([0.23], status="none", parts=("Campus",), own=True).assign(
        low=np.nan, high=np.nan
    )
    table["n"] = pd.array([None], dtype="Int64")
    assert plain(step(table)["d"][0][2]) == "23 % (osäkerheten är okänd)"


def test_names_of_areas_and_wordings_are_escaped():
    made = step(carried([0.2], parts=(EVIL, "b")), Asked(EVIL))
    for text in (made["d"][0][2], made["legend"]["title"]):
        assert not re.search(r"[`$\u2028]|<(?!br>)", text)
        assert EVIL in html.unescape(text)
