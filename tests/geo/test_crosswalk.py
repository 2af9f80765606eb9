"""Survey figures on districts: nothing gained on the way, never finer or surer than the survey."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.crosswalk import carry, fill, pieces
from geo.measures.crosswalk_back import back, to_areas, whole
from geo.measures.perception import wilson

TABLE = pd.DataFrame(
    [("city", "centrum", 1.0), ("city", "norr", 0.5), ("hov", "norr", 0.5), ("hov", "hov", 1.0),
     ("lammhult", "lammhult", 1.0), ("teleborg", "teleborg", 0.75), ("campus", "teleborg", 0.25)],
    columns=["area", "code", "share"],
)  # fmt: skip
PEOPLE = pd.Series(
    {"centrum": 2000, "norr": 4500, "hov": 8000, "lammhult": 2000, "teleborg": 12_800}
)
PARTS = pieces(TABLE, PEOPLE)


def figures(**areas):
    """Figures by area, of (share, n, status)."""
    index = pd.Index(list(areas), name="area")
    share, n, status = (pd.Series(each, index=index) for each in zip(*areas.values(), strict=True))
    shown = status.isin(["ok", "none"])
    low, high = (pd.Series(limit, index=index).where(status == "ok") for limit in wilson(share, n))
    return pd.DataFrame(
        {
            "n": n.astype("Int64"),
            "value": share.where(shown),
            "low": low,
            "high": high,
            "status": status,
        }
    )


ASKED = {
    "city": (0.3, 174, "ok"), "hov": (0.2, 160, "ok"), "lammhult": (0.4, 170, "ok"),
    "teleborg": (0.2, 150, "ok"), "campus": (0.28, 140, "ok"),
}  # fmt: skip


@st.composite
def towns(draw):
    """A crosswalk with inhabitants, and a share with answers for each survey area."""
    shares = draw(
        st.lists(
            st.lists(st.sampled_from([0.0, 0.1, 0.25, 1.0, 3.0]), min_size=4, max_size=4).filter(any),
            min_size=1, max_size=8,
        )
    )  # fmt: skip
    rows = [
        (f"a{j}", f"d{i}", share / sum(row))
        for i, row in enumerate(shares) for j, share in enumerate(row)
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["area", "code", "share"])
    people = draw(st.lists(st.integers(1, 20_000), min_size=len(shares), max_size=len(shares)))
    asked = st.tuples(st.floats(0, 1), st.integers(30, 400), st.just("ok"))
    found = figures(**{f"a{j}": draw(asked) for j in range(4)})
    return pieces(table, pd.Series(people, index=[f"d{i}" for i in range(len(shares))])), found


@given(towns())
@settings(max_examples=30, deadline=None)
def test_carried_and_back_gives_each_survey_areas_own_figure(town):
    parts, found = town
    own = back(fill(parts, found))
    assert own.to_numpy() == pytest.approx(found["value"][own.index].to_numpy(), abs=1e-12)


@given(towns())
@settings(max_examples=30, deadline=None)
def test_districts_sum_to_what_survey_areas_sum_to(town):
    parts, found = town
    carried = carry(parts, found)
    by_district = parts.groupby("code")["inhabitants"].sum() * carried["value"]
    by_area = parts.groupby("area")["inhabitants"].sum()
    persons = (by_area * found["value"][by_area.index]).sum()
    assert by_district.sum() == pytest.approx(persons)
    municipality = whole(fill(parts, found))
    assert municipality == pytest.approx(persons / parts["inhabitants"].sum())


@given(towns())
@settings(max_examples=30, deadline=None)
def test_a_mix_lies_between_its_areas_and_is_never_surer(town):
    parts, found = town
    width = found["high"] - found["low"]
    for row in carry(parts, found).itertuples():
        mixed = found.loc[list(row.parts)]
        assert row.status == "ok"
        assert mixed["value"].min() - 1e-9 <= row.value <= mixed["value"].max() + 1e-9
        assert 0 <= row.low <= row.value + 1e-9
        assert row.high - row.low >= width[list(row.parts)].min() - 1e-9
        assert row.n == mixed["n"].sum()


def test_whole_districts_come_back_from_the_map_itself():
    table = TABLE[~TABLE["code"].isin(["norr", "teleborg"])]
    parts = pieces(table, PEOPLE)
    carried = carry(parts, figures(**ASKED))["value"]
    assert to_areas(parts, carried).to_dict() == pytest.approx(
        {"city": 0.3, "hov": 0.2, "lammhult": 0.4}
    )


def test_carried_by_hand():
    found = carry(PARTS, figures(**ASKED))
    norr = found.loc["norr"]
    assert norr["value"] == pytest.approx(0.25)
    limits = [wilson(*ASKED[area][:2]) for area in ("city", "hov")]
    assert (norr["low"], norr["high"]) == pytest.approx(tuple(np.mean(limits, axis=0)))
    assert (norr["n"], norr["status"], norr["covered"]) == (334, "ok", 1)
    assert found.loc["teleborg", "value"] == pytest.approx(0.75 * 0.2 + 0.25 * 0.28)
    assert found.loc["teleborg", "parts"] == ("teleborg", "campus")


def test_only_whole_survey_areas_make_a_district_its_own():
    found = carry(PARTS, figures(**ASKED))
    assert found.index[found["own"]].tolist() == ["lammhult", "teleborg"]
    # What people outside answered too, or not all inside, is not the district's own.
    shared = pd.DataFrame([("campus", "hov", 0.01)], columns=list(TABLE))
    both = carry(pieces(pd.concat([TABLE, shared]), PEOPLE), figures(**ASKED))
    assert not both["own"]["teleborg"]
    some = carry(PARTS, figures(**ASKED | {"campus": (0.28, 12, "few")}))
    assert (some["value"]["teleborg"], some["own"]["teleborg"]) == (pytest.approx(0.2), False)
    nearly = TABLE.assign(share=TABLE["share"].where(TABLE["area"] != "lammhult", 0.985))
    assert carry(pieces(nearly, PEOPLE), figures(**ASKED))["own"]["lammhult"]


@pytest.mark.parametrize("status", ["few", "withheld"])
def test_what_a_survey_area_lacks_its_districts_lack(status):
    found = carry(PARTS, figures(**ASKED | {"teleborg": (0.2, 12, status)}))
    row = found.loc["teleborg"]
    assert np.isnan([row["value"], row["low"], row["high"]]).all()
    assert (row["status"], row["parts"], row["n"]) == (status, ("teleborg",), 12)
    assert found.loc["hov", "status"] == "ok"


def test_the_smaller_part_may_be_missing_and_is_said():
    row = carry(PARTS, figures(**ASKED | {"campus": (0.28, 12, "few")})).loc["teleborg"]
    assert (row["value"], row["status"], row["parts"]) == (pytest.approx(0.2), "ok", ("teleborg",))
    assert (row["covered"], row["n"]) == (0.75, 150)


def test_a_value_without_interval_stays_without():
    row = carry(PARTS, figures(**ASKED | {"campus": (0.28, 140, "none")})).loc["teleborg"]
    assert row["value"] == pytest.approx(0.22)
    assert np.isnan([row["low"], row["high"]]).all()
    assert row["status"] == "none"


def test_an_area_that_the_survey_does_not_have():
    some = figures(**{area: ASKED[area] for area in ("city", "hov")})
    found = carry(PARTS, some)
    assert found.loc["lammhult", "status"] == "missing"
    assert np.isnan(found.loc["lammhult", "value"])
    assert pd.isna(found.loc["lammhult", "n"])


def test_a_district_mostly_outside_the_survey_has_nothing():
    table = TABLE.assign(share=TABLE["share"].where(TABLE["code"] != "hov", 0.3))
    row = carry(pieces(table, PEOPLE), figures(**ASKED)).loc["hov"]
    assert (row["status"], row["parts"]) == ("missing", ())
    assert np.isnan(row["value"])


def test_crime_is_carried_to_survey_areas_by_inhabitants():
    rates = pd.Series({"centrum": 90.0, "norr": 30.0, "hov": 12.0, "lammhult": np.nan})
    found = to_areas(PARTS, rates)
    assert found["city"] == pytest.approx((2000 * 90 + 2250 * 30) / 4250)
    assert np.isnan(found["lammhult"])
    assert np.isnan(found["campus"])


def test_the_interval_covers_also_where_parts_differ_from_their_survey_area():
    rng, runs, n = np.random.default_rng(3), 4000, 174
    shares = np.tile([0.3, 0.2], runs)
    answered = rng.binomial(n, shares) / n
    asked = figures(**{f"a{i}": (share, n, "ok") for i, share in enumerate(answered)})
    halves = {"area": asked.index, "code": np.repeat(np.arange(runs), 2), "share": 0.5}
    found = carry(pieces(pd.DataFrame(halves), pd.Series(1000, index=range(runs))), asked)
    # The halves are not quite like the whole of their survey areas.
    truth = (shares + rng.normal(0, 0.02, 2 * runs)).reshape(runs, 2).mean(axis=1)
    assert ((found["low"] <= truth) & (truth <= found["high"])).mean() > 0.97
    # As if the two were independent: so surer than the survey, and wrong more than it says.
    below, above = (
        np.hypot(*(asked["value"] - asked[limit]).to_numpy().reshape(runs, 2).T / 2)
        for limit in ("low", "high")
    )
    narrow = (found["value"] - below <= truth) & (truth <= found["value"] + above)
    assert narrow.mean() < 0.94
