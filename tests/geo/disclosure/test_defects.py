"""A9: defects planted in what is published, and each is caught by the attack it is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.disclosure import closing
from geo.disclosure.attack import a5_noise, a8_bytes, audit_files, known_of
from geo.disclosure.cells import TOWN
from geo.disclosure.lines import entry_lines
from geo.disclosure.published import Figure, figures_from, figures_of
from tests.geo.disclosure import folder
from tests.geo.disclosure.towns import OPEN, SECRET, counts, released, town, until

WHOLE = until(town(24, areas=6, groups=OPEN[1:6]), 14)
LEDGER = released(WHOLE)
TOLD = tuple(folder.figures(LEDGER, "2021-02"))
BEFORE = figures_from(LEDGER.entries)
NAME = "2021-02/"


def attacks(told=TOLD, files=None, *, before=BEFORE, ledger=LEDGER, whole=WHOLE):
    """Attack a release that follows an honest one; return which attacks found something."""
    known = known_of(ledger, {whole.version: whole.areas})
    releases = [folder.files(before), files or folder.files(told)]
    found = audit_files(releases, known, folder.declared(ledger), ledger.entries)
    return {finding.attack for finding in found}


def first(test):
    """The first figure of one district and month that passes."""
    return next(f for f in TOLD if f.area != TOWN and "+" not in f.period + f.group and test(f))


CELL, EMPTY = first(lambda f: f.value >= 10), first(lambda f: f.value == 0)
WINDOW = next(f for f in TOLD if f.area != TOWN and f.period.count("+") == 11 and f.value >= 10)
MONTH = next(f for f in TOLD if f.area == TOWN and "+" not in f.period)
POOL = next(f for f in TOLD if f.area != TOWN and "+" in f.group)


def changed(one, **fields):
    """The release with one figure changed."""
    return [replace(f, **fields) if f is one else f for f in TOLD]


def true(one, area):
    """Return the exact count behind a figure."""
    return int(WHOLE.of(one.atoms)[WHOLE.areas.index(area)])


def unit(one, **fields):
    """The release with fields of a whole group and month changed."""
    return [replace(f, **fields) if f.unit == one.unit else f for f in TOLD]


UNROUNDED = next(f for f in TOLD if f.area != TOWN and "+" not in f.period and true(f, f.area) % 5)
FIGURES = {
    "cell not rounded": (changed(UNROUNDED, value=true(UNROUNDED, UNROUNDED.area)), "A3"),
    "total of the town not rounded": (changed(MONTH, value=MONTH.value + 1), "A3"),
    "window of exact counts": (changed(WINDOW, value=WINDOW.value + 2), "A2"),
    "window rounded by itself": (changed(WINDOW, value=WINDOW.value + 5), "A2"),
    "closed month rounded anew": (changed(CELL, value=CELL.value - 5), "A4"),
    "cell told twice": ([*TOLD, replace(EMPTY, value=5)], "A1"),
    "closed number taken away": ([f for f in TOLD if f is not CELL], "A4"),
    "district left out": ([f for f in TOLD if f.area != "D03"], "A6"),
    "cut by another district list": ([*TOLD, replace(CELL, areas="v2", area="D99")], "A6"),
    "buffer round a place": ([*TOLD, replace(CELL, area="D01-500m")], "A6"),
    "never by district": (unit(CELL, group="person_ovrigt"), "A7"),
    "one district has it all": (
        [replace(f, value=f.value if f is CELL else 0) if f.unit == CELL.unit and f.area != TOWN else f for f in TOLD],
        "A7",
    ),
    "month told of what is pooled": (
        [*TOLD, Figure(POOL.area, *min(POOL.atoms), 5, POOL.release, POOL.areas)], "A2",
    ),
    "number of no ledger": (changed(WINDOW, group="trafik"), "A8"),
    "town beside its districts": (changed(first_town := next(f for f in TOLD if f.area == TOWN and f.unit == CELL.unit), value=first_town.value + 10), "A6"),
}  # fmt: skip


ALONE = {"district left out", "one district has it all"}  # what was told before hides them


def with_file(name, change):
    """The folder with one file changed or added."""
    files = folder.files(TOLD)
    return files | {NAME + name: change(files.get(NAME + name, b""))}


def put(old, new):
    return lambda content: content.replace(old, new, 1)


FILES = {
    "tooltip": with_file("index.html", put(b"<td>", b'<td title="3 anm\xc3\xa4lda">')),
    "comment in the source": with_file("index.html", put(b"</html>", b"<!-- n = 37 --></html>")),
    "written as an entity": with_file("index.html", put(b"</html>", b"<p>&#51;&#55;</p></html>")),
    "attribute": with_file("index.html", put(b"<td>", b'<td data-n="13">')),
    "share of a small number": with_file("index.html", put(b"</html>", b"<p>33,3 %</p></html>")),
    "breaks of the legend": with_file("map.svg", put(b"</svg>", b"<text>3-17</text></svg>")),
    "a leaked point": with_file("map.svg", put(b"</svg>", b'<circle cx="488011.4" cy="6302001"/></svg>')),
    "extent of a map": with_file("map.svg", put(b"<svg ", b'<svg viewBox="487999 6301999 42 42" ')),
    "raw data of a chart": with_file("numbers.json", put(b'{"numbers"', b'{"raw": [3, 1, 4], "numbers"')),
    "file name": with_file("araby-37.svg", lambda _: b"<svg/>"),
    "text in an image": with_file("logo.png", lambda _: folder.png((b"tEXt", b"Comment\0made from 37"))),
    "bytes after an image": with_file("logo.png", lambda content: content + b"37"),
    "file of another kind": with_file("data.parquet", lambda _: b"PAR1"),
}  # fmt: skip


def test_an_honest_release_passes():
    assert attacks() == set()


@pytest.mark.parametrize("name", FIGURES)
def test_a_defect_in_the_numbers_is_caught(name):
    told, attack = FIGURES[name]
    assert list(told) != list(TOLD)
    assert attack in attacks(told, before=() if name in ALONE else BEFORE)


@pytest.mark.parametrize("name", FILES)
def test_a_defect_in_the_bytes_is_caught(name):
    files = FILES[name]
    assert list(a8_bytes(files, figures_of(files), folder.declared(LEDGER)))


def test_a_defect_in_the_bytes_refuses_the_release():
    assert attacks(files=FILES["tooltip"]) == {"A8"}


def broken(monkeypatch, **parts):
    """Publish with a part of the code taken out."""
    for name, instead in parts.items():
        monkeypatch.setattr(closing, name, instead)
    values = WHOLE.values.copy()
    values[1:, 0, 3] = 0  # all of it in one district, and
    values[:, 0, 5] = 0
    values[:4, 0, 5] = 1  # hardly any
    values[0, 0, 3] = 15
    whole = counts(values, WHOLE.groups)
    ledger = released(whole)
    told = folder.figures(ledger, NAME[:-1])
    return attacks(told, before=(), ledger=ledger, whole=whole)


def test_without_its_gate_or_its_rounding_the_code_is_caught(monkeypatch):
    assert broken(monkeypatch) == set()
    with monkeypatch.context() as patch:
        assert "A7" in broken(patch, may_split=lambda *_: True)
    with monkeypatch.context() as patch:
        assert "A7" in broken(patch, may_show=lambda *_: True)
    with monkeypatch.context() as patch:
        assert "A3" in broken(patch, rounded=lambda counts, *_, **__: counts)


def test_noise_drawn_anew_is_caught():
    turn = iter(range(10**6))

    def build():
        key = SECRET + str(next(turn)).encode()
        return entry_lines(
            released(counts(WHOLE.values[:, :1, :3], WHOLE.groups), secret=key).entries
        )

    assert [f.attack for f in a5_noise(build, times=5)] == ["A5"]
    small = counts(WHOLE.values[:, :1, :3], WHOLE.groups)
    assert list(a5_noise(lambda: entry_lines(released(small).entries), times=100)) == []


def test_there_are_twenty_defects():
    assert len(FIGURES) + len(FILES) >= 20
