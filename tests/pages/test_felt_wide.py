"""County and nation beside the municipality: a number each, its interval, and the difference."""

import pytest

from geo.measures.perception import difference
from geo.measures.survey import estimates
from geo.questions import BY_ID, MAIN
from pages.parts import felt, felt_wide
from tests.geo.asked import answers, published
from tests.geo.made import SV
from tests.pages.reading import captions

PLACES = (("municipality", "0780"), ("county", "07"), ("nation", "00"))


def said(*figures, asked=MAIN, **fixed):
    """Say (value, n, low, high) of the three levels, of a survey called ntu-region."""
    names = ("value", "n", "low", "high")
    told = [
        {"level": level, "area": area, "question": asked, **dict(zip(names, each, strict=False))}
        for (level, area), each in zip(PLACES, figures, strict=True) if each
    ]  # fmt: skip
    table = estimates(
        answers([]), published(*({"source": "ntu-region"} | row for row in told)), BY_ID.values()
    )
    about = felt.Asked(BY_ID[asked], "annan", fixed.get("year", 2025))
    return [line.replace("\\", "").replace("\u00a0", " ") for line in felt_wide.said(table, about)]


@pytest.mark.usefixtures("store")
def test_each_has_its_number_its_interval_and_the_difference():
    head, county, nation = said((0.3, 700), (0.2, 1500), (0.29, None, 0.28, 0.3))
    assert head == "**NTU, kommuner och län, 2023** – Växjö: 30 % (27–33 %), 700 svar.\n"
    assert county == (
        "- Länet: 20 % (18–22 %), 1 500 svar. Växjö jämfört med länet: +10 procentenheter "
        "(+6 till +14), säkerställd skillnad."
    )
    assert nation.startswith("- Hela riket: 29 % (28–30 %). Växjö jämfört med hela riket: +1 ")
    assert nation.endswith("kan vara slump.")


@pytest.mark.usefixtures("store")
def test_why_there_is_no_interval_is_said():
    why = "men om det är slump går inte att säga: filen har"
    _, county, nation = said((0.16, None), (0.13, None), (0.15, 70000))
    for line, points in ((county, "+3"), (nation, "+1")):
        assert f": {points} procentenheter, {why} varken antal svar eller intervall" in line
    assert "- Länet: 13 % (osäkerheten är okänd). " in county
    _, county, _ = said((1.56, 700), (1.7, 1500), (1.78, 70000), asked="index")
    assert f"−0,1, {why} inte intervall för båda, och för ett index" in county


@pytest.mark.usefixtures("store")
def test_what_has_no_value_has_no_difference():
    _, county, nation = said((0.3, 700), (float("nan"), 1500), (0.2, 12))
    assert (county, nation) == ("- Länet: redovisas inte.", "- Hela riket: för få svar.")
    head, county, _ = said(None, (0.2, 1500), (0.2, 70000))
    assert head.endswith("inget värde för Växjö att jämföra med.\n")
    assert county == "- Länet: 20 % (18–22 %), 1 500 svar."
    assert said((0.3, 700), None, None) == []


def test_the_page_says_them_for_the_year_and_whose_answers_are_asked_for(visit, kept):
    known = felt.of(kept)
    for year, group in ((2026, "alla"), (2023, "kvinna")):
        app = visit("perception", matning=f"{year}-demo-svar", svarande=group)
        page = captions(app).replace("\\", "")
        rows = known.table.query(
            "source == 'demo-ntu' and question == @MAIN and year == @year and group == @group",
            local_dict={"MAIN": MAIN, "year": year, "group": group},
        ).set_index("level")[["value", "low", "high"]]
        assert f"**påhittad NTU, {year}** – Växjö: {SV.percent(rows.value['municipality'])}" in page
        apart = difference(*(tuple(rows.loc[at]) for at in ("municipality", "nation")))
        low, high = (round(100 * float(x)) for x in apart[1:])
        low, high = (f"{'+' if x > 0 else ''}{SV.number(x)}" for x in (low, high))
        assert f"procentenheter ({low} till {high}), " in page.partition("jämfört med hela")[2]
        assert felt_wide.OWN_LIMITS in page
