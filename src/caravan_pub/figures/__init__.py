"""Charts and maps, drawn as SVG from data."""

from caravan_pub.figures.palette import Palette
from caravan_pub.model.publication import Drawing

__all__ = ["Palette", "draw"]


def draw(drawing: Drawing, palette: Palette, width_mm: float) -> str:
    """The drawing as an SVG document ``width_mm`` millimetres wide; see ``drawing.draw``.

    matplotlib takes over half a second to import, so it is imported here, when something is drawn.
    """
    from caravan_pub.figures import drawing as board

    return board.draw(drawing, palette, width_mm)
