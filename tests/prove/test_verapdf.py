"""veraPDF, run and understood.  That the dossier passes is in ``tests/dossier/test_screen.py``."""

import importlib.util
import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.prove import Proof, validate_pdf
from tests.prove.test_validator import java


def test_a_file_that_is_not_what_it_must_be_fails_with_the_clause(tmp_path: Path) -> None:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    path = tmp_path / "leer ñ.pdf"
    path.write_bytes(file.getvalue())
    diagnostics = Diagnostics()
    proof = validate_pdf(path, ("ua1",), diagnostics, "build/x.pdf")
    found = {(problem.code, problem.place.path, problem.message.split(":")[0]) for problem in diagnostics}
    assert ("verapdf", "build/x.pdf", "PDF/UA-1 7.1-10") in found  # the window does not show the title
    assert proof == Proof("veraPDF", f"PDF/UA-1 FAIL, {len(found)} rules broken")


def test_what_is_no_pdf_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_text("words")
    with pytest.raises(MachineError, match="veraPDF failed: UNREAD 2a"):
        validate_pdf(path, ("2a",), Diagnostics())


def test_without_java_or_the_package_nothing_is_validated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as once:
        once.setattr(importlib.util, "find_spec", lambda _: None)
        assert validate_pdf(tmp_path / "x.pdf", ("ua1",), Diagnostics()) is None
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert validate_pdf(tmp_path / "x.pdf", ("ua1",), Diagnostics()) is None


@pytest.mark.parametrize(("script", "message"), [("exit 7", "ended with 7"), ("echo no >&2; exit 1", "failed: no")])
def test_a_java_that_fails_is_a_failure_of_the_machine(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java(tmp_path, script, monkeypatch)
    with pytest.raises(MachineError, match=message):
        validate_pdf(tmp_path / "x.pdf", ("ua1",), Diagnostics())


def test_a_java_that_does_not_end_or_begin_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as once:
        once.setattr(shutil, "which", lambda _: str(tmp_path))
        with pytest.raises(MachineError, match="could not be started"):
            validate_pdf(tmp_path / "x.pdf", ("ua1",), Diagnostics())
    java(tmp_path, "exec sleep 600", monkeypatch)
    with pytest.raises(LimitError, match="veraPDF took more than"):
        validate_pdf(tmp_path / "x.pdf", ("ua1",), Diagnostics(), seconds=0.2)
