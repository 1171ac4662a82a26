"""The editions: each from one resolved publication, made in a confined process, and proved before it is used."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from caravan_pub import jail
from caravan_pub.build.pictures import COVER, make_pictures
from caravan_pub.build.prepare import Prepared, changed_at
from caravan_pub.build.words import expected_words, generated_words, printed_chapters
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.epub import accessibility_of, build_package
from caravan_pub.errors import PublicationError
from caravan_pub.layout import Typeset, page_texts, picture_of, typeset
from caravan_pub.model.edition import Derivative, Edition, PageMap, Product, Resource
from caravan_pub.model.publication import Photo
from caravan_pub.model.resolved import Resolved
from caravan_pub.photos import develop
from caravan_pub.press import finish
from caravan_pub.prove import PageSize, PdfExpectation, Proof, prove_epub, prove_page_words, prove_pdf, prove_words
from caravan_pub.render import render_cover, render_edition, render_stylesheet

TEMPLATE_BROKEN = Rule(
    "template-broken",
    Severity.ERROR,
    """A template of the publication, or of its theme, cannot be used.

Why: a part of every page is made with it.

Example: ``{{ titel }}`` in ``templates/chapter.xhtml``.

Instead: {{ title }}
""",
)
PAGES_UNSETTLED = Rule(
    "pages-unsettled",
    Severity.ERROR,
    """The page numbers that the book prints move its pages, each time they are set anew.

Why: a reference would name a page on which its target is not.

Example: a list of sources that fills its last line to the last letter.

Instead: a word more or less in the chapter that is named.
""",
)
COVER_MISSING = Rule(
    "cover-missing",
    Severity.ERROR,
    """The cover picture that the publication names is not there.

Why: shops refuse a book without its cover.

Example: cover = "photos/covr.jpg"

Instead: ``cover = "photos/cover.jpg"``, or no cover at all: then one is set from the title.
""",
)
Result = TypeVar("Result")
ROUNDS = 5
"""How often pages are laid out until the numbers in them are those of the pages they name."""

GENERATED = ("label", "number", "noteref", "back", "plate-word", "notes-title", "call-separator")
"""Classes of what a document says that nobody wrote: labels, numbers, plates."""


class PagesUnsettledError(PublicationError):
    """The page numbers that the book prints move its pages, each time they are set anew."""


@dataclass(frozen=True, slots=True)
class Made:
    """A product with the proofs it has passed, and its page map where it has pages."""

    product: Product
    proofs: tuple[Proof, ...]
    pages: PageMap | None = None


def make_epub(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The EPUB; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.EPUB, diagnostics)
    cover = _cover(prepared, limits, diagnostics)
    work = partial(_package, prepared, pictures, cover)
    data = _confined(work, limits, "the EPUB", diagnostics)
    if data is None or diagnostics.fail():
        return None
    path = f"build/{prepared.resolved.settings.slug}.epub"
    proofs = (
        prove_epub(data, path, diagnostics),
        prove_words(data, path, expected_words(prepared.resolved), diagnostics, GENERATED),
    )
    return Made(Product(path, data), proofs)


def _package(prepared: Prepared, pictures: Mapping[str, Derivative], cover: Derivative | None) -> bytes:
    resolved, theme = prepared.resolved, prepared.theme
    rendered = render_edition(resolved, theme, Edition.EPUB, pictures)
    documents = [document for document in rendered.documents if document.linear]
    navigation = next(document for document in rendered.documents if document.identifier == "contents")
    if cover is not None:
        documents.insert(0, render_cover(resolved, theme, cover))
    package = build_package(
        resolved.publication.metadata,
        resolved.settings.epub,
        documents,
        navigation,
        resolved.contents,
        _resources(prepared, pictures, rendered.stylesheet),
        cover,
        accessibility_of(resolved),
        _modified(resolved),
    )
    return package.data


def make_print(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The print PDF; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.PRINT, diagnostics)
    work = partial(_set_pages, prepared, pictures)
    laid = _confined(work, limits, "the layout", diagnostics)
    if laid is None:
        return None
    diagnostics.extend(list(laid.problems))
    resolved, settings = prepared.resolved, prepared.resolved.settings
    metadata = resolved.publication.metadata
    data = finish(laid.pdf.data, laid.pdf.pages, metadata, settings.print)
    path = f"build/{settings.slug}-print.pdf"
    size = PageSize(settings.print.trim.width, settings.print.trim.height, settings.print.bleed)
    wanted = PdfExpectation(size, len(laid.pdf.pages.folios), metadata.title, metadata.language)
    chapters = printed_chapters(resolved, laid.pdf.pages, page_texts(data))
    proofs = (
        prove_pdf(data, path, diagnostics, wanted),
        prove_page_words(chapters, generated_words(resolved, laid.pdf.pages), path, diagnostics),
    )
    return Made(Product(path, data), proofs, laid.pdf.pages)


def _set_pages(prepared: Prepared, pictures: Mapping[str, Derivative]) -> Typeset:
    """Lay out until the page numbers in the pages are those of the pages; most books settle in the second round."""
    resolved, theme = prepared.resolved, prepared.theme
    before: PageMap | None = None
    pages: PageMap | None = None
    for _ in range(ROUNDS):
        rendered = render_edition(resolved, theme, Edition.PRINT, pictures, pages)
        resources = {r.name: r for r in _resources(prepared, pictures, rendered.stylesheet)}
        laid = typeset(rendered.documents, rendered.stylesheet, resources, resolved.publication.metadata)
        if laid.pdf.pages == pages:
            return laid
        before, pages = pages, laid.pdf.pages
    moved = _first_difference(before, pages)
    raise PagesUnsettledError(
        f"page numbers do not settle in {ROUNDS} rounds: {moved} moves each time", "change its length"
    )


def _first_difference(before: PageMap | None, after: PageMap | None) -> str:
    old, new = (before.anchors if before else {}), (after.anchors if after else {})
    return next((anchor for anchor in new if new[anchor] != old.get(anchor)), "the last page")


def _cover(prepared: Prepared, limits: jail.Limits, diagnostics: Diagnostics) -> Derivative | None:
    """The cover picture the publication names; without one a cover set from its title in the theme's type."""
    resolved = prepared.resolved
    named = resolved.settings.epub.cover
    if named:
        photo = resolved.publication.photo(named)
        path = f"content/{named}"
        if photo is None or path not in prepared.snapshot:
            message = f"there is no cover picture {named}"
            diagnostics.add(COVER_MISSING, Place("content/publication.toml"), message, "a path below content/")
            return None
        return develop(photo, prepared.snapshot.data(path), COVER, prepared.store, diagnostics)
    key = prepared.store.key("cover", repr(resolved.publication.metadata), repr(prepared.theme.layers))
    stored = prepared.store.get(key)
    if stored is None:
        stored = _confined(partial(_draw_cover, prepared), limits, "the cover", diagnostics)
        if stored is None:
            return None
        prepared.store.put(key, stored)
    return develop(Photo(name="photos/cover", file="cover.png"), stored, COVER, prepared.store, diagnostics)


