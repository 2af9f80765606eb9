"""Numbers are read back from the bytes as they stand there; every byte is looked at."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from geo.disclosure.attack_bytes import Declared, _without, a8_bytes
from geo.disclosure.pictures import beside_the_picture
from geo.disclosure.published import Figure, figures_of
from tests.geo.disclosure import folder

ONE = Figure("D01", "klotter", "2025-01", 15, "r", "v")
HEAD = "area;group;period;value;release;areas;note\n"


def test_every_format_is_read():
    assert set(figures_of(folder.files([ONE], "r"))) == {
        Figure("D01", "klotter", "2025-01", 15, "r", "v", f"r/numbers.{kind}")
        for kind in ("csv", "json")
    }
    files = {
        "a.csv": f"\ufeff{HEAD}D01;klotter;2025-01;1,5;r;v;x\n".encode(),
        "b.jsonl": b'{"x": 1}\n\n[]\n',
    }
    assert [(f.value, f.atoms) for f in figures_of(files)] == [(1.5, {("klotter", "2025-01")})]
    with pytest.raises(ValueError, match="many"):
        figures_of({"a.csv": f"{HEAD}D01;klotter;2025-01;many;r;v;x\n".encode()})


def strangers(text, *, numbers=(), borders=(), fixed=(), name="a.html"):
    declared = Declared(frozenset(numbers), frozenset(borders), fixed)
    return [f.cell + f.why for f in a8_bytes({name: text.encode()}, [ONE], declared)]


def test_published_and_declared_numbers_may_stand_there():
    assert (
        strangers("15 and 2025, 62.123 and <b>15</b>", numbers=["2025"], borders=["62.123"]) == []
    )
    assert strangers("1 214", numbers=["1214"]) == []
    assert strangers("15,2025", numbers=["2025"]) == []
    assert strangers("h1{margin:3px}7", fixed=("h1{margin:3px}",)) == [
        "a.html, line 1a number that is not in the ledger"
    ]


def test_each_number_is_said_to_be_on_its_line():
    found = strangers("3 4\n\n15 5\n\n6")
    assert [each.removeprefix("a.html, line ")[0] for each in found] == ["1", "1", "3", "5"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3", "number"), ("\n&#51;", "number"), ("x3y", "number"), ("1\u202f215", "number"),
        ("14,25732", "coordinate"), ("6301999", "coordinate"), ("1e3", "number"), ("15.0", "number"),
    ],
)  # fmt: skip
def test_other_numbers_are_seen_wherever_they_are(text, why):
    assert any(why in found for found in strangers(text))


def test_declared_texts_are_left_out_the_longest_first_wherever_they_begin():
    """A quick look at how texts begin may spare a search, never leave a text in or out."""
    rng = random.Random(780)
    for _ in range(300):
        fixed = ["x" + "".join(rng.choices("ab7", k=rng.randint(1, 15))) for _ in range(9)]
        text = one_by_one = " ".join(rng.choices([*fixed, "7", "xb", "b7"], k=40))
        for part in sorted(fixed, key=len, reverse=True):
            one_by_one = one_by_one.replace(part, " ")
        assert _without(text, fixed) == one_by_one


def test_files_that_are_no_text_are_refused():
    assert [f.why for f in a8_bytes({"a.html": b"\xff"}, [], Declared())] == ["the file is no text"]


def saved(kind, **options):
    """An image that a real library has written."""
    file = io.BytesIO()
    Image.new("RGB", (3, 2)).save(file, kind, **options)
    return file.getvalue()


def test_images_carry_nothing_but_their_picture():
    exif = Image.Exif()
    exif[0x010E] = "Araby 37"
    assert beside_the_picture(saved("PNG")) == ""
    assert beside_the_picture(saved("JPEG")) == ""
    assert beside_the_picture(saved("PNG", exif=exif))
    assert beside_the_picture(saved("JPEG", exif=exif))
    assert beside_the_picture(saved("JPEG", comment=b"37"))
    assert beside_the_picture(saved("JPEG") + b"37")
    assert beside_the_picture(saved("PNG") + b"37")
    assert beside_the_picture(saved("GIF"))
