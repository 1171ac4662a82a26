"""The EPUB edition: documents, pictures, fonts and a cover in one package, proved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from caravan_pub import jail
from caravan_pub.build.confined import Made, confined, resources
from caravan_pub.build.cover_picture import cover_picture
from caravan_pub.build.page_map import as_read, kept_pages, page_source
from caravan_pub.build.pictures import make_pictures
from caravan_pub.build.prepare import Prepared, modified_at
from caravan_pub.build.words import expected_words
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.epub import (
    Accessibility,
    Marked,
    Split,
    accessibility_of,
    build_package,
    mark_pages,
    split_documents,
    subset_fonts,
    with_page_list,
)
from caravan_pub.model.edition import Derivative, Edition, PageMap, Product
from caravan_pub.prove import prove_epub, prove_page_list, prove_words
from caravan_pub.render import render_cover, render_edition

GENERATED = ("label", "number", "noteref", "back", "plate-word", "notes-title", "call-separator", "data")
"""Classes of what a document says that nobody wrote: labels, numbers, plates."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What a reader reads: the documents, and how they look."""

    split: Split
    stylesheet: str


def make_epub(
    prepared: Prepared,
    diagnostics: Diagnostics,
    limits: jail.Limits,
    printed: PageMap | None = None,
    *,
    claim: bool = False,
) -> Made | None:
    """The EPUB; nothing, and a problem, where it cannot be made.

    ``printed`` is the page map of the print edition; without it the last one of the same content is taken.
    ``claim``: conformance is claimed, since the EPUB will be published only if the official checkers find nothing.
    """
    known = printed or kept_pages(prepared)
    pages = as_read(known, prepared.resolved.words["page {folio}"]) if known else None
    pictures = make_pictures(prepared, Edition.EPUB, diagnostics)
    cover = cover_picture(prepared, limits, diagnostics)
    if diagnostics.fail():
        return None
    text = confined(partial(_written, prepared, pictures, cover, pages), limits, "the EPUB", diagnostics)
    if text is None:
        return None
    said = accessibility_of(
        prepared.resolved, page_source(prepared) if pages else "", _certifier(prepared) if claim else ""
    )
    fonts = subset_fonts(prepared.theme.fonts, text.split.documents, text.stylesheet)
    lighter = replace(prepared, theme=replace(prepared.theme, fonts=fonts))
    data = confined(partial(_package, lighter, pictures, cover, text, said), limits, "the EPUB", diagnostics)
    if data is None or diagnostics.fail():
        return None
    path = f"build/{prepared.resolved.settings.slug}.epub"
    expected = expected_words(prepared.resolved)
    proofs = (
        prove_epub(data, path, diagnostics),
        prove_words(data, path, expected, diagnostics, GENERATED),
        prove_page_list(data, path, pages, frozenset(name for name, _ in expected), diagnostics),
    )
    return Made(Product(path, data), proofs)


def _written(
    prepared: Prepared, pictures: Mapping[str, Derivative], cover: Derivative | None, pages: PageMap | None
) -> _Text:
    """The documents with their marks and the page list, long ones parted, the cover first."""
    resolved, theme = prepared.resolved, prepared.theme
    rendered = render_edition(resolved, theme, Edition.EPUB, pictures)
    marked = mark_pages(rendered.documents, pages) if pages else Marked(rendered.documents, ())
    title = resolved.words["Printed pages"]
    listed = [with_page_list(one, marked.pages, title) if one.identifier == "contents" else one
              for one in marked.documents]  # fmt: skip
    if cover is not None:
        listed.insert(0, render_cover(resolved, theme, cover))
    return _Text(split_documents(listed), rendered.stylesheet)


def _package(
    prepared: Prepared,
    pictures: Mapping[str, Derivative],
    cover: Derivative | None,
    text: _Text,
    accessibility: Accessibility,
) -> bytes:
    resolved = prepared.resolved
    package = build_package(
        resolved.publication.metadata,
        resolved.settings.epub,
        [document for document in text.split.documents if document.linear],
        next(document for document in text.split.documents if document.identifier == "contents"),
        text.split.contents(resolved.contents),
        resources(prepared, pictures, text.stylesheet),
        cover,
        accessibility,
        modified_at(resolved),
    )
    return package.data


def _certifier(prepared: Prepared) -> str:
    """Who answers for what the book claims: its publisher, else its first author."""
    metadata = prepared.resolved.publication.metadata
    return metadata.publisher or next((creator.name for creator in metadata.creators), "")
