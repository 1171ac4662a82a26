"""A book is set: each document is laid out and drawn by itself, and all are bound into one PDF.

A document's pages depend on itself and on the side that it begins on, not on what stands before it: they are made
once, by as many processes as there are, and kept by the hash of all that they depend on.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from weasyprint import LOGGER
from weasyprint.urls import FatalURLFetchingError

from caravan_pub.diagnostics import Place, Problem
from caravan_pub.jail import share
from caravan_pub.layout.assembly import tree_of
from caravan_pub.layout.binding import Binder, Leaf
from caravan_pub.layout.drawn import Drawn, DrawnPage, packed, unpacked
from caravan_pub.layout.folios import map_pages
from caravan_pub.layout.galley import SIDES, Start
from caravan_pub.layout.heads import Margins, numbers_pages
from caravan_pub.layout.keeping import Keeper
from caravan_pub.layout.listening import LAYOUT_INCOMPLETE, STYLE_IGNORED, Listener
from caravan_pub.layout.shop import Shop
from caravan_pub.layout.tags import read
from caravan_pub.layout.typeset import Typeset
from caravan_pub.layout.work import ASKS, OWN_ONLY, draw_blank, draw_document, refusal, unique
from caravan_pub.model.edition import Document, PageMap, Pdf, Resource, Turn
from caravan_pub.model.publication import Metadata
from caravan_pub.model.structure import Structure, Tag
from caravan_pub.store import Store

SHEET = 32
"""How many pages' margins are drawn and kept together."""

RULES = {rule.code: rule for rule in (LAYOUT_INCOMPLETE, STYLE_IGNORED)}


