"""A manuscript with every construct of the notation becomes both products, with each of its words where it was written.

By default it has some thousand words, for every run of the tests; ``make long`` builds one of 100,000.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from caravan_pub.build import Built, Order, build
from caravan_pub.diagnostics import Diagnostics, Problem, Severity
from tests.build.making import BOTH
from tests.finished import documents, entries, page_texts, squeezed
from tests.manuscripts import write_manuscript

WORDS_A_CHAPTER = 5_000
TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def said(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a long manuscript, and the words of its chapters."""
    many = int(request.config.getoption("--words"))
    folder = tmp_path_factory.mktemp("long")
    return folder, write_manuscript(folder, many, max(2, many // WORDS_A_CHAPTER))


@pytest.fixture(scope="module")
def finished(said: tuple[Path, list[str]]) -> tuple[Built, list[Problem]]:
    """Both products of it, proved by us and by EPUBCheck."""
    diagnostics = Diagnostics()
    built = build(said[0], Order(BOTH, validate=True), diagnostics, lambda _stage: None)
    assert built is not None, [str(problem) for problem in diagnostics.sorted()][:5]
    return built, diagnostics.sorted()


def test_no_problem_is_found_and_epubcheck_finds_none(finished: tuple[Built, list[Problem]]) -> None:
    built, problems = finished
    assert [(problem.code, problem.message) for problem in problems if problem.severity is not Severity.NOTE] == []
    proofs = {proof.name: proof for _, _, proofs in built.files for proof in proofs}
    assert any(name.startswith("EPUBCheck") for name in proofs)


def test_the_epub_says_each_word_as_often_as_it_was_written(
    said: tuple[Path, list[str]], finished: tuple[Built, list[Problem]]
) -> None:
    epub = next(path for path, _, _ in finished[0].files if path.suffix == ".epub")
    chapters = [root[1] for name, root in documents(entries(epub.read_bytes())).items() if "ch-" in name]
    printed = re.findall(r"[a-z]+x\b", " ".join(text for root in chapters for text in _texts(root)).casefold())
    assert Counter(printed) == Counter(word.casefold() for word in said[1])


def _texts(body: "etree._Element") -> list[str]:
    """The texts between the elements of a document; the mark of a printed page may stand within a word."""
    for element in body.iter():
        if element.get(TYPE) == "pagebreak":
            element.tag = "mark"
    etree.strip_elements(body, "mark", with_tail=False)
    return [str(text) for text in body.itertext()]


def test_the_pages_say_each_word_at_least_as_often(
    said: tuple[Path, list[str]], finished: tuple[Built, list[Problem]]
) -> None:
    """At least, for contents, running heads, index and list of illustrations repeat some; our own proof is exact."""
    pdf = next(path for path, _, _ in finished[0].files if path.suffix == ".pdf")
    printed = squeezed("".join(page_texts(pdf))).casefold().replace("-", "")
    assert printed.count("x") >= len(said[1])
    missing = {word for word in set(said[1]) if word.casefold() not in printed}
    assert len(missing) <= len(set(said[1])) // 100, "a word that a page's turn parts is found nowhere"
