"""Pages are drawn: from the library's page boxes to what a book is bound from."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pydyf
from weasyprint.document import Page
from weasyprint.draw import draw_page
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from caravan_pub.layout.drawn import Drawn, DrawnPage, FontUse, Plain
from caravan_pub.layout.fetching import BASE
from caravan_pub.layout.galley import Galley, GalleyPage
from caravan_pub.layout.objects import COLOURS, NAMED, Writer, content
from caravan_pub.layout.structure import gather_structure
from caravan_pub.layout.tags import written
from caravan_pub.layout.turns import turns_of
from caravan_pub.model.edition import Resource, Turn

SCALE = 0.75
"""pt in a CSS pixel."""

ABOUT = (
    "hash", "name", "family", "style", "weight", "variations", "font_size", "index", "ascent", "descent", "tables",
    "bitmap", "italic_angle", "upem", "png", "svg", "colr", "glyph_count", "stemv", "stemh", "flags",
)  # fmt: skip
"""The attributes of the library's fonts that do not change as pages are drawn."""


class Easel:
    """Draws pages that share their fonts and images."""

    def __init__(self, resources: Mapping[str, Resource], *, tagged: bool) -> None:
        self._resources = resources
        self._tagged = tagged
        self._names = {image_id(name): name for name in resources}
        self._fonts: dict[int, Font] = {}
        self._images: dict[str, Any] = {}
        self._data: list[bytes] = []
        self._pages: list[DrawnPage] = []
        self._tags: Plain = None

    def galley(self, galley: Galley) -> None:
        """Draw the pages of a document."""
        pages = [laid.page for laid in galley.pages]
        drawn = [(page, *self._draw(page)) for page in pages]
        kept: list[Sequence[int]] = [range(len(page.links)) for page in pages]
        if self._tagged:
            structure, kept = gather_structure([(page, stream) for page, stream, _ in drawn])  # type: ignore[assignment]
            self._tags = written(structure)
        for laid, places, turn, (_, stream, resources) in zip(galley.pages, kept, turns_of(pages), drawn, strict=True):
            self._keep(stream, resources, **_about(laid, places, turn))

    def _draw(self, page: Page) -> tuple[Stream, pydyf.Dictionary]:
        resources = empty_resources()
        stream = self.stream(page, resources, {} if self._tagged else None)
        with stream.stacked():
            stream.transform(d=-1, f=page.height * SCALE)
            with stream.stacked():
                stream.transform(a=SCALE, d=SCALE)
                draw_page(page._page_box, stream)
        return stream, resources

    def stream(self, page: Page, resources: pydyf.Dictionary, tags: dict[Any, Any] | None = None) -> Stream:
        """A stream that something of a page can be drawn to."""
        left, top, right, bottom = (page.bleed[side] for side in ("left", "top", "right", "bottom"))
        area = (-left, -top, page.width + left + right, page.height + top + bottom)
        return Stream(self._fonts, area, resources, self._images, tags, {}, None)

    def margins(self, stream: Stream, resources: pydyf.Dictionary) -> None:
        """Keep a stream with what stands in a page's margins, as a page that has nothing else."""
        self._keep(
            stream, resources, size=(0, 0), bleed=(0, 0, 0, 0), side="", blank=False, name="", groups=[], strings={},
            opening=[], anchors={}, links=[], bookmarks=[], turn=["", 0, ""],
        )  # fmt: skip

    def _keep(self, stream: Stream, resources: pydyf.Dictionary, **fields: Any) -> None:
        writer = Writer(self._data)
        writer.stream(stream)
        if NAMED not in content(stream):
            del resources["ColorSpace"]
        plain = writer.plain(resources)
        self._pages.append(DrawnPage(resources=plain, streams=writer.streams, **fields))

    def drawn(
        self, galley: Galley | None = None, problems: Sequence[Sequence[str]] = (), used: Iterable[str] = ()
    ) -> Drawn:
        """The pages that were drawn, with their fonts and images; ``used`` are the names of other resources."""
        files: dict[str, int] = {}
        fonts = [self._font(font, files) for font in _one_each(self._fonts)]
        images = {name: self._image(held["image"], held["interpolate"]) for name, held in self._images.items()}
        sides = {"side": galley.side, "after": galley.after} if galley is not None else {}
        hashes = {name: digest_of(self._resources[name].data) for name in sorted(used)}
        return Drawn(
            self._pages, fonts, images, problems=problems, used=hashes, tags=self._tags, files=files, data=self._data,
            **sides,
        )  # fmt: skip

    def _image(self, image: Any, smooth: bool) -> Sequence[Any]:
        """An image: the resource that it is, or its streams where it is none, as a font's picture of a letter is."""
        name = self._names.get(image.id, "")
        writer = Writer(self._data)
        if not name:
            writer.stream(image.get_x_object(smooth, 1))
        return [name, smooth, [[stream.extra, stream.data] for stream in writer.streams]]

    def _font(self, font: Font, files: dict[str, int]) -> FontUse:
        """What was used of a font; the bytes of one that is not among the resources go with the pages."""
        digest = digest_of(font.file_content)
        name = next((name for name, held in self._resources.items() if held.data == font.file_content), "")
        if not name and digest not in files:
            files[digest] = len(self._data)
            self._data.append(font.file_content)
        about = {key: _text(getattr(font, key)) for key in ABOUT}
        return FontUse(name, digest, about, dict(font.widths), dict(font.to_unicode), dict(font.missing))


