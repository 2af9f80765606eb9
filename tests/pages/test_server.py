"""The libraries we serve ourselves, and when the server does not start at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pages.parts import server
from tests.pages.asgi import ask


@pytest.mark.parametrize(
    "file",
    [("leaflet", "leaflet.js"), ("leaflet", "leaflet.css"), ("jquery", "jquery.min.js")],
)
def test_libraries_are_served_from_here_and_kept_for_good(file):
    folder, name = file
    status, given, body = ask(f"{server.kit(folder)}/{name}")
    assert status == 200
    assert "immutable" in given["cache-control"]
    assert body == (server.KIT[folder] / name).read_bytes()


def test_a_library_address_changes_with_its_files(monkeypatch, tmp_path):
    monkeypatch.setitem(server.KIT, "x", tmp_path)
    (tmp_path / "a.js").write_text("1", encoding="utf-8")
    first = server.kit("x")
    server.kit.cache_clear()
    (tmp_path / "a.js").write_text("2", encoding="utf-8")
    assert server.kit("x") != first
    server.kit.cache_clear()


@pytest.mark.parametrize("path", ["/kit/leaflet/../__init__.py", "/kit/map/../server.py"])
def test_a_library_folder_has_no_way_up(path):
    assert ask(path)[0] == 404


@pytest.mark.parametrize(
    ("address", "real", "with_login", "starts"),
    [
        ("127.0.0.1", True, False, True),
        ("localhost", True, False, True),
        ("::1", True, False, True),
        (None, True, False, False),
        ("0.0.0.0", True, False, False),
        ("lagesbild.example", True, False, False),
        ("0.0.0.0", False, False, True),
        ("0.0.0.0", True, True, True),
    ],
)
def test_real_data_without_login_is_never_offered_to_others(address, real, with_login, starts):
    assert (server.refusal(address, real=real, login=with_login) is None) is starts


REAL = """
import runpy, sys
from data.store import Store
Store.is_real = property(lambda store: True)
runpy.run_path(sys.argv[1])
print(*sys.modules)
"""


@pytest.mark.parametrize(("address", "starts"), [("127.0.0.1", True), ("0.0.0.0", False)])
def test_the_dashboard_itself_refuses_to_start(tmp_path, address, starts):
    root = Path(__file__).parents[2]
    (tmp_path / ".streamlit").mkdir()
    config = tmp_path / ".streamlit" / "config.toml"
    config.write_text(f'[server]\naddress = "{address}"', encoding="utf-8")
    place = {"LAGESBILD_DATA": str(tmp_path), "PYTHONPATH": str(root), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", REAL, str(root / "dashboard.py")],
        cwd=tmp_path,
        env={**os.environ, **place, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode == 0) is starts, done.stderr
    assert ("riktiga uppgifter" in done.stderr) is not starts
    assert ("pages.parts.cached" in done.stdout) is starts
    assert "scipy.stats" not in done.stdout.split(), "a second of every start, and of every command"
