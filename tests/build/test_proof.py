"""The proof edition: numbered lines, problems and missing pictures beside their place, its date and no clock's."""

import datetime as dt
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics, Severity
from caravan_pub.model.edition import Edition
from tests.publications import products, publication

FILES = {
    "content/publication.toml": 'title = "A Road"\nlanguage = "en"\ndate = 2018-10-17\n[proof]\npage = "Letter"\n',
    "content/chapters/01-one.md": (
        "# One\n\n" + "A first paragraph, in which nothing is wrong at all. " * 4 + "\n\n"
        "It says the the same word twice, which is a warning that stands beside it.\n\n"
        "![](photos/plate.jpg)\n\nA last paragraph.\n"
    ),
    "content/photos/plate.toml": 'alt = "A well."\ncaption = "The well."\ncredit = "Ana Paz"\nstatus = "fpo"\n',
}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
Word = tuple[float, float, str]


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = publication(tmp_path_factory.mktemp("proof") / "book", **FILES)
    found = Diagnostics()
    built = build(folder, Order((Edition.PROOF,)), found, lambda _stage: None)
    assert built is not None, [problem.message for problem in found]
    assert "word-doubled" in {problem.code for problem in found}
    assert {problem.severity for problem in found} <= {Severity.WARNING, Severity.NOTE}
    return folder / "build/a-road-proof.pdf"


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page, with their left side and their middle in pt from the sheet's left and top."""
    printed = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return [
        [(float(left), (float(top) + float(foot)) / 2, text) for left, top, foot, text in WORD.findall(page)]
        for page in printed.split("<page ")[1:]
    ]


def chapter(pdf: Path) -> list[Word]:
    return next(page for page in pages(pdf) if any(text == "paragraph," for _, _, text in page))


def middle(page: list[Word], wanted: str) -> float:
    return next(middle for _, middle, text in page if text == wanted)


def test_the_sheet_is_as_large_as_told_and_every_page_says_proof_and_the_date_of_the_content(proof: Path) -> None:
    with pikepdf.open(proof) as pdf:
        sides = [[float(side) for side in page.mediabox.as_list()] for page in pdf.pages]
    assert {(round(right - left), round(top - bottom)) for left, bottom, right, top in sides} == {(612, 792)}
    for page in pages(proof):
        said = " ".join(text for _, middle, text in page if middle > 700)
        assert "PROOF · October 17, 2018" in said
    today = dt.datetime.now(tz=dt.UTC).date()
    assert str(today.year) not in {text for page in pages(proof) for *_, text in page} - {"2018"}


def test_the_lines_of_a_page_are_numbered_from_one_each_beside_its_line(proof: Path) -> None:
    page = chapter(proof)
    numbers = [(int(text), middle) for left, middle, text in page if left < 80 and text.isdecimal()]
    assert [number for number, _ in numbers] == list(range(1, len(numbers) + 1))
    assert len(numbers) > 6
    for word in ("paragraph,", "twice,", "well.", "last"):
        assert min(abs(middle(page, word) - place) for _, place in numbers) < 4, word


def test_a_problem_and_a_missing_picture_stand_in_the_margin_beside_their_place(proof: Path) -> None:
    page = chapter(proof)
    margin = [(middle, text) for left, middle, text in page if left > 415]
    beside = {text: middle for middle, text in margin}
    assert abs(beside["word-doubled"] - middle(page, "twice,")) < 20
    assert abs(beside["fpo"] - middle(page, "twice,")) > 10
    assert "a plate stands for this picture" in " ".join(text for _, text in margin)


def test_all_problems_are_listed_at_the_end_with_their_files_and_lines(proof: Path) -> None:
    last = " ".join(text for *_, text in pages(proof)[-1])
    assert "word-doubled content/chapters/01-one.md:5" in last
    assert "content/photos/plate.toml" in last


def test_the_same_content_gives_the_same_proof_and_no_other_product(proof: Path) -> None:
    folder = proof.parent.parent
    before = products(folder)
    assert list(before) == ["a-road-proof.pdf"]
    assert build(folder, Order((Edition.PROOF,)), Diagnostics(), lambda _stage: None) is not None
    assert products(folder) == before
