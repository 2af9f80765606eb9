"""A dashboard with demo data and a Chromium to look at it with."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.once import once

ROOT = Path(__file__).parents[2]
HERE = {"127.0.0.1", "localhost"}
START_SECONDS = 60
PATIENCE_MS = 90_000  # how long a page may take says more of the machine than of the page
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # as wide as with a window
    "--process-per-site",  # what one page has compiled the next one has too
]
# Chromium without a window's own parts takes two thirds of the work of Chromium as it is.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def _chromium_path():
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path:
        return path
    sentence = "Chromium is not installed: install the package chromium to run the browser tests."
    if os.environ.get("CI") == "true":
        pytest.fail(sentence)
    return pytest.skip(sentence)


def environment(folder):
    """Return what a process of ours needs to find this store and nobody's own settings."""
    own = {"LAGESBILD_SETTINGS", "STREAMLIT_SERVER_PORT", "STREAMLIT_SERVER_ADDRESS"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return {**kept, "LAGESBILD_DATA": str(folder / "store"), "HOME": str(folder)}


def _answers(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return reply.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _wait(process, address, log):
    """Poll until the server answers; the pause is also the check that it is alive."""
    for _ in range(START_SECONDS * 10):
        if _answers(address):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            break
    pytest.fail(f"The dashboard did not start:\n{log.read_text(encoding='utf-8')}")


@contextlib.contextmanager
def serving(folder, script="dashboard.py"):
    """Run a dashboard on a free port; yield its address; end all that it started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "server.log"
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    quiet = ["--server.headless", "true", "--browser.gatherUsageStats", "false",
             "--server.fileWatcherType", "none"]  # fmt: skip
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *options, *quiet],
            cwd=ROOT,
            env=environment(folder),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(process, f"http://127.0.0.1:{port}/_stcore/health", log)
            yield f"http://127.0.0.1:{port}"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _make_demo(folder):
    command = [sys.executable, "-m", "data", "demo", "--until", "2026-11-22"]
    made = subprocess.run(
        command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr


@pytest.fixture(scope="session")
def store(tmp_path_factory, worker_id):
    """Return a folder with the demo as it is made for everyone: a surge in its latest week.

    The day is fixed, so that the planted districts and signals are the same every day.
    """
    folder = tmp_path_factory.mktemp("dashboard")
    shutil.copytree(once(tmp_path_factory, worker_id, "dashboard", _make_demo), folder / "demo")
    return folder / "demo"


@pytest.fixture(scope="session")
def public(tmp_path_factory, worker_id):
    """Return the folder of a public page."""
    from tests.browser.published import publish

    return once(tmp_path_factory, worker_id, "public", publish) / "www"


@pytest.fixture(scope="session")
def dashboard(store):
    """Address of a running dashboard with demo data."""
    with serving(store) as address:
        yield address


# Not for the whole session: Playwright keeps an event loop running in this
# thread, and tests elsewhere want one of their own.
@pytest.fixture(scope="module")
def chromium():
    path = _chromium_path()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def window(chromium):
    """Make a window whose pages share what has been fetched, as in a reader's own browser."""
    # What moves while a page loads is half of what loading it costs, and no test is about that.
    context = chromium.new_context(
        viewport={"width": 1600, "height": 1000}, locale="sv-SE", reduced_motion="reduce"
    )
    context.asked = []
    context.on("request", lambda request: context.asked.append(request.url))
    yield context
    context.close()


def opened(window):
    """Open a page; fail afterwards if it, its frames or sockets asked a foreign host."""
    before = len(window.asked)
    page = window.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("websocket", lambda opened: window.asked.append(opened.url))
    yield page
    if page.url.startswith("http"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.close()
    window.clear_cookies()
    foreign = {
        host
        for url in window.asked[before:]
        if (host := urlsplit(url).hostname) and host not in HERE
    }
    assert foreign == set()


page = pytest.fixture(opened)
tab = pytest.fixture(opened, scope="module")  # one for many tests: see Situation.visit
