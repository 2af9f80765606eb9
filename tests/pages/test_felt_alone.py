"""Surveys that there are no offences, or no districts, to set beside."""

import pytest

from data.__main__ import main
from pages.parts import felt_time
from tests.data.survey_files import NTU
from tests.pages.reading import captions


@pytest.fixture
def drawn(monkeypatch):
    """Keep the lines of what is drawn over the years, the newest last."""
    found = []
    monkeypatch.setattr(
        felt_time.answers, "answers_alt", lambda series, *_: found.append(series) or "text"
    )
    return found


@pytest.fixture
def ntu(tmp_path):
    """Import a survey that tells of municipality, county and nation alone."""

    def imported(text=NTU):
        file = tmp_path / "ntu.csv"
        file.write_text(text, "utf-8")
        return main(["import", "survey", str(file), "--profile", "ntu-region", "--yes"])

    return imported


def test_answers_without_offences_are_not_denied(visit, tmp_path, monkeypatch, ntu, drawn):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    assert ntu() == 0
    app = visit("perception")
    assert not app.exception
    assert app.info[0].value.startswith("24 uppgifter ur trygghetsmätningar är inlästa, men inga")
    assert visit("situation").info[0].value == app.info[0].value
    assert "## Frågan över tid" in captions(app)
    assert "filen har varken antal svar eller intervall för båda" in captions(app)
    assert set(drawn[-1]["label"]) == {"Växjö", "Länet", "Hela riket"}
    (question,) = [box for box in app.selectbox if box.label == "Fråga"]
    question.set_value("oro_fordon")
    first = drawn[-1]["value"].tolist()
    app.run()
    assert not app.exception
    assert drawn[-1]["value"].tolist() != first


def test_figures_of_other_municipalities_and_counties_are_not_ours(
    visit, tmp_path, monkeypatch, ntu, drawn
):
    monkeypatch.setenv("LAGESBILD_DATA", str(tmp_path / "store"))
    others = "Lessebo;30;31;32;33;34;35\nSkåne län;1;2;3;4;5;6"
    assert ntu(NTU.replace("Lessebo;XX;XX;XX;XX;..;", others)) == 0
    visit("perception")
    shown = drawn[-1].set_index("label")["value"].to_dict()
    assert len(drawn[-1]) == 3
    assert shown == pytest.approx({"Växjö": 0.16, "Länet": 0.13, "Hela riket": 0.15})


def test_answers_for_no_area_of_the_map_are_drawn_over_the_years(visit, town, ntu, drawn):
    town(("2024-01-02", 500))
    assert ntu() == 0
    app = visit("perception")
    assert not app.exception
    assert app.info[0].value.startswith(
        "De mätningar som är inlästa säger inget om kartans områden"
    )
    assert "## Frågan över tid" in captions(app)
    assert len(drawn) == 1
