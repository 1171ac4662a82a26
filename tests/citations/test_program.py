"""pandoc as a child process: what it is given, what it knows, and its limits."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from caravan_pub.citations import program
from caravan_pub.citations.program import ENVIRONMENT, Pandoc, PandocFailedError, as_json, find_pandoc, run_pandoc
from caravan_pub.errors import LimitError, MachineError
from tests.citations.samples import style

DOCUMENT = as_json({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": []})
ITEMS = as_json([{"id": "a", "type": "book", "title": "T"}])


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, lines: str) -> None:
    """Put a small program in pandoc's place."""
    path = folder / "pandoc"
    path.write_text(f"#!{sys.executable}\nimport json, os, sys, time\n{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(program, "find_pandoc", lambda: Pandoc(path, "1"))


def test_the_packages_own_pandoc_is_found_and_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYPANDOC_PANDOC", "/somewhere/else")
    pandoc = find_pandoc()
    assert pandoc.path.is_file()
    assert "site-packages" in pandoc.path.parts
    assert json.loads(run_pandoc(DOCUMENT, ITEMS, style()))["blocks"] == []


def test_a_missing_pandoc_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "PACKAGE", "no-such-package-here")
    with pytest.raises(MachineError) as caught:
        find_pandoc()
    assert "pip install" in caught.value.help


def test_it_sees_an_empty_folder_and_nothing_of_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    pretend(
        monkeypatch,
        tmp_path,
        "seen = [dict(os.environ), sorted(os.listdir()), sys.argv[1:], os.getcwd(), sys.stdin.read()]\n"
        "print(json.dumps(seen))",
    )
    environment, files, arguments, folder, document = json.loads(run_pandoc(DOCUMENT, ITEMS, style()))
    assert {name: value for name, value in environment.items() if name in ENVIRONMENT} == ENVIRONMENT
    assert "SECRET_TOKEN" not in environment
    assert files == ["data", "items.json", "style.csl"]
    assert {"--sandbox", "--data-dir=data", "--citeproc"} <= set(arguments)
    assert document.encode() == DOCUMENT
    assert folder != os.getcwd()  # noqa: PTH109  (the same call as the child's)
    assert not Path(folder).exists(), "the folder is gone afterwards"


def test_it_ends_at_its_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "time.sleep(600)")
    monkeypatch.setattr(program, "SECONDS", 0.3)
    with pytest.raises(LimitError, match="took more than"):
        run_pandoc(DOCUMENT, ITEMS, style())


def test_it_ends_at_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A macro that calls itself has no end."""
    monkeypatch.setattr(program, "MEGABYTES", 128)
    endless = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
      <info><title>x</title></info><macro name="m"><text variable="title"/><text macro="m"/></macro>
      <citation><layout><text macro="m"/></layout></citation></style>"""
    cite = {"t": "Cite", "c": [[{"citationId": "a", "citationPrefix": [], "citationSuffix": [], "citationHash": 0,
                                 "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 1}], []]}  # fmt: skip
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [{"t": "Para", "c": [cite]}]}
    with pytest.raises(LimitError, match="needed more than 128 MB"):
        run_pandoc(as_json(document), ITEMS, endless)


def test_its_complaints_and_its_death_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(PandocFailedError, match="CiteprocParseError"):
        run_pandoc(DOCUMENT, ITEMS, b"<style/>")
    pretend(monkeypatch, tmp_path, "os.kill(os.getpid(), 9)")
    with pytest.raises(MachineError, match="signal 9"):
        run_pandoc(DOCUMENT, ITEMS, style())
    (tmp_path / "pandoc").chmod(0o600)
    (tmp_path / "pandoc").write_bytes(b"no program")
    with pytest.raises(MachineError, match="could not be run"):
        run_pandoc(DOCUMENT, ITEMS, style())


def test_half_characters_do_not_stop_the_json() -> None:
    assert json.loads(as_json(["\ud800", "🙂", "a\ud83d\ude42"])) == ["\ufffd", "🙂", "a🙂"]
