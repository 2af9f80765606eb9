"""The frame of every public page, and its tables. All that is no markup here is escaped."""

from __future__ import annotations

from jinja2 import DictLoader, Environment, StrictUndefined

from geo.public.template_parts import PARTS

_FRAME = """<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{{ title }}</title>
<link rel="icon" href="data:,">
<style>{{ style }}</style>
</head>
<body>
<a class="skip" href="#innehall">{{ say("skip") }}</a>
{% block body %}{% endblock %}
</body>
</html>
"""

_MACROS = """
{% macro numbers(values) %}
{% for value in values %}<td>{{ value }}</td>{% endfor %}
{% endmacro %}

{% macro counted(table) %}
<div class="wide" role="group" aria-label="{{ table.title }}" tabindex="0">
<table class="counted">
<caption>{{ table.title }}</caption>
<thead><tr><th scope="col">{{ table.first }}</th>
{% for head in table.heads %}<th scope="col">{{ head }}</th>{% endfor %}
{% if table.last %}<th scope="col" class="said">{{ table.last }}</th>{% endif %}</tr></thead>
<tbody>
{% for row in table.rows %}
<tr{% if row.total %} class="total"{% endif %}><th scope="row">
{%- if row.link %}<a href="#{{ row.link }}">{{ row.name }}</a>{% else %}{{ row.name }}{% endif %}
{{- row.bars }}</th>{{ numbers(row.values) }}
{%- if table.last %}<td class="said {{ row.how }}">{{ row.said }}</td>{% endif %}</tr>
{% endfor %}
</tbody>
</table>
</div>
{% endmacro %}

{% macro paragraphs(lines) %}
{% for line in lines %}<p>{{ line }}</p>
{% endfor %}
{% endmacro %}
"""

_OTHER = """{% extends "frame" %}
{% import "macros" as m %}
{% block body %}
<header><h1>{{ title }}</h1></header>
<main id="innehall">
{{ m.paragraphs(lead) }}
{% for heading, text in parts %}
<h2>{{ heading }}</h2>
<p>{{ text }}</p>
{% endfor %}
{% if links %}<ul>{% for link, text in links %}
<li><a href="{{ link }}">{{ text }}</a></li>{% endfor %}
</ul>{% endif %}
{% if back %}<p><a href="{{ back }}">{{ say("back") }}</a></p>{% endif %}
</main>
{% endblock %}
"""

_HOME = """<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=latest/">
<title>{{ title }}</title>
</head>
<body><p><a href="latest/">{{ title }}</a></p></body>
</html>
"""

PAGES = Environment(
    loader=DictLoader(
        {"frame": _FRAME, "macros": _MACROS, "other": _OTHER, "home": _HOME, **PARTS}
    ),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
