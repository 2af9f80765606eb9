"""Where things are on the screen, as boxes: left, top, right, bottom in pixels."""

SEEN = """all => all.filter(e => getComputedStyle(e).visibility === "visible" && e.offsetWidth)
  .map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"""


def overlap(one, other):
    return (
        one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5
        and one[1] < other[3] - 0.5 and other[1] < one[3] - 0.5
    )  # fmt: skip
