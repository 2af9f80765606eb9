"""Every text a reader sees is in both languages, and numbers look as the language writes them."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog

from tests import catalogue
from tests.house import texts
from tests.house.source import SHIPPED, Source, findings

RULES = {
    texts.shown_text_is_translated: (
        "st.title('Trender')\n",
        "left.button('Spara')\n",
        "st.button(label='Spara')\n",
        "st.metric(_('Antal'), 3, help='Alla brott')\n",
        "st.write('Antal: ' + words.number(3))\n",
        "st.write(f'Antal {n}')\n",
        "st.caption('Antal {n}'.format(n=3))\n",
        "st.tabs([_('Karta'), 'Tabell'])\n",
        "st.radio(_('Visa'), ['antal', 'täthet'])\n",
        "st.text('Hej')\n",
        "st.info('Inget' if empty else _('Allt'))\n",
        "st.navigation({'Arbeta': pages})\n",
        "st.Page('trends.py', title='Trender')\n",
        "st.table([{'antal per dag': n}])\n",
        "st.dataframe({_('Antal'): a, 'andel': b})\n",
        "@st.dialog('Insats')\ndef f(): pass\n",
    ),
    texts.swedish_is_marked: (
        "x = 'Läs in data'\n",
        "NAMES = {'a': 'Stöld'}\n",
        "f(f'{n} händelser')\n",
        "HEADS = ('Antal', 'Andel')\n",
        "LABEL = 'Visa alla brott'\n",
        "rows = [{'Omkrets': n} for n in numbers]\n",
    ),
    texts.marked_text_is_fixed: (
        "_(f'{n} brott')\n",
        "words.text('Antal: ' + str(n))\n",
        "UserError(f'Filen {name}')\n",
    ),
    texts.values_fit_places: (
        "_('{n} brott', m=3)\n",
        "_('{n} brott')\n",
        "UserError('Filen {name} saknas.', file=x)\n",
        "words.plural(n, '{n} brott i {area}', '{n} brott i {area}')\n",
        "words.text('Hej', n=3)\n",
    ),
}
BROKEN = [(rule, text) for rule, planted in RULES.items() for text in planted]
GOOD = '''"""Ett läge."""
import logging

logging.info("ready to serve")
st.title(_("Läget i {area}", area=name))
st.button(_("Spara"), key="save", icon=":material/save:", type="primary")
st.radio(_("Visa"), ["antal", "andel"], format_func=label)
st.write(", ".join(names), frame["count"], words.plural(n, "{n} område", "{n} områden"))
st.metric(_("Antal"), words.number(3), help=_(HELP[kind]))
raise UserError("Filen {name} saknas. Välj en annan.", name=name)
'''


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_texts_keep_the_rules(rule):
    seen = findings(tuple((each, SHIPPED) for each in RULES))[rule]
    found = [f"{path}:{what}" for path, whats in seen.items() for what in whats]
    assert seen
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(("rule", "text"), BROKEN)
def test_an_untranslated_text_is_seen(rule, text):
    assert list(rule(Source("pages/a.py", text)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_translated_page_passes(rule):
    assert not list(rule(Source("pages/a.py", GOOD)))


def test_the_english_catalogue_is_complete():
    found = list(catalogue.faults(catalogue.marked(), catalogue.english()))
    assert not found, "run make words, then translate:\n" + "\n".join(found)


def wanted():
    """A catalogue as the code might want it."""
    code = Catalog(locale="en")
    code.add("{n} brott")
    code.add(("{n} område", "{n} områden"))
    return code


def have(one="{n} offences", other=("{n} area", "{n} areas"), *, flags=()):
    """The same, translated."""
    told = Catalog(locale="en")
    told.add("{n} brott", one, flags=flags)
    told.add(("{n} område", "{n} områden"), other)
    return told


def test_a_complete_catalogue_has_no_fault():
    assert not list(catalogue.faults(wanted(), have()))


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (Catalog(locale="en"), "missing: {n} brott"),
        (have(""), "not translated: {n} brott"),
        (have(other=("{n} area", "")), "not translated: {n} områden"),
        (have("offences"), "other placeholders"),
        (have("{n} brott", ("{n} område", "{n} areas")), "Swedish in the English text: område"),
        (have(flags=["fuzzy"]), "fuzzy: {n} brott"),
    ],
)
def test_a_fault_in_the_catalogue_is_seen(told, fault):
    assert any(found.startswith(fault) for found in catalogue.faults(wanted(), told))


@pytest.mark.parametrize("other", ["areas?", "recorded", "read in", "borders?"])
def test_english_has_one_word_for_a_thing(other):
    pairs = [
        pair for message in catalogue.english() if message.id for pair in catalogue.forms(message)
    ]
    said = [re.sub(r"{\w+}", "", told) for _, told in pairs]
    assert not [text for text in said if re.search(rf"\b{other}\b", text, re.IGNORECASE)]


def test_a_text_no_longer_said_is_seen():
    assert "no longer said: {n} brott" in set(catalogue.faults(Catalog(locale="en"), have()))


def test_marked_texts_are_collected(tmp_path):
    for room in catalogue.ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "geo" / "a.py").write_text(
        'A = N_("Antal")\nB = words.text("i {area}", area=a)\nC = words.plural(n, "ett", "flera")\n'
    )
    (tmp_path / "data" / "b.py").write_text('raise UserError("Filen " "saknas.", name=n)\n')
    found = {message.id for message in catalogue.marked(tmp_path) if message.id}
    assert found == {"Antal", "i {area}", ("ett", "flera"), "Filen saknas."}
