"""The fishbone: every cause drawn on its bone, as sure as it is, and every text as text."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from geo.figures import palette
from geo.figures.fishbone import WIDTH, Bone, fishbone_svg, wrapped

KEY = {"belagd": "Belagd", "trolig": "Trolig", "gissning": "Gissning"}
SPACE = "{http://www.w3.org/2000/svg}"


def drawn(*causes, problem="Klotter"):
    bones = [Bone("A", causes), Bone("B", ()), Bone("C", causes[:1])]
    made = fishbone_svg(problem, bones, palette.LIGHT, key=KEY, title="Orsaker")
    return ET.fromstring(made)


def texts(tree):
    return [node.text for node in tree.iter(f"{SPACE}text")]


def test_every_cause_stands_on_its_bone():
    tree = drawn(("Mörkt", "belagd"), ("Skymt", "gissning"))
    said = texts(tree)
    assert (said.count("Mörkt"), said.count("Skymt")) == (2, 1)
    assert {"A", "B", "C", "Klotter", *KEY.values()} <= set(said)


def test_a_text_is_text():
    tree = drawn(("<script>x</script> & \"'", "trolig"), problem="<image href='x'/>")
    assert "<script>x</script> & \"'" in texts(tree)
    assert "<image href='x'/>" in texts(tree)
    assert not list(tree.iter(f"{SPACE}script")) + list(tree.iter(f"{SPACE}image"))


@pytest.mark.parametrize("count", [1, 3, 12])
def test_all_of_it_lies_within_the_picture(count):
    tree = drawn(*((f"Orsak {i} " * 30, "trolig") for i in range(count)))
    high = float(tree.get("viewBox").split()[3])
    for node in tree.iter(f"{SPACE}text"):
        assert 0 <= float(node.get("x")) <= WIDTH
        assert 10 <= float(node.get("y")) <= high
    for node in tree.iter(f"{SPACE}line"):
        assert all(0 <= float(node.get(end)) <= WIDTH for end in ("x1", "x2"))
        assert all(0 <= float(node.get(end)) <= high for end in ("y1", "y2"))


def test_how_sure_a_cause_is_shows_without_colour():
    dashes = [
        {n.get("stroke-dasharray") for n in drawn(("Mörkt", sure)).iter(f"{SPACE}line")}
        for sure in KEY
    ]
    assert dashes == [{None}, {None, "9 4"}, {None, "2 4"}]


def test_a_long_text_stands_whole_and_clear_of_the_others():
    long = " ".join(f"ord{i}" for i in range(60)) + " " + "x" * 50
    tree = drawn((long, "trolig"), ("Kort", "belagd"), (long, "gissning"), problem=long[:200])
    said = texts(tree)
    assert "".join(said).count("ord59") == 3  # the first bone's two and the third one's
    assert not [text for text in said if "…" in text]
    heads = [text for text in said if text in wrapped(long[:200], 22)]
    assert " ".join(heads) == long[:200].strip()
    places = [(n.get("x"), float(n.get("y"))) for n in tree.iter(f"{SPACE}text")]
    for column in {x for x, _y in places}:
        down = sorted(y for x, y in places if x == column)
        assert all(below - above >= 13 for above, below in pairwise(down))
    assert wrapped("", 20) == [""]
