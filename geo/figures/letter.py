"""The weekly letter: one self-contained HTML file that can leave the room.

It names districts and never points; a district where few people live is not named.
Everything that is not markup here passes through Jinja's escaping.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

_PAGE = Environment(autoescape=True).from_string(
    """<!DOCTYPE html>
<html lang="{{ letter.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{{ letter.title }}</title>
<style>
  @page { size: A4; margin: 14mm; }
  body { font: 11pt/1.4 system-ui, sans-serif; color: #1b2530; margin: 0 auto; max-width: 46rem;
         padding: 1.2rem; }
  h1 { font-size: 17pt; margin: 0 0 .1rem; } h2 { font-size: 12pt; margin: 1.1rem 0 .3rem; }
  .state { font-size: 13pt; font-weight: 600; margin: .4rem 0 .8rem; }
  .warning { background: #fbe9d5; padding: .2rem .5rem; display: inline-block; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #d9d8d0; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
  svg { width: 190px; height: 36px; display: block; }
  ul { margin: .2rem 0; padding-left: 1.1rem; } footer { margin-top: 1.2rem; color: #5d6670; }
  @media print { body { padding: 0; max-width: none; } }
</style>
</head>
<body>
<h1>{{ letter.title }}</h1>
<p>{{ letter.when }}</p>
{% if letter.warning %}<p class="warning">{{ letter.warning }}</p>{% endif %}
<p class="state">{{ letter.state }}</p>
{% if letter.rows %}
<table>
<thead><tr>{% for head in letter.heads %}
<th{% if 0 < loop.index0 < 5 %} class="number"{% endif %}>{{ head }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in letter.rows %}
<tr><td>{{ row.what }}</td>
<td class="number">{{ row.count }}</td><td class="number">{{ row.expected }}</td>
<td class="number">{{ row.usual }}</td>
<td class="number">{{ row.q }}</td><td>{{ row.drawing }}</td></tr>{% endfor %}
</tbody></table>
{% endif %}
{% for part in letter.parts %}
<h2>{{ part.title }}</h2>
<ul>{% for line in part.lines %}<li>{{ line }}</li>{% endfor %}</ul>
{% endfor %}
<footer>{{ letter.foot }}</footer>
</body>
</html>
"""
)


@dataclass(frozen=True)
class Row:
    """A signal: what, its numbers as text, and a drawing as SVG of ours."""

    what: str
    count: str
    expected: str
    usual: str
    q: str
    drawing: str


@dataclass(frozen=True)
class Part:
    """A heading with lines under it."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class Letter:
    """What the letter says; every text but ``Row.drawing`` is escaped."""

    language: str
    title: str
    when: str
    warning: str
    state: str
    heads: tuple[str, str, str, str, str, str]
    rows: list[Row]
    parts: list[Part]
    foot: str


def write(letter: Letter) -> bytes:
    """Write the letter as HTML.

    Returns
    -------
    bytes
        UTF-8; asks nothing of any server and runs no script.
    """
    rows = [
        {**vars(row), "drawing": Markup(row.drawing)}  # noqa: S704 - drawn by geo.figures.spark
        for row in letter.rows
    ]
    return _PAGE.render(letter={**vars(letter), "rows": rows}).encode()