@dataclass(frozen=True, slots=True)
class _Source:
    """A document as a tree, and that tree written out: all of the document that its pages depend on."""

    document: Document
    tree: ET.Element
    written: bytes


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a document begins, the side of the empty page before it ("" for none), and its pages if they are made."""

    source: _Source
    start: Start
    blank: str
    drawn: Drawn | None


class Typesetter:
    """Sets the documents of one edition, as often as the numbers in them change.

    ``stylesheet`` is for all of them; ``resources`` by the names that documents and style sheet use.  ``hands`` is how
    many processes share the work, which changes nothing in what comes out.  ``tagged``: with a structure for those
    who hear the book.  PublicationError where the style sheet asks for what is not among the resources.
    """

    def __init__(
        self,
        stylesheet: str,
        resources: Mapping[str, Resource],
        metadata: Metadata,
        store: Store | None = None,
        *,
        hands: int = 1,
        tagged: bool = False,
    ) -> None:
        self._stylesheet, self._resources, self._metadata = stylesheet, resources, metadata
        self._hands, self._tagged = hands, tagged
        self._keeper = Keeper(store or Store(None), stylesheet, resources, tagged=tagged)
        self._placed: list[_Placed] = []
        self._drawn: dict[tuple[bytes, Start], Drawn] = {}
        self._direction = ""
        self._map = PageMap()
        with Listener(LOGGER) as listener:
            try:
                self._shops = {os.getpid(): Shop(stylesheet, resources)}
            except FatalURLFetchingError as error:
                raise refusal(error) from error
        self._problems = [(problem.rule.code, problem.message) for problem in listener.problems]
        self._numbered = numbers_pages(self._shop)

    def lay_out(self, documents: Sequence[Document]) -> PageMap:
        """Lay out the documents one after the other, those that were not before; where everything landed.

        Folios are those that the pages show: Roman in the front matter, Arabic from 1 where the body begins.
        Raises PublicationError where a document is not well-formed, or asks for what is not among the resources.
        """
        names = {document.name: document.identifier for document in documents}
        trees = [tree_of(document, names, self._metadata.language) for document in documents]
        sources = [_Source(one, tree, ET.tostring(tree)) for one, tree in zip(documents, trees, strict=True)]
        self._direction = next((tree.get("dir", "") for tree in trees if tree.get("dir")), "")
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if key[0] in {one.written for one in sources}}
        while True:
            self._placed = list(self._place(sources))
            missing = [placed for placed in self._placed if placed.drawn is None]
            if not missing:
                break
            self._make(missing)
        pages: list[DrawnPage | None] = []
        for placed in self._placed:
            pages += [None] * bool(placed.blank)
            pages += placed.drawn.pages if placed.drawn else []
        anchors = [page.anchors if page else () for page in pages]
        turns = tuple(Turn(*page.turn) if page else Turn() for page in pages)
        self._map = map_pages(anchors, documents, turns)
        return self._map

    def bind(self) -> Typeset:
        """The PDF of the documents as they were laid out last, and the problems that came up."""
        bound = [pair for placed in self._placed for pair in self._pages(placed)]
        pages = [drawn.pages[number] for drawn, number in bound]
        heads = self._margins(pages)
        leaves = [Leaf(page, drawn, *head) for (drawn, _), page, head in zip(bound, pages, heads, strict=True)]
        binder = Binder(self._resources, tagged=self._tagged)
        data = binder.bind(leaves, self._metadata)
        return Typeset(Pdf(data, self._map, self._structure()), self._found(binder.missing))

    def _structure(self) -> Structure | None:
        """The structures of the documents, joined; each counts its own pages."""
        if not self._tagged:
            return None
        tags: list[Tag] = []
        number = 0
        for placed in self._placed:
            number += bool(placed.blank)
            if placed.drawn is not None:
                tags += read(placed.drawn.tags).moved(number).tags
                number += len(placed.drawn.pages)
        return Structure(tuple(tags))

    @property
    def _shop(self) -> Shop:
        """The shop of this process.

        A fork cannot use its parent's, whose fonts have threads of their own; nor may it drop it, which would take the
        font files away from the parent.
        """
        process = os.getpid()
        if process not in self._shops:
            with Listener(LOGGER):  # what is wrong with the style sheet was heard when the first was made
                self._shops[process] = Shop(self._stylesheet, self._resources)
        return self._shops[process]

    def _place(self, sources: Sequence[_Source]) -> Iterator[_Placed]:
        """Where each document begins, as far as the pages before it are known; where they are not, a guess."""
        first = "left" if self._direction == "rtl" else "right"
        number, after = 0, ""
        for place, source in enumerate(sources):
            side = first if number % 2 == 0 else SIDES[first]
            wanted = self._wanted(source) or after if place else ""
            blank = side if wanted and wanted != side else ""
            number += bool(blank)
            start = Start(wanted or side, number if self._numbered else min(place, 1))
            drawn = self._drawn.get((source.written, start))
            first = first if place or drawn is None else drawn.pages[0].side
            yield _Placed(source, start, blank, drawn)
            number += len(drawn.pages) if drawn else 1
            after = drawn.after if drawn else ""

    def _wanted(self, source: _Source) -> str:
        """The side that a document asks for, if that is known yet."""
        return next((drawn.side for (written, _), drawn in self._drawn.items() if written == source.written), "")

    def _make(self, missing: Sequence[_Placed]) -> None:
        """Draw these documents, or find them drawn."""
        keys = [self._keeper.key("pages", placed.source.written, placed.start) for placed in missing]
        todo = []
        for number, (placed, key) in enumerate(zip(missing, keys, strict=True)):
            kept = self._keeper.get(key)
            if kept is None:
                todo.append(number)
            else:
                self._remember(placed, kept)
        tasks = [f"the layout of {missing[number].source.document.name}" for number in todo]
        order = sorted(range(len(todo)), key=lambda place: -len(missing[todo[place]].source.written))

        def work(place: int) -> bytes:
            placed = missing[todo[place]]
            return packed(draw_document(self._shop, placed.source.tree, placed.start, tagged=self._tagged))

        for place, data in share(work, tasks, self._hands, order):
            drawn = unpacked(data)
            self._keeper.put(keys[todo[place]], drawn)
            self._remember(missing[todo[place]], drawn)

    def _remember(self, placed: _Placed, drawn: Drawn) -> None:
        """Know a document's pages; those of one that asks for a side are the same wherever it was thought to begin."""
        self._drawn[placed.source.written, placed.start] = drawn
        if drawn.side:
            self._drawn[placed.source.written, Start(drawn.side, placed.start.index)] = drawn

    def _pages(self, placed: _Placed) -> Iterator[tuple[Drawn, int]]:
        """The pages of a document and the empty one before it, each as its place in what was drawn."""
        if placed.blank:
            yield draw_blank(self._shop, self._metadata.language, self._direction, placed.blank, tagged=self._tagged), 0
        if placed.drawn is not None:
            yield from ((placed.drawn, number) for number in range(len(placed.drawn.pages)))

    def _margins(self, pages: Sequence[DrawnPage]) -> list[tuple[DrawnPage, Drawn]]:
        """What stands in the margins of every page of the book: drawn, or found drawn, so many pages at a time."""
        language = self._metadata.language
        faces = Margins(self._shop, language, self._direction).faces(pages)
        sheets = [faces[start : start + SHEET] for start in range(0, len(faces), SHEET)]
        keys = [self._keeper.key("margins", f"{language} {self._direction} {sheet!r}") for sheet in sheets]
        found = {number: kept for number, key in enumerate(keys) if (kept := self._keeper.get(key)) is not None}
        todo = [number for number in range(len(sheets)) if number not in found]

        def work(place: int) -> bytes:
            margins = Margins(self._shop, language, self._direction)
            return packed(margins.draw(sheets[todo[place]], tagged=self._tagged))

        for place, data in share(work, ["the layout of running heads"] * len(todo), self._hands):
            number = todo[place]
            found[number] = unpacked(data)
            self._keeper.put(keys[number], found[number])
        return [(page, found[number]) for number in range(len(sheets)) for page in found[number].pages]

    def _found(self, missing: Sequence[str]) -> tuple[Problem, ...]:
        """All that went wrong, each once."""
        found = [*self._problems]
        for placed in self._placed:
            found += [(code, message) for code, message in placed.drawn.problems] if placed.drawn else []
        found += [(LAYOUT_INCOMPLETE.code, f"No anchor #{name} for internal URI reference") for name in missing]
        return tuple(_problem(code, message) for code, message in unique(found))


def _problem(code: str, message: str) -> Problem:
    place = Place("styles" if code == STYLE_IGNORED.code else "templates")
    return Problem(
        RULES[code],
        place,
        message,
        OWN_ONLY if message.startswith(ASKS) else "see styles/ and templates/ of the publication",
    )
