"""A browser that clicks and says how long it took until the eye had its answer."""

from __future__ import annotations

import base64
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import CDPSession, Locator, Page, Playwright

SIZE = {"width": 1600, "height": 1000}
QUIET_MS = 150
LIMIT_MS = 120_000
WATCH = Path(__file__).with_name("watch.js").read_text("utf-8")
# When is the answer on screen? A JavaScript test of one DOM change.
TEXT = """() => {
  const text = document.querySelector("[data-testid=stMarkdown]")?.textContent ?? "";
  const fresh = text !== (window.watch.text ?? "");
  window.watch.text = text;
  return fresh;
}"""
MAP = "(r) => r.attributeName === 'data-painted' || (r.loaded && r.target.dataset.painted)"
HEAT = "(r) => [...r.addedNodes].some((n) => n.matches?.('canvas.leaflet-heatmap-layer'))"
AT_REST = """([quiet]) => {
  const { click, shown, stirred } = window.watch;
  const idle = performance.timeOrigin + performance.now() - Math.max(stirred, click) > quiet;
  const app = document.querySelector("[data-testid=stApp]");
  const seen = shown.filter((time) => time > click);
  if (!click || !idle || !seen.length || app?.dataset.testScriptState !== "notRunning") return null;
  return { shown: seen[0] - click, rest: Math.max(stirred, seen[0]) - click, paints: seen.length };
}"""
STILL = """([quiet]) =>
  performance.timeOrigin + performance.now() - window.watch.stirred > quiet &&
  document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning" &&
  !document.querySelector("[data-testid=stSkeleton]")
"""
FIRST = "() => window.watch?.shown.length ? window.watch.shown[0] : null"


@dataclass
class Traffic:
    """Bytes received since last asked: WebSocket frames and responses."""

    cdp: CDPSession
    received: int = field(default=0)

    def __post_init__(self) -> None:
        self.cdp.send("Network.enable")
        self.cdp.on("Network.webSocketFrameReceived", self._frame)
        self.cdp.on("Network.loadingFinished", self._response)

    def _frame(self, event: dict) -> None:
        data = event["response"]["payloadData"]
        binary = event["response"]["opcode"] == 2
        self.received += len(base64.b64decode(data)) if binary else len(data.encode())

    def _response(self, event: dict) -> None:
        self.received += int(event["encodedDataLength"])

    def take(self) -> int:
        """Return the bytes and start anew."""
        received, self.received = self.received, 0
        return received


@contextmanager
def opened(playwright: Playwright, shown: str) -> Iterator[Page]:
    """Open a browser of its own with a page watched for ``shown`` (one of the tests above)."""
    root = getattr(os, "geteuid", lambda: 1)() == 0
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"] if root else []
    )
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(LIMIT_MS)
    page.add_init_script(WATCH.replace("SHOWN(record)", f"({shown})(record)"))
    try:
        yield page
    finally:
        browser.close()


def first_shown(page: Page, address: str) -> float:
    """Open an address; return the moment, in seconds since 1970, of the first answer."""
    page.goto(address, wait_until="commit")
    return page.wait_for_function(FIRST).json_value() / 1000


def settled(page: Page) -> dict[str, float]:
    """Wait until the page is at rest after the click and return the times in ms."""
    return page.wait_for_function(AT_REST, arg=[QUIET_MS], polling=20).json_value()


def switch(step: int, width: int) -> int:
    """Return which of ``width`` switches to turn so that no state comes twice.

    The first ``width`` steps turn everything on; a Gray code turns them from
    there, so that the measured states hold most of the incidents.
    """
    if step <= width:
        return step - 1
    beyond = step - width
    return (beyond & -beyond).bit_length() - 1


@dataclass
class Clicker:
    """Turns one filter button at a time.

    Every state is new to the server, so that no cache can answer in its place.
    """

    page: Page
    buttons: Locator

    def __post_init__(self) -> None:
        self.buttons.first.wait_for()
        self.traffic = Traffic(self.page.context.new_cdp_session(self.page))

    def step(self, number: int) -> dict[str, float]:
        """Make the ``number``-th change, from 1; return times in ms and bytes."""
        self.traffic.take()
        self.page.evaluate("() => Object.assign(watch, { armed: true, click: 0, shown: [] })")
        self.buttons.nth(switch(number, self.buttons.count())).click()
        return settled(self.page) | {"bytes": self.traffic.take()}
