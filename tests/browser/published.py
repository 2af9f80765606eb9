"""A public page of demo data, published as a person at a keyboard would, served and shown."""

import contextlib
import functools
import http.server
import subprocess
import sys
import threading

from tests.browser.conftest import ROOT, environment

SIZES = {
    "laptop": (1440, 900), "phone": (390, 844), "reflow": (320, 640), "zoomed": (720, 450),
}  # fmt: skip
# Every district looks as the first ones do: axe takes a minute for all of them together.
OPEN = """few => ["details.area", ".charts details"].forEach(kind =>
  [...document.querySelectorAll(kind)].forEach((each, i) => { each.open = !few || i < few; }))"""
FEW = 2


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


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_args):
        """Keep the test's output clean."""


@contextlib.contextmanager
def served(folder):
    """Serve the folder as any web server would, the product not running; yield its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def show(page, address, size="laptop", *, everything=False):
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    page.goto(address)
    page.evaluate(OPEN, 0 if everything else FEW)
