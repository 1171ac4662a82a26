"""pandoc's citeproc: what it is given, and its limits."""

import json
from dataclasses import replace

import pytest

from caravan_pub.citations import program
from caravan_pub.citations.program import ERRAND, as_json, run_citeproc
from caravan_pub.errors import LimitError
from caravan_pub.pandoc import PandocFailedError
from tests.citations.samples import style

DOCUMENT = as_json({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": []})
ITEMS = as_json([{"id": "a", "type": "book", "title": "T"}])
CITE = {"t": "Cite", "c": [[{"citationId": "a", "citationPrefix": [], "citationSuffix": [], "citationHash": 0,
                             "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 1}], []]}  # fmt: skip
CITING = as_json({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [{"t": "Para", "c": [CITE]}]})


def test_a_document_comes_back_with_its_citations() -> None:
    assert json.loads(run_citeproc(DOCUMENT, ITEMS, style()))["blocks"] == []
    assert "T" in run_citeproc(CITING, ITEMS, style()).decode()


def test_it_ends_at_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "ERRAND", replace(ERRAND, seconds=0.001))
    with pytest.raises(LimitError, match="the formatting of the citations was stopped: it took more than"):
        run_citeproc(CITING, ITEMS, style())


def test_it_ends_at_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A macro that calls itself has no end."""
    monkeypatch.setattr(program, "ERRAND", replace(ERRAND, megabytes=128))
    endless = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
      <info><title>x</title></info><macro name="m"><text variable="title"/><text macro="m"/></macro>
      <citation><layout><text macro="m"/></layout></citation></style>"""
    with pytest.raises(LimitError, match="needed more than 128 MB"):
        run_citeproc(CITING, ITEMS, endless)


def test_its_complaints_are_told() -> None:
    with pytest.raises(PandocFailedError, match="CiteprocParseError"):
        run_citeproc(DOCUMENT, ITEMS, b"<style/>")


def test_half_characters_do_not_stop_the_json() -> None:
    assert json.loads(as_json(["\ud800", "🙂", "a\ud83d\ude42"])) == ["\ufffd", "🙂", "a🙂"]
