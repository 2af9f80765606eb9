"""What follows the map waits until the browser has painted it, and no longer than that."""

import gc
import threading

import pytest

from pages.parts import live
from tests.pages.asgi import ask

LONG = 30.0


@pytest.fixture
def patient(monkeypatch):
    monkeypatch.setattr(live, "MOST_SECONDS", LONG)


def waiting(painting):
    thread = threading.Thread(target=live.until, args=(painting,), daemon=True)
    thread.start()
    return thread


@pytest.mark.usefixtures("patient")
def test_what_waits_goes_on_when_the_map_is_painted():
    painting = live.Painting()
    thread = waiting(painting)
    thread.join(0.05)
    assert thread.is_alive()
    assert ask(painting.address)[0] == 204
    thread.join(5)
    assert not thread.is_alive()


@pytest.mark.usefixtures("patient")
def test_another_painting_does_not_end_the_wait():
    mine, other = live.Painting(), live.Painting()
    thread = waiting(mine)
    assert ask(other.address)[0] == 204
    thread.join(0.05)
    assert thread.is_alive()
    mine.finish()
    thread.join(5)


def test_a_browser_that_never_paints_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(live, "MOST_SECONDS", 0.01)
    thread = waiting(live.Painting())
    thread.join(5)
    assert not thread.is_alive()


def test_a_drawing_that_was_given_up_is_forgotten():
    address = live.Painting().address
    gc.collect()
    assert address.rpartition("/")[2] not in live._AWAITED
    assert ask(address)[0] == 204


def test_only_a_step_is_waited_for(monkeypatch):
    monkeypatch.setattr(live.st, "session_state", {})
    assert live.painting() is None
    live.changed()
    assert live.painting() is not None
    assert live.painting() is None
