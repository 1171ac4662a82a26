"""The pages of the print edition, marked in the text: each mark stands before the first letter of its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from caravan_pub.epub.markup import EPUB_TYPE, XHTML, PageLink
from caravan_pub.epub.reading import Reading, Run
from caravan_pub.epub.trees import body_of, tree_of, written
from caravan_pub.letters import letters
from caravan_pub.model.edition import Document, PageMap, Turn

FLOW = frozenset({"body", "section", "div", "blockquote", "aside", "article", "main", "li", "dd", "td", "th", "figure"})
"""Elements that a mark of its own line (``div``) may stand in."""

LINE = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "span", "em", "strong", "i", "b", "cite", "q", "s", "sub", "sup",
    "caption", "figcaption", "pre", "code",
})  # fmt: skip
"""Elements that a mark within a line (``span``) may stand in."""

INLINE = LINE - {"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "figcaption", "pre"} | {"a", "img", "br"}

KEPT = frozenset({"section", "body", "main", "article"})
"""A mark stands in them, not before them: so it comes along where such an element becomes a file of its own."""

NEEDLES = (40, 24, 12, 6)
"""With how many letters of its opening a page is looked for, from sure to less so."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Documents with the marks of pages, and a line of the page list for each page, in order."""

    documents: tuple[Document, ...]
    pages: tuple[PageLink, ...]


def mark_pages(documents: Sequence[Document], pages: PageMap) -> Marked:
    """Mark in the documents where each page of the print edition begins.

    A page begins where its turn says: so many letters after an id.  Where the editions differ in what stands between
    (a label, a page number), the nearest place that has the page's first words is taken.  The mark of a blank page
    stands with that of the page after it.  Nothing may stand within the contents: their marks stand before them.
    """
    roots = [tree_of(document) for document in documents]
    readings = [Reading(body_of(root)) for root in roots]
    places = _places(readings, pages.turns)
    taken = {element.get("id") for root in roots for element in root.iter("*")}
    links: list[PageLink] = []
    for folio, (number, _) in zip(pages.folios, places, strict=True):
        identifier = f"page-{folio}"
        while identifier in taken:
            identifier += "-"
        taken.add(identifier)
        links.append(PageLink(folio, documents[number].name, identifier))
    setters = [_Setter(reading, body_of(root)) for reading, root in zip(readings, roots, strict=True)]
    for link, (number, position) in reversed(list(zip(links, places, strict=True))):
        setters[number].set(position, link)
    touched = {number for number, _ in places}
    return Marked(
        tuple(written(d, roots[n]) if n in touched else d for n, d in enumerate(documents)),
        tuple(links),
    )


def _places(readings: Sequence[Reading], turns: Sequence[Turn]) -> list[tuple[int, int]]:
    """The document and the letter at which each page begins, in reading order."""
    where: dict[str, tuple[int, int]] = {}
    for number, reading in enumerate(readings):
        for identifier, position in reading.ids.items():
            where.setdefault(identifier, (number, position))
    last = (len(readings) - 1, len(readings[-1].letters))
    found: list[tuple[int, int] | None] = []
    earliest = (0, 0)
    for turn in turns:
        if turn.anchor not in where:
            found.append(None)
            continue
        number, start = where[turn.anchor]
        reading = readings[number]
        position = start
        if turn.offset:
            before_next = (
                min((place for place in reading.ids.values() if place > start), default=len(reading.letters)) - 1
            )
            position = _nearest(reading.letters, letters(turn.opening), start + turn.offset, before_next)
        earliest = max(earliest, (number, reading.clamped(position)))
        found.append(earliest)
    following = last
    for at in range(len(found) - 1, -1, -1):
        following = found[at] or following
        found[at] = following
    return [place for place in found if place is not None]


def _nearest(text: str, opening: str, expected: int, most: int) -> int:
    """Where the opening stands in a text, as near as can be to the place where it is expected.

    Where it stands nowhere, that place, but ``most`` at most: the last letter before the next id.
    """
    if text.startswith(opening, expected):
        return expected
    for length in (len(opening), *NEEDLES):
        needle = opening[:length]
        if len(needle) == length and length:
            before = text.rfind(needle, 0, expected + length - 1)
            after = text.find(needle, expected)
            candidates = [place for place in (before, after) if place >= 0]
            if candidates:
                return min(candidates, key=lambda place: abs(place - expected))
    return min(expected, most)


class _Setter:
    """Sets marks into one document, the last one first: so the places of the others stay what they were."""

    def __init__(self, reading: Reading, body: "etree._Element") -> None:
        self._reading = reading
        self._body = body
        self._before: dict[etree._Element, etree._Element] = {}

    def set(self, position: int, link: PageLink) -> None:
        """Set the mark of a page before a letter."""
        block = next((one for one in reversed(self._reading.chain(position)) if _may_precede(one)), None)
        place = self._reading.place(position)
        if block is not None:
            mark = _mark("span" if _name(block) in INLINE and block.getparent() is not self._body else "div", link)
            self._before.get(block, block).addprevious(mark)
            self._before[block] = mark
        elif place is not None:
            _split(*place, _mark("span", link))
        else:
            sections = self._body.findall(f"{XHTML}section")
            (sections[-1] if sections else self._body).append(_mark("div", link))


def _may_precede(element: "etree._Element") -> bool:
    """Whether a mark may stand right before an element."""
    parent = element.getparent()
    return parent is not None and _name(parent) in FLOW | LINE and _name(element) not in KEPT


def _split(run: Run, index: int, mark: "etree._Element") -> None:
    """Set a mark into a text."""
    text = (run.holder.tail if run.tail else run.holder.text) or ""
    mark.tail = text[index:]
    if run.tail:
        run.holder.tail = None
        run.holder.addnext(mark)
        run.holder.tail = text[:index]
    else:
        run.holder.text = text[:index]
        run.holder.insert(0, mark)


def _mark(name: str, link: PageLink) -> "etree._Element":
    attributes = {EPUB_TYPE: "pagebreak", "role": "doc-pagebreak", "id": link.fragment, "aria-label": link.label}
    mark = etree.Element(f"{XHTML}{name}", attributes)
    mark.tail = "\n" if name == "div" else None
    return mark


def _name(element: "etree._Element") -> str:
    return str(element.tag).removeprefix(XHTML)
