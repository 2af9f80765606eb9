"""Minutes as a Word file: all that was said, frozen maps with it, and nothing that runs."""

import datetime as dt
import io
import shutil
import subprocess
import zipfile
import zlib

import pytest
from docx import Document

from data.minutes import NOTHING, SECTION_NAMES, Minutes, Point, minutes_docx
from data.records import Decision, Meeting
from tests.geo.made import SV


def png():
    """Return a picture of one point."""

    def chunk(kind, data):
        size, check = len(data).to_bytes(4), zlib.crc32(kind + data).to_bytes(4)
        return size + kind + data + check

    head = (1).to_bytes(4) * 2 + bytes([8, 0, 0, 0, 0])
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


PNG = png()
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


def test_an_empty_meeting_says_so():
    paragraphs, _cells = text_of(written())
    assert paragraphs.count(NOTHING) == 4


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_them(tmp_path):
    path = tmp_path / "protokoll.docx"
    path.write_bytes(written(lagesbild=[POINT]))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo",
               "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "protokoll.pdf").read_bytes().startswith(b"%PDF")
