"""What axe is spared on the public page hides no fault: each is planted where it is spared."""

import pytest

from tests.browser import axe

ROWS = "".join(f"<tr><th scope=row>Rad {i}<td>Tal {i}<td>Ord {i}</tr>" for i in range(30))
TABLE = f"<table>{ROWS}</table>"
CONTROLS = "".join(
    f'<label for="n{i}">Namn {i}</label> <input id="n{i}" {"" if i == 7 else "disabled"}>'
    for i in range(15)
)
NAMED = "".join(
    f'<span id="n{i}">Namn {i}</span> <b role="button" aria-labelledby="n{i}"'
    f"{'' if i == 7 else ' aria-disabled=true'}>A</b>"
    for i in range(15)
)
PAGE = """<!doctype html><html lang="sv"><title>Sida</title>
<style>body {{ margin: 0; font: 16px sans-serif; color: #333; background: #fff; }} {css}</style>
<main><h1>Sida</h1>{body}</main>"""
ONE = "tr:nth-child(15)"
PLANTED = {
    "its colour": (f"{ONE} td {{ color: #ccc }}", TABLE),
    "its ground": (f"{ONE} {{ background: #555 }}", TABLE),
    "one ground of three": (f"{ONE} td:last-child {{ background: #555 }}", TABLE),
    "seen through": (f"{ONE} {{ opacity: .3 }}", TABLE),
    "too small for its colour": (f"td {{ font-size: 24px; color: #888 }} {ONE} td {{ font-size: 9px }}", TABLE),
    "its weight": (f"td {{ font: bold 19px sans-serif; color: #888 }} {ONE} td {{ font-weight: 400 }}", TABLE),
    "on another box": (
        "i { position: absolute; z-index: -1; top: 300px; height: 60px; width: 100%; background: #444 }",
        TABLE + "<i></i>",
    ),
    "moved onto another box": (
        f"{ONE} td {{ position: relative; left: 400px }} i {{ position: absolute; z-index: -1; top: 0; left: 400px; bottom: -900px; width: 200px; background: #444 }}",
        TABLE + "<i></i>",
    ),
    "between single letters": ("td { color: #ccc }", TABLE.replace("Tal 0", "0").replace("Ord 0", "0")
                               .replace("Tal 29", "9").replace("Ord 29", "9")),
    "between signs": ("td { color: #ccc }", TABLE.replace("Tal 0", "→→").replace("Ord 0", "→→")
                      .replace("Tal 29", "→→").replace("Ord 29", "→→")),
    "between what is not shown": (
        "td { color: #ccc } tr:nth-child(1) td, tr:nth-child(30) td { visibility: hidden }", TABLE,
    ),
    "between what is outside": (
        "td { color: #ccc } tr:first-child td, tr:last-child td { position: relative; left: -999px }",
        TABLE,
    ),
    "between what is cut off": (
        "div { overflow: hidden; height: 300px } table { margin-top: -150px } td { color: #ccc }",
        f"<div>{TABLE}</div>",
    ),
    "a label between those of what cannot be used": ("label { color: #ccc }", CONTROLS),
    "a name between those of what cannot be used": ("span { color: #ccc }", NAMED),
}  # fmt: skip
# The rules that look into what is folded; none of them asks how large it is or in what colour,
# but those that let off what is not shown.
FOLDED = {
    "accesskeys", "area-alt", "aria-allowed-role", "aria-hidden-body", "aria-hidden-focus",
    "blink", "color-contrast", "duplicate-id-aria", "hidden-content", "link-in-text-block",
    "marquee", "meta-refresh", "meta-viewport", "meta-viewport-large", "no-autoplay-audio",
}  # fmt: skip
# Not asked for: for AAA, or withdrawn.
OFF = {
    "aria-roledescription", "audio-caption", "color-contrast-enhanced", "duplicate-id",
    "duplicate-id-active", "identical-links-same-purpose", "meta-refresh-no-exceptions",
    "landmark-complementary-is-top-level",
}  # fmt: skip
RULES = "test => axe._audit.rules.filter(new Function('r', 'return ' + test)).map(r => r.id)"


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_is_seen_among_what_is_alike(tab, name):
    css, body = PLANTED[name]
    tab.set_content(PAGE.format(css=css, body=body))
    seen = {rule for rule, _ in axe.faults(tab, only=axe.COLOURS)}
    assert seen
    assert {rule for rule, _ in axe.faults(tab, only=axe.COLOURS, sparing=True)} == seen


def test_what_is_alike_is_spared(tab):
    tab.set_content(PAGE.format(css="", body=TABLE))
    axe.prepare(tab)
    looked, spared = tab.evaluate("spare(true)")
    assert spared >= 4 * 28  # of rows and cells
    assert looked - spared < 20


def test_no_rule_is_new(tab):
    """A rule that axe gets must be thought about before it is left out anywhere."""
    axe.prepare(tab)
    off = set(tab.evaluate(RULES, "!r.enabled"))
    assert off == OFF | {"target-size"}
    assert set(tab.evaluate(RULES, "!r.excludeHidden")) - off == FOLDED