def _about(laid: GalleyPage, places: Sequence[int], turn: Turn) -> dict[str, Any]:
    """What there is to know of a page besides what is drawn on it; ``places`` are those of its links that stay."""
    page = laid.page
    matrix = Matrix(SCALE, 0, 0, -SCALE, 0, page.height * SCALE)
    kind = page._page_box.page_type
    links = [page.links[place] for place in places]
    return {
        "size": (page.width * SCALE, page.height * SCALE),
        "bleed": tuple(page.bleed[side] * SCALE for side in ("left", "top", "right", "bottom")),
        "side": kind.side,
        "blank": kind.blank,
        "name": kind.name,
        "groups": [list(group) for group in kind.groups],
        "strings": laid.strings,
        "opening": laid.opening,
        "anchors": {name: matrix.transform_point(*place[:2]) for name, place in page.anchors.items()},
        "links": [
            [link, target, [*matrix.transform_point(*area[:2]), *matrix.transform_point(*area[2:])]]
            for link, target, area, _ in links
        ],
        "bookmarks": [
            [level, label, matrix.transform_point(*point), state] for level, label, point, state in page.bookmarks
        ],
        "turn": [turn.anchor, turn.offset, turn.opening],
    }


def digest_of(data: bytes) -> str:
    """The hash by which bytes are known."""
    return hashlib.sha256(data).hexdigest()


def image_id(name: str) -> str:
    """What the library calls the image that is the resource of this name."""
    return hashlib.md5(f"{BASE}{name}".encode(), usedforsecurity=False).hexdigest()


def empty_resources() -> pydyf.Dictionary:
    """The resources of a page on which nothing is drawn yet."""
    names = ("ExtGState", "XObject", "Pattern", "Shading")
    return pydyf.Dictionary({**{name: pydyf.Dictionary() for name in names}, "ColorSpace": COLOURS})


def _one_each(fonts: Mapping[int, Font]) -> list[Font]:
    """The fonts, those that are one file together as one."""
    found: dict[str, Font] = {}
    for font in fonts.values():
        first = found.setdefault(font.hash, font)
        for own, others in ((first.widths, font.widths), (first.to_unicode, font.to_unicode)):
            for glyph, held in others.items():
                own.setdefault(glyph, held)
    return list(found.values())


def _text(value: Any) -> Any:
    return value.decode("latin-1") if isinstance(value, bytes) else value
