"""What stands in the margins of pages: running heads and folios, drawn apart from the pages.

So a page whose folio moves need not be drawn again, nor its document laid out.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import pydyf
from weasyprint.document import Page
from weasyprint.draw import draw_stacking_context
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import update_counters
from weasyprint.layout import LayoutContext
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import (
    PageType,
    _standardize_page_based_counters,
    make_margin_boxes,
    page_height,
    page_width,
    set_page_type_computed_styles,
)
from weasyprint.layout.percent import resolve_percentages
from weasyprint.stacking import StackingContext

from caravan_pub.layout.drawing import SCALE, Easel, empty_resources
from caravan_pub.layout.drawn import Drawn, DrawnPage
from caravan_pub.layout.shop import Shop, Tree

APART = 1000
"""Names of what is drawn in margins begin here, so that they are not those of the page."""


@dataclass(frozen=True, slots=True)
class Face:
    """All that the margins of a page depend on: its kind, its counters, and the strings set on it and before it.

    ``strings`` by name: those set on the page, whether its first element sets one, and the last before the page.
    """

    kind: PageType
    counters: tuple[tuple[str, tuple[int, ...]], ...]
    strings: tuple[tuple[str, tuple[tuple[str, ...], bool, str | None]], ...]


class Margins:
    """Works out the faces of pages, and draws them."""

    def __init__(self, shop: Shop, language: str, direction: str) -> None:
        root = ET.Element("html", {"lang": language, **({"dir": direction} if direction else {})})
        ET.SubElement(root, "body")
        self._shop = shop
        self._tree = Tree(root, shop.fetcher)
        self._context = shop.context(self._tree)
        self._context.__class__ = type("_Faces", (_Faces, type(self._context)), {})
        self._context.running_elements.clear()
        self._styled: set[PageType] = set()
        self._exact = _counts_pages(shop)
        self._shown = shop.counters_shown

    def faces(self, pages: Sequence[DrawnPage]) -> list[Face]:
        """The face of every page of a book, in order."""
        found: list[Face] = []
        before: dict[str, str] = {}
        state: Any = ([0], {"pages": [len(pages)]}, [{"pages"}], [])
        for number, page in enumerate(pages):
            kind = self._kind(page, number)
            style = self._style(kind)
            _standardize_page_based_counters(style, None)
            update_counters(state, style)
            names = sorted({*before, *page.strings})
            strings = {
                name: (tuple(page.strings.get(name, ())), name in page.opening, before.get(name)) for name in names
            }
            before.update({name: texts[-1] for name, texts in page.strings.items() if texts})
            counters = tuple((name, tuple(values)) for name, values in sorted(state[1].items()) if name in self._shown)
            found.append(Face(kind, counters, tuple(strings.items())))
        return found

    def draw(self, faces: Sequence[Face], *, tagged: bool) -> Drawn:
        """The margins of pages, each as a page that has nothing else."""
        easel = Easel(self._shop.resources, tagged=False)
        for face in faces:
            self._draw(face, easel, tagged=tagged)
        return easel.drawn()

    def _kind(self, page: DrawnPage, number: int) -> PageType:
        """The kind of a page.  Where no rule counts pages, all but the first are of one kind."""
        groups = tuple((name, index if self._exact else min(index, 1)) for name, index in page.groups)
        return PageType(page.side, page.blank, page.name, number if self._exact else min(number, 1), groups)

    def _style(self, kind: PageType) -> Any:
        if kind not in self._styled:
            set_page_type_computed_styles(kind, self._tree, self._context.style_for)
            self._styled.add(kind)
        return self._context.style_for(kind)

    def _draw(self, face: Face, easel: Easel, *, tagged: bool) -> None:
        style = self._style(face.kind)
        box = boxes.PageBox(face.kind, style)
        width, height = style["size"]
        resolve_percentages(box, (width, height))
        box.position_x = box.position_y = 0
        page_width(box, self._context, width)
        page_height(box, self._context, height)
        self._context.face = dict(face.strings)
        self._context.current_page, self._context.page_bottom = 1, box.content_box_y() + box.height
        counters = {name: list(values) for name, values in face.counters}
        state: Any = ([0], counters, [set(counters)], [])
        resources = empty_resources()
        for name in ("ExtGState", "XObject", "Pattern", "Shading"):
            resources[name] = _Apart() if name != "ExtGState" else pydyf.Dictionary()
        margins = list(make_margin_boxes(self._context, box, copy.deepcopy(state)))
        box.children = tuple(margins)
        page = Page(box)
        stream = easel.stream(page, resources)
        if tagged:
            stream.begin_marked_content("Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
        with stream.stacked():
            stream.transform(SCALE, 0, 0, -SCALE, 0, page.height * SCALE)
            for margin in margins:
                layout_box_backgrounds(box, margin, self._context.get_image_from_uri)
                draw_stacking_context(stream, StackingContext.from_box(margin, box))
        if tagged:
            stream.end_marked_content()
        easel.margins(stream, resources)


class _Apart(pydyf.Dictionary):  # type: ignore[misc]
    """A dictionary whose names, which the library makes of its length, are not those of the page's own."""

    def __len__(self) -> int:
        return APART + len(self.keys())


class _Faces(LayoutContext):  # type: ignore[misc]
    """A layout whose strings are those of the face that is drawn."""

    face: Mapping[str, tuple[tuple[str, ...], bool, str | None]]

    def get_string_set_for(self, page: Any, name: str, keyword: str = "first") -> tuple[str, ...]:
        """The value of a string on a page (CSS Generated Content for Paged Media, 1.1.2)."""
        del page
        here, opens, before = self.face.get(name, ((), False, None))
        if here:
            if keyword == "first" or (keyword == "start" and opens):
                return (here[0],)
            if keyword == "last":
                return (here[-1],)
            if keyword == "first-except":
                return ()
            if keyword == "all-once":
                return here
        return () if before is None or keyword == "all-once" else (before,)


def _counts_pages(shop: Shop) -> bool:
    """Whether a rule of the style sheet counts pages beyond the first of the book or of a group."""
    return any(index is not None and (index[0] != 0 or index[1] > 1) for index in _indexes(shop))


def numbers_pages(shop: Shop) -> bool:
    """Whether a rule depends on a page's number in the book, other than that it is the first."""
    return any(index is not None and index[2] is None and index[:2] != (0, 1) for index in _indexes(shop))


def _indexes(shop: Shop) -> Iterator[tuple[int, int, str | None] | None]:
    for _, selectors, _ in shop.sheet.page_rules:
        for _, _, kind in selectors:
            yield kind.index
