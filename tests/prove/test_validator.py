"""EPUBCheck, run and understood."""

import importlib.util
import shutil
import stat
from pathlib import Path

import pytest

from caravan_pub.diagnostics import Diagnostics, Severity
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.prove import Proof, validate_epub
from tests.prove.sample import packed, spoilt


def java(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program called java first in the path."""
    program = folder / "bin" / "java"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def test_a_valid_epub_passes(tmp_path: Path) -> None:
    book = tmp_path / "libro ñ.epub"
    book.write_bytes(packed())
    diagnostics = Diagnostics()
    proof = validate_epub(book, diagnostics)
    assert list(diagnostics) == []
    assert proof == Proof("EPUBCheck 5.3.0", "0 errors, 0 warnings")


def test_an_error_has_its_official_id_its_place_and_the_path_that_is_shown(tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    book.write_bytes(packed(spoilt("EPUB/one.xhtml", 'href="#n"', 'href="#gone"')))
    diagnostics = Diagnostics()
    proof = validate_epub(book, diagnostics, "build/book.epub")
    assert proof == Proof("EPUBCheck 5.3.0", "1 error, 0 warnings")
    (problem,) = diagnostics
    assert (problem.code, problem.severity, problem.place.path) == ("epubcheck", Severity.ERROR, "build/book.epub")
    assert problem.message.startswith("RSC-012: EPUB/one.xhtml:5: ")


REPORT = """{"messages": [
 {"ID": "A-1", "severity": "FATAL", "message": "fatal", "locations": []},
 {"ID": "B-2", "severity": "WARNING", "message": "odd", "suggestion": "do better", "additionalLocations": 3,
  "locations": [{"path": "x", "line": -1}, {"path": "y", "line": 2}]},
 {"ID": "C-3", "severity": "USAGE", "message": "u"}, {"ID": "D-4", "severity": "INFO", "message": "i"},
 {"ID": "E-5", "severity": "SUPPRESSED", "message": "s"}], "checker": {"checkerVersion": "9"}}"""


def test_severities_are_taken_over_and_remarks_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java(tmp_path, f"cat <<'END'\n{REPORT}\nEND", monkeypatch)
    diagnostics = Diagnostics()
    assert validate_epub(tmp_path / "x.epub", diagnostics) == Proof("EPUBCheck 9", "1 error, 1 warning")
    assert [(problem.severity, problem.message, problem.help) for problem in diagnostics] == [
        (Severity.ERROR, "A-1: fatal", ""),
        (Severity.WARNING, "B-2: x: odd (and 4 places more)", "do better"),
    ]


def test_without_java_nothing_is_validated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert validate_epub(tmp_path / "x.epub", Diagnostics()) is None


def test_without_the_package_nothing_is_validated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert validate_epub(tmp_path / "x.epub", Diagnostics()) is None


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo 'Could not create the Java Virtual Machine.' >&2; exit 1", "Could not create the Java Virtual Machine"),
        ("exit 7", "it ended with 7 and said nothing"),
        ("echo '[]'", "it gave no report"),
        ("echo '{}'", "it gave no report"),
    ],
)
def test_a_java_that_fails_is_a_failure_of_the_machine(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java(tmp_path, script, monkeypatch)
    with pytest.raises(MachineError, match=message):
        validate_epub(tmp_path / "x.epub", Diagnostics())


def test_a_java_that_cannot_be_started_is_a_failure_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path))
    with pytest.raises(MachineError, match="could not be started"):
        validate_epub(tmp_path / "x.epub", Diagnostics())


def test_a_java_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java(tmp_path, "exec sleep 600", monkeypatch)
    with pytest.raises(LimitError, match="EPUBCheck took more than"):
        validate_epub(tmp_path / "x.epub", Diagnostics(), seconds=0.2)
