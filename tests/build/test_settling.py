"""Every number that the book prints is that of the page it names, in each of the five places that print one."""

import re
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.build import Order, Prepared, build, paged, prepare
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.model.edition import Edition, PageMap
from tests.finished import page_texts
from tests.publications import publication

FILLER = "The road goes on past wells and mills until nobody counts the days that it takes. " * 24
SIDECAR = 'alt = "A well."\ncaption = "A well."\ncredit = "Ana Paz"\nstatus = "fpo"\n'


def chapter(number: int) -> str:
    """A chapter that refers to all others, and is referred to: each of its lines can move the pages after it."""
    others = " ".join(f"See @sec-{other}." for other in range(1, 7) if other != number)
    return (
        f"# Chapter{number}word {{#ch-{number}}}\n\n{FILLER}\n\n"
        f"## Section{number}word {{#sec-{number}}}\n\n{others}\n\n"
        f"![Figure{number}word.](photos/well.jpg){{#fig-{number}}}\n\n{FILLER} [Term{number}word]{{.index}} [@src].\n"
    )


FILES: Mapping[str, str] = {
    "content/publication.toml": (
        'title = "A Road"\nlanguage = "en"\n[structure]\nfront = ["@contents"]\nbody = ["chapters/*.md"]\n'
        'back = ["@illustrations", "@index", "@sources"]\n[print]\ntrim = "105mm x 148mm"\nmarks = []\n'
    ),
    **{f"content/chapters/{number:02}.md": chapter(number) for number in range(1, 7)},
    "content/photos/well.toml": SIDECAR,
    "content/sources.toml": '[[source]]\nid = "src"\ntype = "book"\ntitle = "T"\npublisher = "P"\nissued = "2018"\n',
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settling") / "book"
    publication(folder, **FILES)
    (folder / "content/chapters/01-one.md").unlink()
    found = Diagnostics()
    assert build(folder, Order((Edition.PRINT,)), found, lambda _stage: None) is not None, list(found)
    return folder / "build/a-road-print.pdf"


def folios(pdf: Path, *words: str) -> dict[str, str]:
    """The label of the page of the body on which each word stands."""
    with pikepdf.open(pdf) as opened:
        labels = [page.label for page in opened.pages]
        places = {str(name): place for name, place in pikepdf.NameTree(opened.Root.Names.Dests).items()}
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        return {word: labels[numbers[places[word].as_list()[0].objgen]] for word in words}


def text(pdf: Path) -> str:
    return " ".join(" ".join(page_texts(pdf)).replace("\u2010\n", "").split())


def test_contents_illustrations_index_sources_and_references_name_the_pages_they_mean(book: Path) -> None:
    said = text(book)
    sections = folios(book, *(f"sec-{number}" for number in range(1, 7)))
    chapters = folios(book, *(f"ch-{number}" for number in range(1, 7)))
    figures = folios(book, *(f"fig-{number}" for number in range(1, 7)))
    assert len({len(folio) for folio in sections.values()}) == 2  # one digit and two: the numbers move the lines
    for number in range(1, 7):
        assert re.search(rf"\bChapter{number}word[ .]* {chapters[f'ch-{number}']}\b", said)
        assert re.search(rf"\bSection{number}word[ .]* {sections[f'sec-{number}']}\b", said)
        assert re.search(rf"\bFigure{number}word\. Ana Paz {figures[f'fig-{number}']}\b", said)
        referred = set(re.findall(rf"“Section{number}word” \(page (\w+)\)", said))
        assert referred == {sections[f"sec-{number}"]}
        (term,) = re.findall(rf"\bTerm{number}word, (\w+)", said)
        assert f"Term{number}word" in page_texts(book)[labels(book).index(term)]
    (cited,) = re.findall(r"Cited on pages ([\d, –]+\d)", said)
    assert len(re.findall(r"\d+", cited)) >= 2


def labels(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as opened:
        return [page.label for page in opened.pages]


def test_what_does_not_settle_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that puts one heading on another page each time: no number of rounds would end it."""
    found = Diagnostics()
    prepared = prepare(publication(tmp_path / "book"), found)
    assert prepared is not None
    maps = cycle([PageMap(("1", "2"), {"one": 0, "two": 1}), PageMap(("1", "2"), {"one": 0, "two": 0})])

    class Restless:
        """Lays nothing out, and never says the same twice."""

        def lay_out(self, _documents: object) -> PageMap:
            return next(maps)

    monkeypatch.setattr(paged, "typesetter", lambda *_arguments, **_options: Restless())
    assert laid(prepared, found) is None
    (problem,) = [one for one in found if one.code == "pages-unsettled"]
    assert problem.message == "page numbers do not settle in 5 rounds: two moves each time"


def laid(prepared: Prepared, found: Diagnostics) -> object:
    return paged.lay_out(prepared, Edition.PRINT, {}, Limits(), found)
