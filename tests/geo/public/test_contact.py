"""What is an e-mail address, and what is a number to call."""

from __future__ import annotations

import pytest

from geo.public.contact import NO_EMAIL, NO_PHONE, fault, mailto, tel
from geo.public.frame import contacts
from geo.public.snapshot import City


@pytest.mark.parametrize("text", ["trygg@vaxjo.se", "info@växjö.se", "a.b+c@x.y.example"])
def test_an_address_is_written_to(text):
    assert mailto(text).startswith("mailto:")
    assert fault("email", text) == ""


@pytest.mark.parametrize(
    "text",
    ["inte en adress", "a@", "@b.se", "a@b", "a@b..se", "a b@c.se", "a@b@c.se", "a,b@c.se",
     "a@b.se;c@d.se", "Anna <a@b.se>", '"a b"@c.se', "a@[1.2.3.4]", "a@b.se\n", "javascript:1"],
)  # fmt: skip
def test_what_is_no_address_is_told(text):
    assert mailto(text) == ""
    assert fault("email", text) == NO_EMAIL


def test_a_link_holds_nothing_but_the_address():
    assert mailto("a?subject=x@b.se") == "mailto:a%3Fsubject%3Dx@b.se"


@pytest.mark.parametrize(
    ("text", "link"),
    [("0470-410 00", "tel:047041000"), ("+46 (0)470 410 00", "tel:+46047041000"),
     ("112", "tel:112"), ("116 006", "tel:116006"), (" 0470–41000 ", "tel:047041000")],
)  # fmt: skip
def test_a_number_is_called(text, link):
    assert (tel(text), fault("phone", text)) == (link, "")


@pytest.mark.parametrize("text", ["hej", "12", "0470-410 00 (växeln)", "1" * 16, "+", "46+470"])
def test_what_is_no_number_is_told(text):
    assert (tel(text), fault("phone", text)) == ("", NO_PHONE)


def test_a_page_has_no_link_that_leads_nowhere():
    city = City("Växjö", email="inte en adress", phone="hej")
    assert contacts(city) == []
    assert fault("email", "") == fault("phone", "") == ""
    both = contacts(City("Växjö", email="a@b.se", phone="0470-410 00"))
    assert both == [("a@b.se", "mailto:a@b.se"), ("0470-410 00", "tel:047041000")]
