"""The page about interventions through Streamlit's test bench: filters, address and names."""

from __future__ import annotations

import datetime as dt

import pytest

from data.records import Intervention
from pages.parts import act_address, cached
from tests.pages.acts import listed, page, press
from tests.pages.reading import captions, query_of


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("query", "keep"),
    [
        ({}, lambda _row, _area: True),
        ({"status": "pågående,avbruten"}, lambda row, _: row.status in ("pågående", "avbruten")),
        ({"perspektiv": "social"}, lambda row, _: row.perspective == "social"),
        ({"typ": "Belysning"}, lambda row, _: row.kind == "Belysning"),
        ({"brott": "stold,ran"}, lambda row, _: {"stold", "ran"} & {*row.groups}),
        ({"omrade": "araby"}, lambda _, area: area == "araby"),
        (
            {"fran": "2026-03-01", "till": "2026-04-30"},
            lambda row, _: (
                row.start <= dt.date(2026, 4, 30)
                and (row.end is None or row.end >= dt.date(2026, 3, 1))
            ),
        ),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else "",
)
def test_map_list_and_time_line_show_the_same(visit, steps, monkeypatch, query, keep):
    drawn = []
    monkeypatch.setattr(
        "pages.parts.act_gantt.st.vega_lite_chart", lambda data, *_, **__: drawn.append(data)
    )
    app = page(visit, **query)
    kept = cached.records()
    areas = dict(zip(kept.interventions["id"], kept.interventions_area, strict=True))
    wanted = [
        row for row in cached.book().listed(Intervention)
        if keep(row, areas[f"insats-{row.id:02d}"])
    ]  # fmt: skip
    assert 0 < len(wanted) <= 40
    assert len(wanted) < 40 or not query
    assert sorted(listed(app)) == sorted(row.name for row in wanted)
    assert {mark[5] for mark in steps[-1]["markers"]} == {row.id for row in wanted}
    bars = next(data for data in drawn if "at" in data and "open" in data)
    assert set(bars["id"].dropna()) == {row.id for row in wanted}
    assert query.items() <= query_of(app).items()


def test_a_town_without_interventions_is_told_the_way_forward(visit, town):
    town(("2026-05-06 12:00", 500))
    app = page(visit)
    assert "Det finns inga insatser än. Lägg till den första" in app.info[0].value
    assert "**0 insatser**" in captions(app)


@pytest.mark.usefixtures("book")
def test_what_the_address_cannot_mean_gives_way(visit):
    names = ("status", "typ", "perspektiv", "omrade", "brott", "fran", "till", "insats")
    app = page(visit, **dict.fromkeys(names, "x"))
    assert len(listed(app)) == 40
    assert not set(names) & query_of(app).keys()


@pytest.mark.usefixtures("book")
def test_filters_that_leave_nothing_say_so_and_can_be_cleared(visit):
    app = page(visit, status="planerad", omrade="rottne")
    assert "Ingen insats passar filtren" in app.info[0].value
    assert len(listed(press(app, "Rensa filtren"))) == 40


def test_names_are_text_wherever_they_stand(visit, book, steps):
    bad = "![i](http://evil.example/a.png) <img src=x onerror=alert(1)>"
    book.update(Intervention, 1, {"name": bad}, expected_version=1, actor="")
    app = page(visit, insats="1")
    said = [captions(app), *app.radio(key="act_list").options]
    assert sum("\\!\\[i\\]" in text for text in said) == 2
    assert not any("![" in text for text in said)
    assert "<img" not in str(steps[-1])


@pytest.mark.usefixtures("book")
def test_the_one_looked_at_is_kept_when_a_filter_still_shows_it(visit):
    app = page(visit, insats="3")
    app.session_state[act_address.STATUS] = ["pågående"]
    app.run()
    assert app.radio(key="act_list").value == 3
    app.session_state[act_address.STATUS] = ["planerad"]
    app.run()
    assert app.radio(key="act_list").value != 3
