"""Minutes as a Word file: all that was said, frozen maps with it, and nothing that runs."""

import datetime as dt
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from docx import Document
from PIL import Image

from data.minutes import MARGIN_CM, NOTHING, SECTION_NAMES, WIDTH_CM, Minutes, Point, minutes_docx
from data.records import Decision, Meeting
from tests.geo.made import SV
from tests.geo.test_print import drawn

PNG = drawn()  # as it is frozen: what the map's print gives
DPI = 40
EVIL = '=HYPERLINK("http://x") <b>å</b> & "ord"'
MEETING = Meeting(
    id=1, title="Operativa Brå", held_on=dt.date(2026, 11, 23),
    participants=(("Polisen", "kommunpolis"), ("Växjö kommun", "säkerhetschef")),
)  # fmt: skip
DECIDED = Decision(
    id=1, item_id=1, decision="Lys upp gångvägen", responsible="Tekniska förvaltningen",
    deadline=dt.date(2026, 12, 7), outcome="Beställt",
)  # fmt: skip
POINT = Point(
    "Anmälda brott i Araby", f"Första raden\n{EVIL}", ("Som känt 22 november",),
    (("Område", "Brott"), ("Araby", "301")), PNG, (DECIDED,),
)  # fmt: skip


def written(**sections):
    return minutes_docx(Minutes(MEETING, sections, "Påhittade demodata"), SV)


def text_of(made):
    document = Document(io.BytesIO(made))
    paragraphs = [p.text for p in document.paragraphs]
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return paragraphs, cells


def test_everything_stands_in_them_as_it_was_written():
    paragraphs, cells = text_of(written(lagesbild=[POINT]))
    for said in ("Operativa Brå", "Påhittade demodata", POINT.heading, "Första raden", EVIL,
                 "Som känt 22 november"):  # fmt: skip
        assert said in paragraphs
    assert [name for name in paragraphs if name in SECTION_NAMES.values()] == [
        *SECTION_NAMES.values()
    ]
    assert paragraphs.count(NOTHING) == 3
    for said in ("Polisen", "säkerhetschef", "301", "Lys upp gångvägen", "7 dec. 2026", "öppet",
                 "Beställt"):  # fmt: skip
        assert said in cells


def test_the_map_is_in_it_and_nothing_that_runs_or_leads_away():
    with zipfile.ZipFile(io.BytesIO(written(lagesbild=[POINT]))) as made:
        names = made.namelist()
        assert [made.read(name) for name in names if name.endswith(".png")] == [PNG]
        assert not [name for name in names if "vba" in name.casefold()]
        links = [made.read(name) for name in names if name.endswith(".rels")]
        assert not any(b'TargetMode="External"' in link for link in links)


def test_headings_of_tables_are_repeated_and_rows_stay_whole():
    document = Document(io.BytesIO(written(lagesbild=[POINT])))
    assert len(document.tables) == 3
    for table in document.tables:
        heads, *rest = (row._tr.trPr for row in table.rows)
        assert heads.xpath("w:tblHeader")
        assert not any(each.xpath("w:tblHeader") for each in rest)
        assert all(each.xpath("w:cantSplit") for each in (heads, *rest))


def test_an_empty_meeting_says_so():
    paragraphs, _cells = text_of(written())
    assert paragraphs.count(NOTHING) == 4


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="LibreOffice and poppler's pdftoppm are not installed",
)
def test_libreoffice_shows_them_with_the_map(tmp_path):
    for name, point in (("med", POINT), ("utan", replace(POINT, png=None))):
        (tmp_path / f"{name}.docx").write_bytes(written(lagesbild=[point]))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo",
               "--convert-to", "pdf", "--outdir", str(tmp_path),
               *map(str, sorted(tmp_path.glob("*.docx")))]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert sum(map(seen, printed(tmp_path / "med.pdf"))) == 1
    assert not any(map(seen, printed(tmp_path / "utan.pdf")))


def printed(pdf):
    """Return the pages of a file, in grey."""
    command = ["pdftoppm", "-r", str(DPI), "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    return [np.asarray(Image.open(page).convert("L"), float) for page in pages]


def seen(page):
    """Tell whether the map is on a page, as wide as it should be, wherever down the page."""
    whole = Image.open(io.BytesIO(PNG)).convert("L")
    wide, left = (round(cm / 2.54 * DPI) for cm in (WIDTH_CM, MARGIN_CM))
    high = round(wide * whole.height / whole.width)
    told = np.asarray(whole.resize((wide, high), Image.Resampling.BOX), float)
    apart = [
        np.abs(page[top : top + high, left : left + wide] - told).mean()
        for top in range(len(page) - high)
    ]
    return min(apart) < np.abs(told - 255).mean() / 4  # far nearer than an empty page
