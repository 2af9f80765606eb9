"""The buttons in the column of numbers choose for the whole page, and the choice stands."""

import pytest

from tests.browser.situation import Situation


@pytest.fixture(scope="module")
def situation(tab, dashboard):
    return Situation(tab, dashboard)


def test_what_a_button_beside_the_map_chose_is_still_chosen_after_the_next_click(situation):
    """The side bar takes over what the panel sets, so that its next click does not undo it."""
    situation.visit("?lager=antal&omrade=centrum,teleborg&fokus=araby")
    button = situation.page.get_by_role("button", name="Filtrera på området")
    situation.changes(button.click)
    assert situation.query["omrade"] == "araby"
    situation.choose("f_days", "lör")
    assert situation.query["omrade"] == "araby"
    assert situation.total == situation.map_numbers()["Araby"]
    situation.changes(situation.page.get_by_role("button", name="Visa alla områden").click)
    situation.choose("f_light", "Mörker")
    assert "omrade" not in situation.query


def test_cleared_filters_stay_cleared(situation):
    situation.visit("?lager=antal&brott=vapen&timme=5-6&dag=1&ljus=dagsljus&omrade=furuby")
    situation.changes(situation.page.get_by_role("button", name="Rensa filtren").click)
    assert situation.total > 0
    situation.choose("f_layer", "Täthet")
    assert not situation.query.keys() & {"brott", "timme", "dag", "ljus", "omrade"}
    assert situation.map_total == situation.total > 0
