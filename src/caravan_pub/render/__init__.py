"""From the resolved publication and a theme to XHTML documents and style sheets."""

from caravan_pub.render.book import direction_of
from caravan_pub.render.editions import (
    Rendered,
    proof_stamp,
    render_cover,
    render_edition,
    render_line_numbers,
    render_stylesheet,
)
from caravan_pub.render.wraparound import BARCODE, Front, render_wraparound

__all__ = [
    "BARCODE",
    "Front",
    "Rendered",
    "direction_of",
    "proof_stamp",
    "render_cover",
    "render_edition",
    "render_line_numbers",
    "render_stylesheet",
    "render_wraparound",
]
