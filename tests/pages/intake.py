"""Files for the intake page, and how to read what it says."""

from __future__ import annotations

from tests.pages.conftest import boxes

HEADER = "Id;Brottskod;Brottskod.klartext;Inskrivningsdatum;Brottstid från;Brottstid till;X;Y"


def line(i: int, *, day: str = "2024-01-02", x: int = 488500, text: str = "Stöld") -> str:
    return f"K{i};0801;{text};{day};{day} 10:00;;{x};6304500"


def csv(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines]).encode()


def geojson(count: int = 2) -> bytes:
    return boxes(count).to_crs("EPSG:4326").to_json().encode()


def said(app) -> str:
    kinds = (app.markdown, app.caption, app.error, app.warning, app.info, app.success)
    return "\n".join(element.value for kind in kinds for element in kind)


def counts(app) -> list[int]:
    return [int(metric.value.replace("\u00a0", "")) for metric in app.metric]


def commit(app):
    for box in app.checkbox:
        box.check()
    app.run()
    return app.button(key="intake_commit").click().run()
