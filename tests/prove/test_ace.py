"""Ace, run for real on books that are sound and on one that is not, and understood where it fails."""

import stat
from pathlib import Path

import pytest

from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.model.edition import Edition
from caravan_pub.prove import Manuscript, assess_epub
from tests.dossier.conftest import REPOSITORY
from tests.finished import PACKAGE, entries
from tests.prove.sample import packed, spoilt
from tests.publications import publication

PROGRAMS = REPOSITORY / "node_modules/.bin"
SETTINGS = 'title = "A Title"\nlanguage = "en"\npublisher = "A Press"\n'
CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{PROGRAMS}:/usr/bin:/bin")


def release(folder: Path) -> tuple[str, dict[str, list[str]]]:
    """A release of a publication's EPUB: its package document, and the figures of its proofs by their names."""
    diagnostics = Diagnostics()
    built = build(folder, Order((Edition.EPUB,), release=True, validate=True), diagnostics, lambda _stage: None)
    assert built is not None, [problem.message for problem in diagnostics.sorted()]
    ((path, _, proofs),) = built.files
    figures: dict[str, list[str]] = {}
    for proof in proofs:
        figures.setdefault(proof.name, []).append(proof.figure)
    return entries(path.read_bytes())[PACKAGE].decode(), figures


@pytest.mark.usefixtures("installed")
def test_a_release_claims_conformance_that_ace_has_not_refuted_and_says_what_people_must_check(tmp_path: Path) -> None:
    package, figures = release(publication(tmp_path, **{"content/publication.toml": SETTINGS}))
    assert figures["Ace 1.4.6"] == ["0 violations"]
    assert f'<meta property="dcterms:conformsTo" id="conformance">{CLAIM}</meta>' in package
    assert '<meta property="a11y:certifiedBy" refines="#conformance">A Press</meta>' in package
    assert any("WCAG 3.1.2" in figure for figure in figures["For a person to check"])
    assert not any("table" in figure for figure in figures["For a person to check"])


def test_without_ace_nothing_is_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    package, figures = release(publication(tmp_path, **{"content/publication.toml": SETTINGS}))
    assert figures["Ace"] == ["not installed: no conformance is claimed; see caravan-pub doctor"]
    assert "conformsTo" not in package
    assert "certifiedBy" not in package


@pytest.mark.usefixtures("installed")
def test_what_ace_finds_is_told_where_it_was_written(tmp_path: Path) -> None:
    data = packed(spoilt("EPUB/two.xhtml", "<p>The end.</p>", '<p id="end"><img src="images/dot.svg"/> The end.</p>'))
    (tmp_path / "book.epub").write_bytes(data)
    written = Manuscript(data, {"end": Place("content/chapters/02-two.md", 7)})
    diagnostics = Diagnostics()
    proof = assess_epub(tmp_path / "book.epub", diagnostics, "build/book.epub", written)
    assert proof is not None
    assert proof.name == "Ace 1.4.6"
    (problem,) = [problem for problem in diagnostics if "image-alt" in problem.message]
    assert (problem.code, problem.place) == ("ace", Place("content/chapters/02-two.md", 7))
    assert problem.message.startswith("two.xhtml: image-alt: Images must have alternative text")
    assert problem.help.startswith("see http://kb.daisy.org/")
    others = [problem for problem in diagnostics if "metadata" in problem.message]
    assert {problem.place.path for problem in others} == {"build/book.epub"}


@pytest.mark.parametrize(
    ("script", "said"),
    [("exit 3", "Ace failed: it ended with 3 and said nothing"), ("echo broken >&2; exit 1", "Ace failed: broken")],
)
def test_a_failing_program_is_the_machines_failure(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, script, monkeypatch)
    with pytest.raises(MachineError, match=said):
        assess_epub(tmp_path / "book.epub", Diagnostics())


def test_a_program_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "exec sleep 60", monkeypatch)
    with pytest.raises(LimitError, match="Ace took more than"):
        assess_epub(tmp_path / "book.epub", Diagnostics(), seconds=0.2)


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program called as Ace is first in the path."""
    program = folder / "ace-puppeteer"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("PUPPETEER_EXECUTABLE_PATH", "/usr/bin/true")


def test_a_line_of_the_book_is_traced_to_the_last_id_above_it_and_else_to_its_chapter() -> None:
    places = {"p": Place("content/chapters/01-one.md", 3), "one": Place("content/chapters/01-one.md", 1)}
    written = Manuscript(packed(), places)
    assert written.at("EPUB/one.xhtml", 6) == places["p"]
    assert written.at("EPUB/one.xhtml", 2) == places["one"]
    assert written.at("EPUB/one.2.xhtml") == places["one"]
    assert written.at("EPUB/two.xhtml", 6) is None
    assert written.at("one.xhtml", cfi="/4/2[one]/18[p]/2[unknown]") == places["p"]