def _draw_cover(prepared: Prepared) -> bytes:
    resolved = prepared.resolved
    document = render_cover(resolved, prepared.theme, None)
    sheet = render_stylesheet(resolved, prepared.theme, "print", "cover.css")
    resources = {r.name: r for r in _resources(prepared, {}, sheet)}
    laid = typeset([document], sheet, resources, resolved.publication.metadata)
    return picture_of(laid.pdf.data, "cover.png", 1707).data


def _confined(work: "partial[Result]", limits: jail.Limits, task: str, diagnostics: Diagnostics) -> Result | None:
    """What work gives in a confined process; nothing, and a problem, where a template or the content is at fault.

    The layout library puts fonts into temporary files: this process, which outlives the other, clears them away.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="caravan-pub-") as place:
            return jail.run(partial(_in_place, place, work), limits, task)
    except PagesUnsettledError as error:
        diagnostics.add(PAGES_UNSETTLED, Place("content"), error.message, error.help)
        return None
    except PublicationError as error:
        diagnostics.add(TEMPLATE_BROKEN, Place("templates"), error.message, error.help)
        return None


def _in_place(place: str, work: "partial[Result]") -> Result:
    tempfile.tempdir = place
    return work()


def _resources(prepared: Prepared, pictures: Mapping[str, Derivative], stylesheet: str) -> Sequence[Resource]:
    """Style sheet, fonts with their licences, and pictures, under the names that documents use."""
    fonts = [Resource(f"styles/{face.name}", "font/ttf", face.data) for face in prepared.theme.fonts]
    images = [Resource(picture.name, picture.media_type, picture.data) for picture in pictures.values()]
    return [Resource("styles/book.css", "text/css", stylesheet.encode()), *fonts, *images]


def _modified(resolved: Resolved) -> datetime:
    """When the publication changed: ``SOURCE_DATE_EPOCH``, else its date, else the first moment of 2000."""
    moment = changed_at()
    if moment is not None:
        return datetime.fromtimestamp(moment, UTC)
    day = resolved.publication.metadata.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
