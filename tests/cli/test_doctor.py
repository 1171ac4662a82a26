"""``doctor`` says what the machine has and lacks, with the command that mends it."""

import ctypes.util
import importlib.metadata
import json
import os
import shutil
from pathlib import Path

import pytest

from caravan_pub import __version__
from caravan_pub.cli.entry import run

Said = pytest.CaptureFixture[str]


def test_a_machine_that_has_everything_is_told_so(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{Path(__file__).parents[2] / 'node_modules/.bin'}:{os.environ['PATH']}")
    assert run(["doctor"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "lacks" not in out
    for name in ("caravan-pub", "Python 3.11 or newer", "Pango", "WeasyPrint", "EbookLib", "Pillow", "pandoc", "Java",
                 "EPUBCheck", "Ace", "Java compiler", "veraPDF", "ONIX schemas"):  # fmt: skip
        assert f"has    {name}" in out


def test_the_same_as_json_is_a_list_of_findings(capsys: Said) -> None:
    assert run(["doctor", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all({"name", "purpose", "found", "mend"} <= set(row) for row in rows)
    found = {row["name"]: row["found"] for row in rows}
    assert found["caravan-pub"] == __version__
    assert found["WeasyPrint"] == importlib.metadata.version("weasyprint")


def test_a_missing_library_is_named_with_the_command_that_mends_it(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)
    assert run(["doctor"]) == 3
    out = capsys.readouterr().out
    assert "lacks  Pango" in out
    for command in ("apt install libpangoft2-1.0-0", "dnf install pango", "brew install pango", "pacman -S pango"):
        assert command in out


def test_what_only_verification_needs_fails_nothing(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "lacks  Java" in out
    assert "apt install default-jre-headless" in out
    assert "apt install default-jdk-headless" in out


def test_a_missing_package_is_named(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert run(["doctor"]) == 3
    out = capsys.readouterr().out
    assert "lacks  WeasyPrint" in out
    assert "pip install weasyprint" in out
