"""Several at the public page at once: the later is told, and nothing that was written is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages.letting_out import ANNA, BO, Desk
from tests.pages.test_public import APPROVE, ASK, newest, proposed


def plain(desk):
    """Return what is said, without what keeps names from being read as Markdown."""
    return desk.text.replace("\\", "").replace("\u2060", "")


def test_the_later_of_two_who_approve_is_told(book):
    proposed()
    late = Desk(BO).run()
    Desk(BO).run().write("Vad behöver ändras?", "Rubriken").press("Skicka tillbaka")
    assert newest(book).state == "utkast"
    late.press(APPROVE)
    assert "hann före" in late.app.error[0].value
    assert newest(book).state == "utkast"
    assert late.says.startswith("Utkastet klarade proven")


def test_what_is_sent_back_says_why(book):
    proposed()
    bo = Desk(BO).run()
    bo.write("Vad behöver ändras?", "Stavfel i *rubriken*").press("Skicka tillbaka")
    assert newest(book).reason == "Stavfel i *rubriken*"
    anna = Desk(ANNA).run()
    assert "Stavfel i \\*rubriken\\*" in anna.text
    anna.write("Inledning", "Annas rättade text").press("Spara texterna")
    assert f"{BO} skickade tillbaka utkastet" in plain(anna)  # not Anna, who changed it last
    anna.press("Bygg utkastet").press(ASK)
    assert "skickade tillbaka" not in plain(Desk(BO).run())
    assert newest(book).reason == ""


def test_nobody_sends_a_draft_back_without_a_word(book):
    proposed()
    bo = Desk(BO).run().write("Vad behöver ändras?", "  ").press("Skicka tillbaka")
    assert bo.app.error[0].value == "Skriv vad som behöver ändras: en mening räcker."
    assert newest(book).state == "föreslagen"


def test_who_takes_back_what_is_ones_own_need_not_say_why(book):
    anna = proposed().press("Ta tillbaka")
    assert newest(book).state == "utkast"
    assert "skickade tillbaka" not in plain(anna)


@pytest.mark.usefixtures("book")
def test_both_are_told_of_figures_that_stand_in_no_table():
    anna = Desk(ANNA)
    table = b"area;group;period;value;release;areas\r\na;b;2026-10;435;r;v\r\n"
    files = anna.drafted.files | {"brott.csv": table}
    anna.drafted = replace(anna.drafted, files=files)
    anna.run().press("Börja på den första publiceringen")
    anna.write("Inledning", "Av 435 var 3 mot *barn*, och sjutton ute.").press("Spara texterna")
    assert "tabell: 435, 3 och sjutton." in anna.text  # nothing is built yet
    anna.press("Bygg utkastet")
    assert "tabell: 3 och sjutton." in anna.text
    anna.press("Be en annan utgivare godkänna")
    for email in (ANNA, BO):
        assert "tabell: 3 och sjutton." in Desk(email).run().text
    Desk(BO).run().write("Vad behöver ändras?", "Talen i inledningen.").press("Skicka tillbaka")
    anna.run().write("Inledning", "De var 435 i oktober 2026.").press("Bygg om utkastet")
    assert "i någon publicerad tabell" not in anna.text


def test_two_who_write_at_once_lose_nothing(book):
    anna = Desk(ANNA).run().press("Börja på den första publiceringen")
    bo = Desk(BO).run()
    anna.write("Inledning", "Annas text").press("Spara texterna")
    bo.write("Inledning", "Bos text").press("Spara texterna")
    told = bo.app.error[0].value
    assert "”Annas text”" in told
    assert "”Bos text”" in told
    assert newest(book).intro == "Annas text"
    bo.press("Spara texterna")
    assert newest(book).intro == "Bos text"


def test_who_has_changed_nothing_overwrites_nothing(book):
    anna = Desk(ANNA).run().press("Börja på den första publiceringen")
    bo = Desk(BO).run()
    anna.write("Inledning", "Annas text").press("Spara texterna")
    bo.run().press("Bygg utkastet")
    assert newest(book).intro == "Annas text"
    anna.run().write("Telefonnummer", "0470-410 00").press("Spara texterna")
    bo.run().write("E-postadress", "bo@kommun.se").press("Spara texterna")
    assert "har ändrat uppgiften" in bo.app.error[0].value
    bo.press("Spara texterna")
    row = newest(book)
    assert (row.intro, row.call, row.write_to) == ("Annas text", "0470-410 00", "bo@kommun.se")


def test_whoever_has_lost_the_role_approves_nothing(book):
    proposed()
    bo = Desk(BO).run()
    bo.app.secrets["roles"] = {"utgivare": [ANNA]}
    bo.press(APPROVE)
    assert newest(book).state == "föreslagen"
