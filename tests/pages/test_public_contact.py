"""Where nobody can be reached is not saved, and why stands beside the field."""

from __future__ import annotations

import pytest

from tests.pages.letting_out import Desk
from tests.pages.test_public import newest


def below(desk, label):
    """Return what is said as an error next to a field, in the same column."""
    column = next(
        block
        for block in desk.app.columns
        if [field.label for field in block.text_input] == [label]
    )
    return [each.value.replace("\\", "").replace("\u2060", "") for each in column.error]


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("E-postadress", "inte en adress", "”inte en adress” är ingen adress"),
        ("E-postadress", "Anna <a@b.se>", "är ingen adress"),
        ("Telefonnummer", "hej", "går inte att ringa: ”hej”"),
        ("Telefonnummer", "640823-3234", "ser ut som ett personnummer"),
    ],
)
def test_where_nobody_can_be_reached_is_not_saved(book, label, text, said):
    desk = Desk().run().press("Börja på den första publiceringen")
    desk.write("Inledning", "Hej").write(label, text).press("Bygg utkastet")
    assert len(desk.app.error) == 1
    assert said in below(desk, label)[0]
    assert (desk.orders, newest(book).intro, newest(book).write_to) == ([], "", "")
    desk.write(label, "").press("Spara texterna")
    assert newest(book).intro == "Hej"
    assert not desk.app.error
