"""The whole of an edition: documents, style sheet, navigation and cover from one theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caravan_pub.model.edition import Derivative, Document, Edition, FontFace, PageMap, Theme
from caravan_pub.model.publication import Matter, Metadata
from caravan_pub.model.remark import Remark
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.settings import PrintSettings
from caravan_pub.render.book import Book, Sheet, direction_of, metadata_view
from caravan_pub.render.documents import contents_lines, render_documents
from caravan_pub.render.environment import Templates
from caravan_pub.render.remarks import remarks_document

STYLESHEET = "style.css"


@dataclass(frozen=True, slots=True)
class Rendered:
    """An edition's documents in reading order and its style sheet."""

    documents: tuple[Document, ...]
    stylesheet: str


def render_edition(
    resolved: Resolved,
    theme: Theme,
    edition: Edition,
    pictures: Mapping[str, Derivative],
    pages: PageMap | None = None,
    remarks: tuple[Remark, ...] = (),
) -> Rendered:
    """Every document of an edition and its style sheet.

    ``pictures`` by the name of their photo.  ``pages`` is the page map of the last layout, for an edition with pages.
    ``remarks`` stand in the margin of a proof, and in a list at its end.
    """
    templates = Templates(theme, edition)
    families = tuple(dict.fromkeys(face.family for face in theme.fonts))
    book = Book(resolved, templates, pictures, edition.paged, pages, families, _sheet(resolved, edition), remarks)
    documents = render_documents(book, edition)
    if remarks:
        documents = (*documents, remarks_document(book))
    if edition is Edition.EPUB and not any(document.identifier == "contents" for document in documents):
        documents = (*documents, _navigation(book))
    count = len(pages.folios) if pages else 0
    return Rendered(documents, render_stylesheet(resolved, theme, edition, pages=count))


def _sheet(resolved: Resolved, edition: Edition) -> Sheet | None:
    """The page of an edition that has pages; those of print are bound, all others are read one by one."""
    if not edition.paged:
        return None
    page, settings = resolved.settings.page(edition), resolved.settings
    right_to_left = direction_of(resolved.publication.metadata.language) == "rtl"
    return Sheet(page.width, page.height, settings.bleed(edition), edition is Edition.PRINT, right_to_left)


def _navigation(book: Book) -> Document:
    """The navigation document of a publication whose structure has no contents: there, but not in the reading order."""
    metadata = book.resolved.publication.metadata
    title = book.word("Contents")
    values = {
        "book": metadata_view(metadata, book.resolved.settings.epub.isbn),
        "word": dict(book.resolved.words),
        "landmarks": [],
        "identifier": "contents",
        "matter": "front",
        "epub_type": "toc",
        "role": "doc-toc",
        "page_title": title,
        "title": title,
        "contents": contents_lines(book, book.resolved.contents),
    }
    markup = str(book.templates.fill("contents.xhtml", values))
    return Document("contents", "contents.xhtml", title, Matter.FRONT, markup, "toc", linear=False)


def render_cover(resolved: Resolved, theme: Theme, cover: Derivative | None) -> Document:
    """The cover: for an e-reader a document that shows the picture ``cover``; without one the page it is drawn from."""
    edition = Edition.EPUB if cover else Edition.PRINT
    title = resolved.words["Cover"]
    values = {
        "book": metadata_view(resolved.publication.metadata, ""),
        "word": dict(resolved.words),
        "identifier": "cover",
        "matter": "front",
        "epub_type": "cover",
        "role": "",
        "page_title": title,
        "picture": cover.name if cover else "",
    }
    markup = str(Templates(theme, edition).fill("cover.xhtml", values))
    return Document("cover", "cover.xhtml", title, Matter.FRONT, markup, "cover")


def proof_stamp(metadata: Metadata) -> str:
    """What stands on every page of a proof: that it is one, and the date of its content."""
    return " · ".join(filter(None, ("PROOF", str(metadata_view(metadata, "")["date"]))))


def render_line_numbers(resolved: Resolved, theme: Theme, pages: Sequence[Sequence[float]]) -> Document:
    """A page for each page, with a number at each of its lines, whose feet are in pt from the page's top."""
    values = {
        "book": metadata_view(resolved.publication.metadata, ""),
        "word": dict(resolved.words),
        "page_title": "",
        "pages": pages,
    }
    markup = str(Templates(theme, Edition.PROOF).fill("lines.xhtml", values))
    return Document("lines", "lines.xhtml", "", Matter.BODY, markup)


def render_stylesheet(
    resolved: Resolved, theme: Theme, edition: Edition, name: str = STYLESHEET, *, pages: int = 0
) -> str:
    """A style sheet: fonts, then from the weakest layer to the strongest what is common and what is the edition's own.

    A sheet is a template that knows the values of ``theme.toml``, the edition's page (mm) and the writing direction.
    ``pages``: how many the book has, on which the inside margin can depend; 0 while that is not known.
    """
    page = resolved.settings.page(edition)
    metadata = resolved.publication.metadata
    left, measure = resolved.settings.proof.column(right_to_left=direction_of(metadata.language) == "rtl")
    bound = resolved.settings.print if edition is Edition.PRINT else PrintSettings()
    values: dict[str, object] = {
        "page": {
            "width": page.width,
            "height": page.height,
            "bleed": resolved.settings.bleed(edition),
            "inside": bound.inside_margin(pages),
            "outside": bound.outside,
            "left": left,
            "measure": measure,
            "margin": page.width - measure - resolved.settings.proof.near,
            "gutter": left - 12 if direction_of(metadata.language) == "ltr" else left + measure + 4,
        },
        "stamp": proof_stamp(metadata),
        "direction": direction_of(metadata.language),
    }
    return fill_sheets(theme, edition, name, values)


def fill_sheets(theme: Theme, edition: Edition, name: str, values: Mapping[str, object]) -> str:
    """The style sheets of a name as one, filled with the theme's values and these."""
    sheets = [_font_face(face) for face in theme.fonts]
    for layer in reversed(theme.layers):
        for folder in ("common", *reversed(edition.folders)):
            path = f"{folder}/{name}"
            if path in layer:
                lone = Theme(theme.name, ({path: layer[path]},), {})
                sheets.append(str(Templates(lone, edition).fill(name, {**theme.tokens, **values})))
    return "\n".join([*sheets, *_scripts(theme)]) + "\n"


def _scripts(theme: Theme) -> list[str]:
    """A rule for each language whose letters are in a family of their own; it goes before what other rules say."""
    scripts = theme.tokens.get("scripts")
    families = {face.family for face in theme.fonts}
    return [
        f':lang({language}):not(#none) {{ font-family: "{table["family"]}", serif; letter-spacing: 0; }}'
        for language, table in (scripts.items() if isinstance(scripts, Mapping) else ())
        if isinstance(table, Mapping) and table.get("family") in families
    ]


def _font_face(face: FontFace) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f"src: url({face.name}); }}"
    )
