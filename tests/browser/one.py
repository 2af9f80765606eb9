"""One Chromium for all browser tests that follow one another: to start it costs as much as a test."""

from __future__ import annotations

from contextlib import ExitStack

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


class Browser:
    """Started when it is first asked for, and again after it has been ended."""

    def __init__(self):
        self._kept, self._browser, self._window = ExitStack(), None, None

    def started(self, path):
        """Return the browser itself, to make windows of one's own in."""
        if self._browser is None:
            from playwright.sync_api import sync_playwright

            playwright = self._kept.enter_context(sync_playwright())
            self._browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            self._kept.callback(self._browser.close)
        return self._browser

    def window(self, path):
        """Return the window of all tests; ``asked`` are the addresses its pages have asked for."""
        if self._window is None:
            # What moves while a page loads is half of what loading it costs, and no test is
            # about that.
            self._window = self.started(path).new_context(
                viewport={"width": 1600, "height": 1000}, locale="sv-SE", reduced_motion="reduce"
            )
            self._window.asked, self._window.parked = [], None
            self._window.on("request", lambda request: self._window.asked.append(request.url))
        return self._window

    def end(self):
        """End it: Playwright's event loop too, for tests that want one of their own."""
        self._kept.close()
        self._browser = self._window = None
