"""axe-core, asked for every rule, with as little work as they can be answered with."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

ALIKE = Path(__file__).with_name("alike.js").read_text("utf-8")
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that colours alone can break
# axe leaves it out unless it is asked for: WCAG 2.2 is newer than what most must follow.
ALL = {"target-size": {"enabled": True}}
# The day, month and year of Streamlit's own field for a date are as wide as their digits; keys
# reach them, and nothing of ours can change them. All other rules see them.
DATES = "axe.configure({rules: [{id: 'target-size', selector: ':not([role=spinbutton])'}]})"
# Only what is wrong is sent back. The page is told once what axe is: that is a tenth of a run.
RUN = """([without, options, sparing]) => {
  spare(sparing);
  return axe.run({exclude: without}, {resultTypes: ["violations"], ...options}).then(found =>
    found.violations.map(v => [v.id, v.nodes[0].html.slice(0, 200)]));
}"""


def prepare(page):
    """Let a page know axe, unless it does already."""
    if not page.evaluate("'spare' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(DATES)
        page.evaluate(ALIKE)


def faults(page, *, without=(), only=None, sparing=False):
    """Return what axe calls a violation, each with its first element.

    With ``sparing`` it is given two of the texts that look and lie alike: worth it where a page
    is all tables, and on no page of the product.
    """
    prepare(page)
    options = {"rules": ALL} if only is None else {"runOnly": only}
    found = page.evaluate(RUN, [[[part] for part in without], options, sparing])
    return [tuple(fault) for fault in found]
