"""The structure of laid out pages: every box that was drawn belongs to an element, or is decoration.

WeasyPrint's own tags follow the boxes: a paragraph that goes on over the page is two, so is a table, its repeated head
is read out on each page, notes stand behind the last paragraph of their page, and running heads have no place at all.
Here a tag follows the element, however many boxes and pages it fills, and a note stands where it is called.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

import pydyf
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from caravan_pub.layout.roles import ARTIFACT, NUMBERING, SCOPES, Roles
from caravan_pub.model.structure import Linked, Marked, Structure, Tag

POINTS_PER_PIXEL = 0.75

Box = Any
"""A box of the layout library, which has no annotations."""


@dataclass(slots=True)
class _Node:
    """A structure element that is still growing; ``last`` is the last page that it has something on."""

    kind: str
    element: ET.Element | None = None
    kids: list["_Node | Marked | Linked"] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    last: int = -1


@dataclass(slots=True)
class _Page:
    """The page that is being looked at: what is drawn on it, and what of that is decoration or a link too many."""

    number: int
    height: float
    tags: dict[Box, dict[str, Any]]
    links: list[Box]
    artifacts: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    linked: list[tuple[_Node, Box, str]] = field(default_factory=list)


def gather_structure(pages: Sequence[tuple[Page, Any]]) -> tuple[Structure, list[list[int]]]:
    """The structure of a document whose pages were drawn with marked content, each page with its stream.

    Each mark that belongs to no element is undone.  A link that holds other boxes than text has an annotation for
    each: given are the places of those that stay, page by page, which are the outermost.
    """
    gathering = _Gathering(_root(pages[0][0]))
    kept: list[list[int]] = []
    for number, (laid, stream) in enumerate(pages):
        for place, (_, _, _, box) in enumerate(laid.links):
            box.link_annotation = pydyf.Dictionary({"Type": "/Annot"})
            box.link_annotation.number = place
        page = _Page(number, laid.height, stream._tags, [box.link_annotation.reference for _, _, _, box in laid.links])
        gathering.visit(laid._page_box, page, None, inside_link=False)
        page.artifacts |= {tag["mcid"] for tag in page.tags.values()}
        _undo(stream, page.artifacts)
        kept.append(gathering.close(page))
    return Structure(tuple(gathering.finished())), kept


def _root(page: Page) -> ET.Element:
    html = next(child for child in page._page_box.children if child.element is not None)
    element: ET.Element = html.element
    return element


def _undo(stream: Any, artifacts: set[int]) -> None:
    """Make artifacts (ISO 32000-1, 14.8.2.2) of marked content: each mark is a tag, its properties and an operator."""
    operations = stream.stream
    for place, operation in enumerate(operations):
        if isinstance(operation, pydyf.Dictionary) and operation.get("MCID") in artifacts:
            operations[place - 1], operations[place] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})


class _Gathering:
    """Goes through the boxes of page after page and lets the structure grow."""

    def __init__(self, root: ET.Element) -> None:
        self._roles = Roles(root)
        self._top = _Node("Document")
        self._nodes: dict[ET.Element, _Node | None] = {root: self._top}
        self._bodies: dict[int, _Node] = {}

    def visit(self, box: Box, page: _Page, node: _Node | None, *, inside_link: bool) -> None:
        """A box and all in it; ``node`` is what holds it, absent where it is decoration."""
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        if isinstance(box, boxes.MarginBox):
            node = None
        elif box.element is not None:
            node = self._node_of(box, page)
        if box.link_annotation and box.link_annotation.reference in page.links:
            if inside_link or node is None:
                page.dropped.add(page.links.index(box.link_annotation.reference))
            else:
                page.linked.append((node, box.link_annotation, _words(box.element)))
                node.kids.append(Linked(page.number, len(page.linked) - 1))
                inside_link = True
        mark = page.tags.pop(box, None)
        if mark is not None and node is not None:
            _put(node, box, page, mark["mcid"])
        elif mark is not None:
            page.artifacts.add(mark["mcid"])
        for child in getattr(box, "children", ()):
            self.visit(child, page, node, inside_link=inside_link)

    def close(self, page: _Page) -> list[int]:
        """Count the links of a page that stay, and give their places among all."""
        places = [place for place in range(len(page.links)) if place not in page.dropped]
        kept = [page.links[place] for place in places]
        for count, (node, annotation, words) in enumerate(page.linked):
            place = node.kids.index(Linked(page.number, count))
            node.kids[place] = Linked(page.number, kept.index(annotation.reference), words or "link")
        return places

    def finished(self) -> Iterator[Tag]:
        """The elements below the document, with everything in them."""
        return (tag for kid in self._top.kids if isinstance(kid, _Node) for tag in self._tags(kid))

    def _node_of(self, box: Box, page: _Page) -> _Node | None:
        """What holds a box's content; nothing where that is decoration."""
        element, pseudo = box.element, str(box.element_tag).partition("::")[2]
        if pseudo == "footnote-call":
            return self._called(element)
        node = self._of_element(element)
        if node is None or (isinstance(box, boxes.TableRowGroupBox) and box.is_header and 0 <= node.last < page.number):
            return None  # the head of a table that goes on over the page is read out once
        if element.tag == "thead":
            node.last = page.number
        if pseudo in ("marker", "footnote-marker"):
            return _label(node)
        following = self._roles.note_after(element)
        if following is not None and not pseudo:
            self._of_element(following)
        return _body(node) if node.kind == "LI" else node

    def _of_element(self, element: ET.Element) -> _Node | None:
        """The node of an element, made where it is seen first; that of its parent where it is passed over."""
        if element in self._nodes:
            return self._nodes[element]
        above = self._roles.parent(element)
        holder = self._of_element(above) if above is not None else self._top
        kind = self._roles.kind(element)
        if holder is None or kind == ARTIFACT:
            self._nodes[element] = None
            return None
        if holder.kind == "LI":
            holder = _body(holder)
        if not kind:
            self._nodes[element] = holder
            return holder
        if element.tag in ("dt", "dd"):
            return self._definition(element, holder)
        node = self._nodes[element] = _Node(kind, element)
        holder.kids.append(node)
        return node

    def _definition(self, element: ET.Element, holder: _Node) -> _Node:
        """A term is the label of an item, its meanings are the item's body."""
        term = self._roles.group(element)
        item = self._bodies.get(id(term))
        if item is None:
            item = self._bodies[id(term)] = _Node("LI", term if element is not term else None)
            holder.kids.append(item)
        node = _body(item) if element.tag == "dd" else _Node("Lbl", element)
        if element.tag == "dt":
            item.kids.insert(0, node)
        self._nodes[element] = node
        return node

    def _called(self, note: ET.Element) -> _Node | None:
        """The reference to a note, which stands before it."""
        above = self._roles.parent(note)
        holder = self._of_element(above) if above is not None else None
        if holder is None:
            return None
        reference = _Node("Reference")
        holder.kids.append(reference)
        self._of_element(note)
        return reference

    def _tags(self, node: _Node) -> Iterator[Tag]:
        """A node that has something in it, as a value; a page's own link or mark needs no element around it."""
        kids: list[Tag | Marked | Linked] = []
        for kid in node.kids:
            kids += self._tags(kid) if isinstance(kid, _Node) else [kid]
        if kids:
            yield self._tag(node, tuple(kids))

    def _tag(self, node: _Node, kids: tuple[Tag | Marked | Linked, ...]) -> Tag:
        element = node.element
        if element is None:
            return Tag(node.kind, kids)
        given = element.attrib
        spoken = given.get("aria-label", "")
        cell = node.kind in ("TH", "TD")
        return Tag(
            node.kind,
            kids,
            language=self._roles.language(element),
            alt=(given.get("alt") or spoken) if node.kind == "Figure" else "",
            words=spoken if node.kind in ("P", "Span") else "",
            identifier=given.get("id", "") if node.kind == "Note" else "",
            numbering=NUMBERING[element.tag] if node.kind == "L" else "",
            scope=SCOPES.get(given.get("scope", ""), "Column") if node.kind == "TH" else "",
            columns=int(given.get("colspan", 1)) if cell else 1,
            rows=int(given.get("rowspan", 1)) if cell else 1,
            box=node.box,
        )


def _body(item: _Node) -> _Node:
    """The body of a list's item."""
    found = next((kid for kid in item.kids if isinstance(kid, _Node) and kid.kind == "LBody"), None)
    if found is None:
        found = _Node("LBody")
        item.kids.append(found)
    return found


def _label(node: _Node) -> _Node:
    """The label of a list's item or of a note: the first thing in it."""
    found = next((kid for kid in node.kids if isinstance(kid, _Node) and kid.kind == "Lbl"), None)
    if found is None:
        found = _Node("Lbl")
        node.kids.insert(0, found)
    return found


def _put(node: _Node, box: Box, page: _Page, number: int) -> None:
    """Add a piece of content to a node; a picture's place is that of its first piece."""
    node.kids.append(Marked(page.number, number))
    if node.kind == "Figure" and node.box is None:
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        node.box = (_pt(left), _pt(page.height - bottom), _pt(right), _pt(page.height - top))


def _pt(pixels: float) -> float:
    return round(pixels * POINTS_PER_PIXEL, 3)


def _words(element: ET.Element | None) -> str:
    """The words of a link as one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
