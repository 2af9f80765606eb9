"""axe-core finds no fault on the public pages, light and dark, at any size or zoom."""

import pytest

from tests.browser.axe import COLOURS, faults
from tests.browser.published import SIZES, served, show

# What is folded nobody meets, and axe looks into it for few rules, none of which asks how large or
# in what colour it is: it does so once, in the light on a laptop.
FOLDED = "document.querySelectorAll('details:not([open]) > :not(summary)').forEach(e => e.remove())"
# The page lets no style in but its own; a sheet that is made in it is none it could refuse.
PLANT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  document.querySelector("main").insertAdjacentHTML("beforeend", `<p>Planterad</p>
    <p class="near"><a href="#a">Ett</a> <a href="#b">Två</a></p>
    <label for="told">Namn</label> <input id="told">`);
  if (innerWidth > 1000) document.querySelector("main p").setAttribute("role", "nonsense");
}"""
PLANTED = """
  @media (width: 390px) and (prefers-color-scheme: dark) { main p { color: #444; } }
  @media (width: 390px) { label { display: none; } }
  @media (width: 720px) and (prefers-color-scheme: light) { main p { color: #ccc; } }
  .near a { display: inline-block; width: 30px; height: 30px; overflow: hidden; }
  @media (width: 320px) { .near a { width: 9px; height: 9px; } .near { font-size: 4px; } }
"""


@pytest.fixture(scope="module")
def address(public):
    with served(public) as address:
        yield address


def wrong(page, size):
    """Yield what is wrong in the light, with every rule, and in the dark, with those of colours."""
    for scheme, only in (("light", None), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        sparing = (size, scheme) != ("laptop", "light")  # one run sees all there is
        if sparing:
            page.evaluate(FOLDED)
        yield from ((scheme, *fault) for fault in faults(page, only=only, sparing=sparing))


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing(page, address, size):
    show(page, address + "latest/", size)
    assert list(wrong(page, size)) == []


@pytest.mark.parametrize("name", ["latest/tillganglighet.html", "releases.html"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_the_small_pages(page, address, name, size):
    show(page, address + name, size)
    assert list(wrong(page, size)) == []
    assert faults(page) == []  # in the dark


def test_axe_sees_what_is_wrong_at_one_size_or_in_the_dark_only(page, address):
    """Each fault is planted for one size, and must be seen there and nowhere else."""
    found = set()
    for size in SIZES:
        show(page, address + "releases.html", size)
        page.evaluate(PLANT, PLANTED)
        found |= {(size, scheme, rule) for scheme, rule, _ in wrong(page, size)}
    assert found == {
        ("phone", "dark", "color-contrast"), ("zoomed", "light", "color-contrast"),
        ("reflow", "light", "target-size"), ("phone", "light", "label"),
        ("laptop", "light", "aria-roles"),
    }  # fmt: skip
