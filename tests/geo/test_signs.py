"""The legend of the interventions: the words of the statuses that are on the map."""

import pytest

from geo.figures.signs import STATUS_NAMES, legend
from tests.geo import made


def marked(*statuses):
    return [[56.9, 14.8, status, "Belysning", []] for status in statuses]


def test_the_legend_has_the_statuses_on_the_map_in_order_and_once():
    key = legend(marked("avslutad", "planerad", "avslutad"), made.SV)
    assert key == {
        "title": "Insatser",
        "rows": [["planerad", "planerad"], ["avslutad", "avslutad"]],
    }


@pytest.mark.parametrize("status", STATUS_NAMES)
def test_every_status_has_its_row(status):
    assert legend(marked(status), made.SV)["rows"] == [[status, STATUS_NAMES[status]]]


def test_no_signs_no_rows_and_an_unknown_status_has_no_word():
    assert legend([], made.SV)["rows"] == []
    assert legend(marked("<b>okänd"), made.SV)["rows"] == []
