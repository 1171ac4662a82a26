"""The printed page, measured: its measure, its lines, the ends of its paragraphs; by poppler's account of each word.

The figures are those that ``docs/manual/explanation/page-design.md`` tells of.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from caravan_pub.model.nodes import Paragraph
from caravan_pub.model.walk import plain_text, walk
from tests.dossier.conftest import Dossier
from tests.finished import squeezed

LEADING = 14
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
HYPHEN = "\u2010"


@dataclass(frozen=True)
class Line:
    """A line of words: its sides and its foot in pt from the sheet's left and top, and what it says."""

    left: float
    right: float
    foot: float
    height: float
    text: str


@cache
def lines(pdf: Path) -> list[list[Line]]:
    """The lines of each page as poppler sets them together."""
    printed = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True)
    pages = printed.stdout.decode().split("<page ")[1:]
    return [[_line(found) for found in re.findall(r"<line .*?</line>", page, re.DOTALL)] for page in pages]


def _line(markup: str) -> Line:
    words = WORD.findall(markup)
    sides = [[float(side) for side in word[:4]] for word in words]
    return Line(
        min(side[0] for side in sides),
        max(side[2] for side in sides),
        sides[0][3],
        sides[0][3] - sides[0][1],
        " ".join(word[4] for word in words),
    )


def body(dossier: Dossier) -> Iterator[list[Line]]:
    """The lines of running text of each page of the chapters: those of the text's own size, from margin to margin."""
    every = [line for page in lines(dossier.pdf) for line in page]
    height = Counter(round(line.height, 1) for line in every if len(line.text) > 50).most_common(1)[0][0]
    for chapter in dossier.resolved.publication.chapters():
        for number in dossier.pages_of(chapter.identifier):
            yield [line for line in lines(dossier.pdf)[number] if abs(line.height - height) < 0.2]


def test_a_line_has_sixty_to_seventy_characters(dossier: Dossier) -> None:
    found = [line for page in body(dossier) for line in page]
    widest = max(line.right - line.left for line in found)
    full = [len(line.text) for line in found if line.right - line.left > widest - 1]
    assert len(full) > 60
    assert 60 <= mean(full) <= 70
    assert 60 <= median(full) <= 70


def test_lines_of_running_text_stand_on_the_lines_of_the_page(dossier: Dossier) -> None:
    """Those that follow a picture, a table or a box on the same page may not: these take what height they need."""
    feet = Counter(round(line.foot % LEADING, 0) for page in body(dossier) for line in page)
    ((_, most),) = feet.most_common(1)
    assert most / feet.total() > 0.8


def paragraphs(dossier: Dossier) -> list[str]:
    return [
        squeezed(plain_text(node.content))
        for chapter in dossier.resolved.publication.chapters()
        for node in walk(chapter.blocks)
        if isinstance(node, Paragraph) and len(plain_text(node.content)) > 200
    ]


def test_no_paragraph_ends_with_part_of_a_word_and_few_with_fewer_than_three(dossier: Dossier) -> None:
    ends = 0
    short = []
    for page in body(dossier):
        for before, line in pairwise(page):
            said = squeezed(re.sub(r"\d[\d,]*$", "", line.text))
            if any(text.endswith(said) for text in paragraphs(dossier)) and said.endswith((".", "”", "?")):
                ends += 1
                assert not (before.text.endswith(HYPHEN) and len(line.text.split()) < 2), line.text
                if len(line.text.split()) < 3:
                    short.append(line.text)
    assert ends > 30
    assert len(short) / ends < 0.1, short


def test_few_lines_in_a_row_end_in_a_hyphen(dossier: Dossier) -> None:
    """WeasyPrint 70.0 cannot be told how many may: this is what the dossier's lines come to."""
    for page in body(dossier):
        row = 0
        for line in page:
            row = row + 1 if line.text.endswith(HYPHEN) else 0
            assert row <= 4, line.text


def test_no_heading_ends_a_page(dossier: Dossier) -> None:
    """Below every section's heading stand two lines of its text."""
    found = 0
    for chapter in dossier.resolved.contents:
        for section in chapter.children:
            page = lines(dossier.pdf)[dossier.places[section.target]]
            title = squeezed(plain_text(section.title))
            place = next((n for n, line in enumerate(page) if squeezed(line.text) == title), None)
            if place is None:
                continue
            found += 1
            below = [line for line in page if line.foot > page[place].foot and line.height > 9]
            assert len(below) >= 2, title
    assert found > 10
