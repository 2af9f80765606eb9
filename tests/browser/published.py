"""A public page of demo data, published as a person at a keyboard would."""

import subprocess
import sys

from tests.browser.conftest import ROOT, environment


def publish(home):
    """Publish a demo store with ``python -m data publish``: the folder is ``www``."""
    (home / "intro.txt").write_text("Här är siffrorna.\n\nHör av dig.", encoding="utf-8")
    (home / "city.toml").write_text('public_email = "hej@kommunen.example"\n', encoding="utf-8")
    given = ["--next", "2026-12-18", "--intro", str(home / "intro.txt")]
    for command in (
        ["demo", "--incidents", "60000", "--until", "2026-11-26"],
        ["publish", "--out", str(home / "www"), "--date", "2026-11-27", *given],
    ):
        made = subprocess.run(
            [sys.executable, "-m", "data", *command],
            cwd=ROOT,
            env=environment(home) | {"LAGESBILD_SETTINGS": str(home / "city.toml")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr + made.stdout
