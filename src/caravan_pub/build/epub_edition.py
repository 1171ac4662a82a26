"""The EPUB edition: documents, pictures, fonts and a cover in one package, proved."""

from collections.abc import Mapping
from functools import partial

from caravan_pub import jail
from caravan_pub.build.confined import Made, confined, resources
from caravan_pub.build.cover_picture import cover_picture
from caravan_pub.build.pictures import make_pictures
from caravan_pub.build.prepare import Prepared, modified_at
from caravan_pub.build.words import expected_words
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.epub import accessibility_of, build_package
from caravan_pub.model.edition import Derivative, Edition, Product
from caravan_pub.prove import prove_epub, prove_words
from caravan_pub.render import render_cover, render_edition

GENERATED = ("label", "number", "noteref", "back", "plate-word", "notes-title", "call-separator")
"""Classes of what a document says that nobody wrote: labels, numbers, plates."""


def make_epub(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The EPUB; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.EPUB, diagnostics)
    cover = cover_picture(prepared, limits, diagnostics)
    if diagnostics.fail():
        return None
    data = confined(partial(_package, prepared, pictures, cover), limits, "the EPUB", diagnostics)
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
        resources(prepared, pictures, rendered.stylesheet),
        cover,
        accessibility_of(resolved),
        modified_at(resolved),
    )
    return package.data
