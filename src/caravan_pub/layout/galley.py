"""One document becomes pages, as it would stand in the book: page boxes without what stands in their margins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.document import Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.layout import LayoutContext, initialize_page_maker, layout_fixed_boxes
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.block import _add_break_values
from weasyprint.layout.page import make_all_pages

from caravan_pub.layout.shop import Shop, Tree

LOOPS = 8
"""How often the library lays out again what depends on its own pages."""
SIDES = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Start:
    """Where a document begins: on which side of which page of the book (index from 0)."""

    side: str = "right"
    index: int = 0


@dataclass(frozen=True, slots=True)
class GalleyPage:
    """A page of the library, the strings that the page sets, and the names of those its first element sets."""

    page: Page
    strings: dict[str, list[str]]
    opening: list[str]


@dataclass(frozen=True, slots=True)
class Galley:
    """The pages of a document; ``side`` and ``after`` are the sides that its breaks before and after it ask for."""

    pages: list[GalleyPage] = field(default_factory=list)
    side: str = ""
    after: str = ""
    own_numbers: bool = False
    running: bool = False


def lay_out(shop: Shop, root: ET.Element, start: Start, *, blank: bool = False) -> Galley:
    """The pages of a document that begins where ``start`` says, or on the side that its break before it asks for.

    ``blank``: the page alone that is left empty so that the document begins on that side.
    """
    tree = Tree(root, shop.fetcher)
    context = shop.context(tree)
    box = build_formatting_structure(
        tree.etree_element, context.style_for, context.get_image_from_uri, tree.base_url, context.target_collector,
        shop.counters, context.footnotes,
    )  # fmt: skip
    direction = box.style["direction"]
    side, after = (_side(_add_break_values(box, way), direction) for way in ("before", "after"))
    _count_from(context, start.index)
    if start.index:
        _begin(context, box, start.side if blank else side or start.side, blank=blank)
    else:
        initialize_page_maker(context, box)
        side = ""
    pages = _pages(context, box, tree, blank=blank)
    lookups = context.target_collector.counter_lookup_items
    numbers = any(kind == "content" and item.missing_counters for (_, kind), item in lookups.items())
    running = any(context.running_elements.values())
    return Galley(list(_finished(context, pages)), side, after, numbers, running)


def _side(breaks: Sequence[str], direction: str) -> str:
    """The side that the last of these breaks asks for; none where none does."""
    recto = "right" if direction == "ltr" else "left"
    sides = {"left": "left", "right": "right", "recto": recto, "verso": SIDES[recto]}
    return next((sides[value] for value in reversed(breaks) if value in sides), "")


def _count_from(context: LayoutContext, index: int) -> None:
    """Let the first page be the page of that index in the book to the rules that count pages."""
    match = context.style_for._page_type_match
    context.style_for._page_type_match = lambda rule, page: match(rule, page._replace(index=page.index + index))


def _begin(context: LayoutContext, box: Any, side: str, *, blank: bool) -> None:
    """Begin as after a document that stands before this one: with a forced break, within ``html`` and ``body``.

    The numbers and names of the page are those of the library's own beginning (``initialize_page_maker``).
    """
    inner = {0: {0: None}} if box.children and box.children[0].children else None
    next_page = {"break": SIDES[side] if blank else "page", "page": box.page_values()[0]}
    remake = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
    state: Any = ([0], {"pages": [0]}, [{"pages"}], [])
    context.page_maker = [(inner, next_page, side == "right", state, remake)]


def _pages(context: LayoutContext, box: Any, tree: Tree, *, blank: bool) -> list[Any]:
    """The pages as the library makes them in ``layout_document``, again and again until they stand."""
    pages: list[Any] = []
    notes = context.footnotes.copy()
    total = 0
    for _ in range(LOOPS):
        context.footnotes = notes.copy()
        if blank:
            return [next(make_all_pages(context, box, tree, []))]
        pages = list(make_all_pages(context, box, tree, pages))
        again = False
        for _, _, _, state, remake in context.page_maker:
            state[1]["pages"] = [len(pages)]
            again = again or remake["content_changed"] or (remake["pages_wanted"] and total != len(pages))
        total = len(pages)
        if not again:
            break
    return pages


def _finished(context: LayoutContext, pages: list[Any]) -> Iterator[GalleyPage]:
    """The pages with fixed boxes and backgrounds; each element is bookmarked once, where it begins."""
    marked: set[tuple[int, str]] = set()
    for number, page in enumerate(pages):
        strings: dict[str, list[str]] = {}
        opening = _opening(page)
        for child in page.descendants():
            if child.bookmark_label:
                mark = (id(child.element), child.element_tag.rpartition("::")[2] if "::" in child.element_tag else "")
                child.bookmark_label = "" if mark in marked else child.bookmark_label
                marked.add(mark)
            for name, text in () if child.string_set in ("none", None) else child.string_set:
                strings.setdefault(name, []).append(text)
        root, notes, area = page.children
        root.children = [
            *layout_fixed_boxes(context, pages[:number], page),
            *root.children,
            *layout_fixed_boxes(context, pages[number + 1 :], page),
        ]
        page.children = (root, *(box for box in (notes, area) if box.children))
        layout_backgrounds(page, context.get_image_from_uri)
        yield GalleyPage(Page(page), strings, opening)


def _opening(page: Any) -> list[str]:
    """The strings that the page's first element, or one that it begins with, sets."""
    names: list[str] = []
    box = page
    while box is not None:
        if box.style["string_set"] != "none":
            names += [name for name, _ in box.style["string_set"]]
        box = box.children[0] if getattr(box, "children", None) else None
    return names
