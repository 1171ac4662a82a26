"""A document of the EPUB as letters in reading order, each of which knows where in the tree it stands."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from caravan_pub.epub.markup import EPUB_TYPE, XHTML
from caravan_pub.letters import PICTURE, is_gap, letters

APART = frozenset({"noteref", "footnote", "footnotes", "endnotes", "landmarks", "page-list"})
"""What a page of print does not have in its text: calls are generated there, and notes stand at its foot."""


@dataclass(frozen=True, slots=True)
class Run:
    """A text of the tree: its first letter's number, the element that holds it, and whether as its tail."""

    start: int
    holder: "etree._Element"
    tail: bool
    text: str


class Reading:
    """The letters of a body: as a string, by id, and by element.

    ``ids`` and ``starts`` give the number of letters before an id, and before an element.  A picture is a letter.
    """

    def __init__(self, body: "etree._Element") -> None:
        self.ids: dict[str, int] = {}
        self.starts: dict[etree._Element, int] = {}
        self._runs: list[Run] = []
        self._pictures: dict[int, etree._Element] = {}
        self._wholes: list[tuple[int, int]] = []
        self._count = 0
        self.letters = "".join(self._read(body))
        self._firsts = [run.start for run in self._runs]

    def _read(self, element: "etree._Element") -> Iterator[str]:
        self.starts[element] = self._count
        if identifier := element.get("id"):
            self.ids.setdefault(identifier, self._count)
        if _is_apart(element):
            return
        if element.tag == f"{XHTML}img":
            self._pictures[self._count] = element
            self._count += 1
            yield PICTURE
        yield from self._text(element, element.text, tail=False)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._read(child)
            yield from self._text(child, child.tail, tail=True)
        if element.tag == f"{XHTML}nav":
            self._wholes.append((self.starts[element], self._count))

    def _text(self, holder: "etree._Element", text: str | None, *, tail: bool) -> Iterator[str]:
        found = letters(text or "")
        if text and found:
            self._runs.append(Run(self._count, holder, tail, text))
            self._count += len(found)
            yield found

    def clamped(self, position: int) -> int:
        """The same position, or the beginning of the navigation list that it lies in: nothing may stand in one."""
        return next((start for start, end in self._wholes if start <= position < end), position)

    def place(self, position: int) -> tuple[Run, int] | None:
        """The text in which a letter stands, and its index there; nothing for a picture, or behind the last letter."""
        at = bisect_right(self._firsts, position) - 1
        if at < 0 or position in self._pictures:
            return None
        run, passed = self._runs[at], self._firsts[at]
        for index, character in enumerate(run.text):
            if passed >= position and not is_gap(character):
                return run, index
            passed += len(letters(character))
        return None

    def chain(self, position: int) -> "list[etree._Element]":
        """The elements that begin with a letter, the innermost first."""
        place = self.place(position)
        element = self._pictures.get(position)
        if place is not None:
            run, _ = place
            element = run.holder.getparent() if run.tail else run.holder
        found: list[etree._Element] = []
        while element is not None and self.starts.get(element) == position:
            found.append(element)
            element = element.getparent()
        return found


def _is_apart(element: "etree._Element") -> bool:
    types = (element.get(EPUB_TYPE) or "").split()
    classes = (element.get("class") or "").split()
    # The notes of a chapter; the data of a drawing, which paper has where the author wants it.
    named = "data" in classes or (element.tag == f"{XHTML}section" and "notes" in classes)
    return named or not APART.isdisjoint(types)
