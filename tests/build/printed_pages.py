"""Every page of a book against its EPUB: after the page's mark come the words that poppler finds on the page.

For a book of any length: ``python -m tests.build.printed_pages FOLDER`` builds the publication in a folder, and
``python -m tests.build.printed_pages --words 100000 --chapters 30`` a made-up one of so many words.
"""

import argparse
import posixpath
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from caravan_pub.letters import letters
from tests.build.making import made
from tests.finished import XHTML, documents, entries, page_texts, words
from tests.manuscripts import write_manuscript

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
COMPARED = 20
"""How many letters of each page are compared."""

FOLIO = re.compile(r"[ivxlc]+|[0-9]+")
PLATE = "forpositiononly"
ELSEWHERE = {"footnotes", "footnote", "noteref"}


@dataclass(frozen=True)
class Page:
    """A page: its label, its words as poppler finds them down the page and as set, and the letters after its mark.

    Down the page is how one reads it, but for columns; as set is right there, but titles come last.
    """

    label: str
    printed: tuple[str, str]
    marked: str
    document: str
    title: str

    @property
    def verdict(self) -> str:
        """``same``; ``blank`` without words; ``contents`` within a list in which no mark may stand; ``other``."""
        found = [plain(text)[:COMPARED] for text in self.printed]
        if not any(found):
            return "blank"
        marked = plain(self.marked)
        if marked.startswith(tuple(found)) or marked.removeprefix(self.title).startswith(found[1]):
            return "same"
        return "contents" if self.document == "contents" else "other"


def plain(text: str) -> str:
    """The letters of the alphabet alone: on paper the number of a note, or a list's dash, stands among the words."""
    return "".join(character for character in letters(text) if character.isalpha())


def compared(folder: Path) -> list[Page]:
    """Build both editions of a publication and pair the pages of one with the marks of the other."""
    built, diagnostics = made(folder)
    assert built is not None, [problem.message for problem in diagnostics.sorted()]
    paths = {path.suffix: path for path, _, _ in built.files}
    files = entries(paths[".epub"].read_bytes())
    roots = documents(files)
    after = {name: letters_after_marks(root) for name, root in roots.items()}
    contents = next(name for name in roots if name.endswith("/contents.xhtml"))
    titles = {name: "".join(plain(words(title)).removeprefix("chapter") for title in root.iter(f"{XHTML}h1"))
              for name, root in roots.items()}  # fmt: skip
    pages = []
    orders = [page_texts(paths[".pdf"], order=order) for order in ("-layout", "-raw")]
    heads = {*titles.values()} - {""} | {
        plain(text.lstrip().split("\n", 1)[0]) for text in orders[0] if is_headed(text)
    }
    texts = zip(*orders, strict=True)
    for (down, as_set), link in zip(texts, page_links(roots[contents]), strict=True):
        path, _, fragment = str(link.get("href")).partition("#")
        name = posixpath.join("EPUB", unquote(path))
        printed = words_of_page(down, heads), words_of_page(as_set, heads)
        pages.append(Page(str(link.text), printed, after[name][fragment], Path(name).stem, titles[name]))
    return pages


def page_links(root: "etree._Element") -> "list[etree._Element]":
    """The lines of the page list."""
    return [link for nav in root.iter(f"{XHTML}nav") if nav.get(EPUB_TYPE) == "page-list"
            for link in nav.iter(f"{XHTML}a")]  # fmt: skip


def is_headed(text: str) -> bool:
    """Whether a page begins with a running head, which stands in capitals."""
    return text.lstrip().split("\n", 1)[0].isupper()


def words_of_page(text: str, heads: set[str]) -> str:
    """A page's text without its running head, seen or unseen, and without its folio.

    On the first page of a chapter the head for the next one stands unseen above the title: the book's title, the
    chapter's.  A plate's words are set last, wherever it stands.
    """
    lines = [line for line in text.splitlines() if letters(line) and plain(line) != PLATE]
    if lines and lines[0].isupper() and plain(lines[0]) in heads:
        lines.pop(0)
    if lines and FOLIO.fullmatch(lines[-1].strip()):
        lines.pop()
    unseen = [(book, book + title) for book in heads for title in heads]
    return "\n".join(
        line for line in lines
        if not any(len(plain(line)) > len(book) and head.startswith(plain(line)) for book, head in unseen)
    )  # fmt: skip


def letters_after_marks(root: "etree._Element") -> dict[str, str]:
    """By the id of each mark: the letters that follow, without calls, notes, and numbers that a screen spells out."""
    parts: list[str] = []
    starts: dict[str, int] = {}

    def read(element: "etree._Element") -> None:
        if element.get("role") == "doc-pagebreak":
            assert element.get(EPUB_TYPE) == "pagebreak"
            assert not element.text
            starts[str(element.get("id"))] = sum(map(len, parts))
        kinds = set(str(element.get(EPUB_TYPE, "")).split())
        if not kinds & ELSEWHERE and element.get("class") != "notes" and element.tag != f"{XHTML}head":
            if element.get("class") == "number":
                parts.append(letters((element.text or "").removeprefix("Chapter ")))
            elif element.get("class") != "plate-word":
                parts.append(letters(element.text or ""))
                for child in element.iterchildren("*"):
                    read(child)
        parts.append(letters(element.tail or ""))

    read(root)
    whole = "".join(parts)
    return {identifier: whole[start : start + 200] for identifier, start in starts.items()}


def main() -> None:
    """Print the figures of one book, and every page that is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--chapters", type=int, default=30)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = given.folder or Path(place) / "book"
        if not given.folder:
            write_manuscript(folder, given.words, given.chapters)
        pages = compared(folder)
    for page in pages:
        if page.verdict == "other":
            print(f"{page.label}: {page.printed} {page.marked[:50]!r}")  # noqa: T201  (a tool's answer)
    print(len(pages), dict(Counter(page.verdict for page in pages)))  # noqa: T201


if __name__ == "__main__":
    main()
