"""What the figure's template needs to know: pictures or plates, the label, caption and credit."""

from dataclasses import astuple, dataclass
from math import inf

from markupsafe import Markup

from caravan_pub.fitting import APART, RESERVED, Window, across_fold, covering, focus_within, shares
from caravan_pub.model import nodes as n
from caravan_pub.model.kinds import Placement
from caravan_pub.model.publication import Photo
from caravan_pub.render.book import Sheet
from caravan_pub.render.data_tables import data_view
from caravan_pub.render.inlines import Writer

PLATE = 1.5
"""Width over height of a plate whose sidecar gives no aspect: 3:2, a 35 mm frame."""

WHOLE = 100.0
"""The width of a group in per cent."""

SIDES = 39.0
"""mm of a page's width that its margins take."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """A picture for templates.

    ``source`` is the file's name, empty for a plate; ``padding`` is the plate's height in per cent of its width.
    ``share`` is its part of the figure's width in per cent.
    """

    source: str
    alt: str
    width: int
    height: int
    padding: str
    share: str
    caption: Markup
    status: str
    decorative: bool


def figure_view(figure: n.Figure, writer: Writer) -> dict[str, object]:
    """A figure for its template.

    ``places``: where a picture that fills a page, or two, lies on each, as a style; without any it stands among the
    text.  A group has no page of its own, and where pages have no fold a spread is shown whole.
    """
    book = writer.book
    photos = [book.resolved.publication.photo(panel.photo) for panel in figure.panels]
    target = book.resolved.targets[figure.identifier]
    caption = writer.run(figure.caption) or Markup(" ").join(
        photo.caption for photo in photos if photo and photo.caption
    )
    aspects = [_aspect(photo, writer) for photo in photos]
    places = _places(figure.placement, photos[0], aspects[0], book.sheet) if len(photos) == 1 else []
    return {
        "identifier": figure.identifier,
        "placement": str(figure.placement if places or not book.sheet else _among_text(figure.placement)),
        "label": book.word("Figure {number}", number=target.number),
        "caption": caption,
        "credits": []
        if book.resolved.credits_gathered
        else list(dict.fromkeys(photo.credit for photo in photos if photo and photo.credit)),
        "panels": [
            _panel(panel, photo, aspect, share, writer)
            for panel, photo, aspect, share in zip(
                figure.panels, photos, aspects, shares(aspects, WHOLE, WHOLE * APART, _highest(book.sheet)), strict=True
            )
        ],
        "places": places,
        "plate_word": book.word("For position only"),
        "tables": [view for photo in photos if photo and photo.drawing and (view := data_view(photo.drawing, book))],
    }


def _highest(sheet: Sheet | None) -> float:
    """How high the pictures of a figure may be, in per cent of the text's width, so that their caption stands below."""
    return inf if sheet is None else WHOLE * (sheet.height - RESERVED) / (sheet.width - SIDES)


def _among_text(placement: Placement) -> Placement:
    """How a figure stands that could fill pages, but does not."""
    instead = {Placement.FULL_PAGE: Placement.INLINE, Placement.SPREAD: Placement.WIDE}
    return instead.get(placement, placement)


def _places(placement: Placement, photo: Photo | None, aspect: float, sheet: Sheet | None) -> list[str]:
    """Where a picture that fills its page, or two that face each other, lies on each, in their order."""
    if sheet is None:
        return []
    focus = focus_within(photo.focus, astuple(photo.crop) if photo.crop else None) if photo else None
    wide, high = sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed
    if placement is Placement.FULL_PAGE:
        return [_place(covering(aspect, wide, high, focus), 0.0)]
    if placement is Placement.SPREAD and sheet.bound:
        window = across_fold(aspect, wide + sheet.width, high, focus)
        halves = [_place(window, 0.0), _place(window, sheet.width)]
        return halves[::-1] if sheet.right_to_left else halves
    return []


def _place(window: Window, shift: float) -> str:
    return (
        f"left: {window.left - shift:.3f}mm; top: {window.top:.3f}mm; "
        f"width: {window.width:.3f}mm; height: {window.height:.3f}mm"
    )


def _aspect(photo: Photo | None, writer: Writer) -> float:
    derivative = writer.book.pictures.get(photo.name) if photo else None
    if derivative is not None:
        return derivative.width / derivative.height
    return (photo.aspect if photo else None) or PLATE


def _panel(panel: n.Panel, photo: Photo | None, aspect: float, share: float, writer: Writer) -> PanelView:
    derivative = writer.book.pictures.get(photo.name) if photo else None
    return PanelView(
        source=derivative.name if derivative else "",
        alt=panel.alt or (photo.alt if photo else None) or "",
        width=derivative.width if derivative else 0,
        height=derivative.height if derivative else 0,
        padding=_short(100 / aspect),
        share=_short(share),
        caption=writer.run(panel.caption),
        status=str(photo.status) if photo else "",
        decorative=photo.decorative if photo else False,
    )


def _short(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
