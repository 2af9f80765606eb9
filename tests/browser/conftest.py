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

from tests.browser.one import Browser
from tests.once import once

ROOT = Path(__file__).parents[2]
HERE = {"127.0.0.1", "localhost"}
START_SECONDS = 60
CHROMIUM = Browser()
PATIENCE_MS = 90_000  # how long a page may take says more of the machine than of the page
# Chromium without a window's own parts takes two thirds of the work of Chromium as it is.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")


def is_here(item):
    return item.path.is_relative_to(Path(__file__).parent)


def pytest_collection_modifyitems(items):
    for item in filter(is_here, items):
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem):
    """End the browser before a test elsewhere: its event loop is in the way of others."""
    try:
        return (yield)
    finally:
        if nextitem is None or not is_here(nextitem):
            CHROMIUM.end()


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


@pytest.fixture
def chromium():
    """Return the browser, to make windows of one's own in."""
    return CHROMIUM.started(_chromium_path())


@pytest.fixture(scope="module")
def window():
    """Return a window whose pages share what has been fetched, as in a reader's own browser."""
    window = CHROMIUM.window(_chromium_path())
    yield window
    for page in window.pages:  # what a test that failed has left open
        if page is not window.parked:
            page.close()


def leave(window, page):
    """Close a page; keep the first on an empty one of its server, for its process to live.

    What that has compiled is a third of what the next page takes.
    """
    from playwright.sync_api import Error

    at = urlsplit(page.url)
    if window.parked is None and at.hostname == "127.0.0.1":
        with contextlib.suppress(Error):  # the server may have ended with the test
            page.goto(f"http://{at.netloc}/_stcore/health")
            window.parked = page
            return
    page.close()


def opened(window):
    """Open a page; fail afterwards if it, its frames or sockets asked a foreign host."""
    before = len(window.asked)
    page = window.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("websocket", lambda opened: window.asked.append(opened.url))
    yield page
    if page.url.startswith("http"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    leave(window, page)
    window.clear_cookies()
    foreign = {
        host
        for url in window.asked[before:]
        if (host := urlsplit(url).hostname) and host not in HERE
    }
    assert foreign == set()


page = pytest.fixture(opened)
tab = pytest.fixture(opened, scope="module")  # one for many tests: see Situation.visit
