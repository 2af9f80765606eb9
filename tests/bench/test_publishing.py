"""The bench of publishing publishes one month after another, and notices a missed promise."""

from __future__ import annotations

import subprocess
import sys

from data.publish import months
from tests.bench import ground, publishing

BUSY = "import time\nwhile time.process_time() < 0.3: pass"


def test_a_release_and_the_one_after_it_are_timed(tmp_path, monkeypatch):
    told = []

    def command(*parts, store):
        assert (store / "kept").exists()  # a copy of the demo
        assert store.parent != tmp_path
        told.append(parts[-1])
        return subprocess.run([sys.executable, "-c", BUSY], check=True)

    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "kept").touch()
    monkeypatch.setattr(ground, "command", command)
    monkeypatch.setattr(months, "newest", lambda _: "2026-01")
    found = publishing.measured(tmp_path / "demo", tries=2)
    assert told == ["2025-12", "2026-01"] * 2
    assert all(0.2 < seconds < 60 for each in found.values() for seconds in each.values())
    slow = {what: dict.fromkeys(each, 99) for what, each in found.items()}
    assert {bar.kept for bar in publishing.bars(slow)} == {False}
