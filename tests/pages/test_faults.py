"""What stops a page is a sentence in the reader's language, and stands in the log."""

import pytest

from pages.parts import caption, faults, table


def broken(*_args, **_more):
    raise ZeroDivisionError("a fault of ours")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("module", "name"), [(caption, "under_map"), (table, "draw")])
def test_a_page_that_fails_says_so_in_a_sentence(visit, monkeypatch, stopped, module, name):
    app = visit()
    monkeypatch.setattr(module, name, broken)
    app.session_state["column"] = "table"
    app.run()
    assert not app.exception
    assert [found.value for found in app.error] == [faults.UNFORESEEN]
    assert stopped == ["a fault of ours"]
    stopped.clear()


@pytest.mark.usefixtures("kept")
def test_in_english_too(visit, monkeypatch, stopped):
    monkeypatch.setattr(caption, "under_map", broken)
    assert "Something went wrong" in visit(lang="en").error[0].value
    stopped.clear()
