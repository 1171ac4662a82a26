"""What the figure's template needs to know: pictures or plates, the label, caption and credit."""

from dataclasses import dataclass

from markupsafe import Markup

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Photo
from caravan_pub.render.inlines import Writer

PLATE = 1.5
"""Width over height of a plate whose sidecar gives no aspect: 3:2, a 35 mm frame."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """A picture for templates.

    ``source`` is the file's name, empty for a plate; ``padding`` is the plate's height in per cent of its width.
    """

    source: str
    alt: str
    width: int
    height: int
    padding: str
    caption: Markup
    status: str
    decorative: bool


def figure_view(figure: n.Figure, writer: Writer) -> dict[str, object]:
    """A figure for its template."""
    book = writer.book
    photos = [book.resolved.publication.photo(panel.photo) for panel in figure.panels]
    target = book.resolved.targets[figure.identifier]
    caption = writer.run(figure.caption) or Markup(" ").join(
        photo.caption for photo in photos if photo and photo.caption
    )
    return {
        "identifier": figure.identifier,
        "placement": str(figure.placement),
        "label": book.word("Figure {number}", number=target.number),
        "caption": caption,
        "credits": list(dict.fromkeys(photo.credit for photo in photos if photo and photo.credit)),
        "panels": [_panel(panel, photo, writer) for panel, photo in zip(figure.panels, photos, strict=True)],
        "plate_word": book.word("For position only"),
    }


def _panel(panel: n.Panel, photo: Photo | None, writer: Writer) -> PanelView:
    derivative = writer.book.pictures.get(photo.name) if photo else None
    aspect = (photo.aspect if photo else None) or PLATE
    return PanelView(
        source=derivative.name if derivative else "",
        alt=panel.alt or (photo.alt if photo else None) or "",
        width=derivative.width if derivative else 0,
        height=derivative.height if derivative else 0,
        padding=f"{100 / aspect:.3f}".rstrip("0").rstrip("."),
        caption=writer.run(panel.caption),
        status=str(photo.status) if photo else "",
        decorative=photo.decorative if photo else False,
    )
