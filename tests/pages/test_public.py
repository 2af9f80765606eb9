"""The public page on its way out: one builds and proposes, another approves, both see the bytes."""

from __future__ import annotations

import stat

import pytest

from data import publish
from data.publish import folder, kept
from data.records import Intervention, Release, drafts, releases
from geo.errors import UserError
from pages.parts import public_build
from tests.pages.letting_out import ANNA, BO, LEAK, Desk, made

APPROVE, ASK = "Godkänn och publicera", "Be en annan utgivare godkänna"


@pytest.fixture
def out(book):
    """Return the folder that releases are put in."""
    return book.store.root / public_build.INVENTED


def proposed():
    """Let Anna write, build and ask."""
    return Desk(ANNA).run().build().press(ASK)


def published():
    """Let Bo approve what Anna has built."""
    proposed()
    return Desk(BO).run().press(APPROVE)


def newest(book):
    return releases.every(book)[0]


def test_nothing_yet_is_said_with_a_way_forward(book):
    for row in book.listed(Intervention, public=True):
        book.update(Intervention, row.id, {"public": False}, expected_version=1, actor="")
    desk = Desk().run()
    assert desk.says == "Ingenting är publicerat än"
    assert desk.buttons[0] == "Börja på den första publiceringen"
    for sentence in ("Här visas sidan precis som den blir", "Proven görs när utkastet byggs",
                     "Ingen insats får visas publikt", "Här står varje publicering"):  # fmt: skip
        assert sentence in desk.text


def test_what_is_written_is_what_is_built(book):
    desk = Desk().run().press("Börja på den första publiceringen")
    desk.write("Inledning", "Hej *alla*\n\nVi finns här. ").write("E-postadress", "a@b.se")
    desk.press("Bygg utkastet")
    settings, order = desk.orders[0]
    assert (order.intro, settings.public_email) == ("Hej *alla*\n\nVi finns här.", "a@b.se")
    assert desk.says.startswith("Utkastet klarade proven")
    row = newest(book)
    assert (row.state, row.name, row.intro) == ("utkast", "2026-10", order.intro)
    assert drafts.get(book, row.digest).files == made().files
    frame = desk.app.get("iframe")[0].proto
    assert frame.src == f"/utkast/{row.digest}/index.html"


def test_the_audit_is_told_in_words(book):
    desk = Desk().run().build()
    assert len([line for line in desk.text.splitlines() if ":material/check_circle:" in line]) == 9
    assert "**Räkna baklänges.** 1 tal" in desk.text
    assert "**Göra om avrundningen.** Utkastet byggdes 2 gånger." in desk.text
    assert "tjugo fel läggs in" in desk.text
    assert not newest(book).refused


def test_an_attack_that_succeeds_refuses_the_release_and_says_where(book, out):
    desk = Desk().run()
    desk.drafted = made(findings=[LEAK])
    desk.build()
    assert desk.says == "Utkastet stoppades: det skulle avslöja för mycket"
    assert "- Araby · Stöld av och ur fordon · oktober 2026" in desk.text
    assert "ett litet antal kan räknas fram" in desk.text
    assert ASK not in desk.buttons
    with pytest.raises(UserError, match="proven"):
        releases.propose(book, newest(book), actor=ANNA)
    assert not out.exists()


def test_a_number_looks_like_a_persons_and_is_not_saved(book):
    desk = Desk().run().press("Börja på den första publiceringen")
    desk.write("Inledning", "Fråga 640823-3234").press("Bygg utkastet")
    assert "personnummer" in desk.app.error[0].value
    assert (desk.orders, newest(book).intro) == ([], "")


def test_nobody_approves_their_own(book, out):
    desk = proposed()
    assert desk.says == "Väntar på att en annan utgivare godkänner"
    assert APPROVE not in desk.buttons
    assert newest(book).proposed_by == ANNA
    assert not out.exists()


def test_another_approves_exactly_those_bytes_and_they_go_out(book, out):
    desk = published()
    assert desk.says.startswith("Senast publicerat: oktober 2026")
    row = newest(book)
    assert (row.state, row.approved_by) == ("publicerad", BO)
    assert folder.content(out, "2026-10") == made().files
    assert kept.ledger(book.store.root) == made().ledger
    assert f"Föreslogs av {ANNA}, godkändes av {BO}" in desk.text.replace("\\", "").replace(
        "\u2060", ""
    )
    assert book.fault() == ""


def test_the_ledger_is_not_written_before_it_is_public(book):
    proposed()
    assert kept.ledger(book.store.root).entries == ()


def test_the_key_of_the_rounding_is_private_and_not_in_the_public_folder(book, out):
    secret = kept.key(book.store.root)
    published()
    path = kept.where(book.store.root) / "key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    everything = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert secret.hex().encode() not in everything
    assert secret not in everything
    assert not path.is_relative_to(out)


def test_data_that_have_moved_on_are_said_and_the_bytes_stay(book, monkeypatch):
    proposed()
    monkeypatch.setattr(public_build, "made_from", lambda: "something else")
    bo = Desk(BO).run()
    assert "Uppgifterna har ändrats sedan utkastet byggdes" in bo.text
    bo.press(APPROVE)
    assert newest(book).state == "publicerad"


def test_a_folder_that_cannot_be_written_leaves_it_approved_and_it_can_be_done_again(
    book, out, monkeypatch
):
    proposed()
    with monkeypatch.context() as patch:
        full = UserError("Disken är full.")
        patch.setattr(publish, "publish", lambda *_: (_ for _ in ()).throw(full))
        bo = Desk(BO).run().press(APPROVE)
    assert "Disken är full." in bo.app.error[0].value
    assert newest(book).state == "godkänd"
    bo.press("Publicera")
    assert newest(book).state == "publicerad"
    assert folder.content(out, "2026-10") == made().files


def test_what_went_out_before_the_server_died_is_not_put_out_twice(book, out):
    proposed()
    publish.publish(book.store, made(), out)
    Desk(BO).run().press(APPROVE)
    assert newest(book).state == "publicerad"
    assert publish.releases(out) == ["2026-10"]


def test_nothing_new_is_no_release(book):
    desk = Desk().run()
    desk.drafted = made(same=True)
    desk.build()
    assert "Det finns inget nytt att publicera" in desk.app.error[0].value
    assert newest(book).digest == ""


def test_the_next_one_starts_from_the_last_and_says_what_is_new(book):
    published()
    desk = Desk(ANNA).run().press("Börja på nästa publicering")
    desk.drafted = made("2026-11")
    desk.write("Inledning", "Ny text").press("Bygg utkastet")
    assert "Nya månader: november 2026. 1 nya tal om brott." in desk.text
    assert "Inledning är ändrad." in desk.text
    assert "1 redan publicerade tal är inte desamma" in desk.text  # this draft lost October
    assert len(book.listed(Release)) == 2
