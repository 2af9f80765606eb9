"""The public page itself, part by part."""

from __future__ import annotations

_INDEX = """{% extends "frame" %}
{% import "macros" as m with context %}
{% block body %}
<header>
<h1>{{ title }}</h1>
{% if demo %}<p class="demo">{{ say("demo") }}</p>{% endif %}
<p class="lead">{{ lead }}</p>
<p class="when">{{ when }} <a href="#english" lang="en" hreflang="en">In&nbsp;English</a></p>
</header>
<nav aria-label="{{ say("contents") }}"><ul>
{% for link, text in contents %}<li><a href="#{{ link }}">{{ text }}</a></li>
{% endfor %}</ul></nav>
<main id="innehall">
{% if intro %}<section aria-labelledby="inledning"><h2 id="inledning">{{ say("from_city") }}</h2>
{{ m.paragraphs(intro) }}</section>
{% endif %}
<section class="short" aria-labelledby="korthet"><h2 id="korthet">{{ say("short") }}</h2>
<ul>{% for line in short %}<li>{{ line }}</li>{% endfor %}</ul></section>
{% include "town" %}
{% include "districts" %}
{% include "felt" %}
{% include "acts" %}
{% include "how" %}
</main>
{% endblock %}
"""

_TOWN = """<section aria-labelledby="kommunen"><h2 id="kommunen">{{ say("town") }}</h2>
{{ m.counted(town.table) }}
{% if town.late %}<p>{{ town.late }}</p>{% endif %}
<p>{{ town.lead }}</p>
<div class="charts">
{% for group in town.groups %}
<div class="one">
<h3>{{ group.name }}</h3>
{% if town.basis %}<p class="said {{ group.how }}">{{ group.said }}
<small>({{ town.basis }})</small></p>{% endif %}
{{ group.chart }}
<details><summary>{{ say("by_month") }}<span class="unseen">: {{ group.name }}</span></summary>
{{ m.counted(group.table) }}</details>
</div>
{% endfor %}
</div></section>
"""

_DISTRICTS = """<section aria-labelledby="omraden"><h2 id="omraden">{{ say("districts") }}</h2>
<p>{{ say("districts_lead") }}</p>
{% if districts.borders %}<p>{{ districts.borders }}</p>{% endif %}
<div class="beside">
<div>{% for map in districts.maps %}<figure><figcaption>{{ map.title }}</figcaption>{{ map.svg }}
</figure>{% endfor %}
{% if districts.key %}<ul class="key" aria-label="{{ say("map_key") }}">
{% for how, text in districts.key %}
<li class="said {{ how }}">{{ text }}</li>{% endfor %}</ul>{% endif %}</div>
{{ m.counted(districts.table) }}
</div>
{% if districts.alone %}<p>{{ districts.alone }}</p>{% endif %}
{% if districts.late %}<p>{{ districts.late }}</p>{% endif %}
{% for area in districts.areas %}
<details class="area" id="{{ area.id }}"><summary><h3>{{ area.name }}</h3></summary>
{{ m.paragraphs(area.lead) }}
{{ m.counted(area.table) }}</details>
{% endfor %}
</section>
"""

_FELT = """<section aria-labelledby="trygghet"><h2 id="trygghet">{{ say("felt") }}</h2>
{{ m.paragraphs(felt.lead) }}
{% if felt.chart %}
<div class="beside">
<figure><figcaption>{{ felt.title }}</figcaption>{{ felt.chart }}</figure>
{{ m.counted(felt.areas) }}
</div>
<h3>{{ say("felt_over_time") }}</h3>
{{ m.counted(felt.years) }}
{% endif %}
</section>
"""

_ACTS = """<section aria-labelledby="insatser"><h2 id="insatser">{{ say("acts") }}</h2>
{% if acts %}
<p>{{ say("acts_lead") }}</p>
<ul class="acts">{% for act in acts %}
<li><strong>{{ act.name }}</strong>
<dl><div><dt>{{ say("where") }}</dt><dd>{{ act.where }}</dd></div>
{% if act.against %}<div><dt>{{ say("against") }}</dt><dd>{{ act.against }}</dd></div>{% endif %}
<div><dt>{{ say("when") }}</dt><dd>{{ act.when }}</dd></div></dl></li>{% endfor %}
</ul>
{% else %}<p>{{ say("acts_none") }}</p>{% endif %}
</section>
"""

_HOW = """<section aria-labelledby="lasa"><h2 id="lasa">{{ how.title }}</h2>
{% for heading, text in how.texts %}
<h3>{{ heading }}</h3>
<p>{{ text }}</p>
{% endfor %}
{% if how.breaks %}<p>{{ how.breaks_lead }}</p>
<ul>{% for line in how.breaks %}<li>{{ line }}</li>{% endfor %}</ul>{% endif %}
</section>
<section class="turn" aria-labelledby="hjalp"><h2 id="hjalp">{{ turn.title }}</h2>
<dl>{% for question, answers in turn.texts %}
<div><dt>{{ question }}</dt>{% for said, link in answers %}
<dd><a href="{{ link }}">{{ said }}</a></dd>{% endfor %}</div>{% endfor %}</dl>
</section>
<section aria-labelledby="data"><h2 id="data">{{ say("data") }}</h2>
<p>{{ data.lead }}</p>
<ul>{% for file, text in data.files %}<li><a href="{{ file }}">{{ text }}</a></li>{% endfor %}</ul>
<p>{{ when }}</p>
<p><a href="../releases.html">{{ say("earlier") }}</a> ·
<a href="tillganglighet.html">{{ say("accessibility") }}</a></p></section>
<section lang="en" aria-labelledby="english"><h2 id="english">In English</h2>
{{ m.paragraphs(english) }}</section>
"""

PARTS = {
    "index": _INDEX, "town": _TOWN, "districts": _DISTRICTS, "felt": _FELT, "acts": _ACTS,
    "how": _HOW,
}  # fmt: skip
