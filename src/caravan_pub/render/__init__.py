"""From the resolved publication and a theme to XHTML documents and style sheets."""

from caravan_pub.render.book import direction_of
from caravan_pub.render.editions import Rendered, render_cover, render_edition, render_stylesheet
from caravan_pub.render.wraparound import BARCODE, Front, render_wraparound

__all__ = [
    "BARCODE",
    "Front",
    "Rendered",
    "direction_of",
    "render_cover",
    "render_edition",
    "render_stylesheet",
    "render_wraparound",
]
