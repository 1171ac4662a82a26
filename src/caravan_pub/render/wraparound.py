"""The printed cover: one document that shows back, spine and front side by side."""

from dataclasses import dataclass

from caravan_pub.model.cover import Barcode, CoverSheet
from caravan_pub.model.edition import Derivative, Document, Edition, Theme
from caravan_pub.model.publication import Matter
from caravan_pub.model.resolved import Resolved
from caravan_pub.render.book import direction_of, metadata_view
from caravan_pub.render.editions import Rendered, fill_sheets
from caravan_pub.render.environment import Templates

BARCODE = "images/barcode.svg"
"""The name by which the document shows the barcode's bars."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front shows beside its words: a picture that fills it (``whole``), or one above the title.

    ``credit`` is said on the back; ``focus`` is the point that must be seen, in fractions of width and height.
    """

    picture: Derivative
    whole: bool = False
    credit: str = ""
    focus: tuple[float, float] = (0.5, 0.5)


def render_wraparound(
    resolved: Resolved, theme: Theme, sheet: CoverSheet, code: Barcode | None, front: Front | None
) -> Rendered:
    """The document of a printed cover and its style sheet."""
    metadata, cover = resolved.publication.metadata, resolved.settings.cover
    title = resolved.words["Cover"]
    values: dict[str, object] = {
        "book": metadata_view(metadata, resolved.settings.print.isbn),
        "word": dict(resolved.words),
        "identifier": "cover",
        "matter": "front",
        "epub_type": "cover",
        "role": "",
        "page_title": title,
        "sheet": sheet,
        "texts": cover.text or ((metadata.description,) if metadata.description else ()),
        "spine_text": cover.spine_text or "",
        "price": cover.price,
        "picture": front.picture.name if front else "",
        "picture_is_whole": front is not None and front.whole,
        "credit": front.credit if front else "",
        "isbn": code.written if code else "",
        "digits": code.digits if code else "",
        "barcode": BARCODE if code else "",
    }
    markup = str(Templates(theme, Edition.PRINT).fill("wraparound.xhtml", values))
    size = sheet.trim
    look: dict[str, object] = {
        "page": {"width": size.width, "height": size.height, "bleed": sheet.bleed},
        "sheet": sheet,
        "focus": front.focus if front else (0.5, 0.5),
        "pictured": front is not None and not front.whole,
        "direction": direction_of(metadata.language),
    }
    document = Document("cover", "wraparound.xhtml", title, Matter.FRONT, markup, "cover")
    return Rendered((document,), fill_sheets(theme, Edition.PRINT, "wraparound.css", look))
