"""A sheet of paper to draw on, in points from its upper left corner; matplotlib writes it as SVG."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

Point = tuple[float, float]

POINTS = 72
"""Points in an inch; an SVG of matplotlib counts in them."""


@contextmanager
def own_settings() -> Iterator[None]:
    """Matplotlib as it comes, with our settings, whatever the user's own settings are; they are put back afterwards."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.fonttype"] = "path"
        mpl.rcParams["svg.hashsalt"] = "caravan-pub"
        mpl.rcParams["lines.scale_dashes"] = False
        mpl.rcParams["path.simplify"] = False
        yield


class Sheet:
    """A sheet ``width`` by ``height`` points.  What is drawn later lies above.  To be used within ``own_settings``."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._figure = Figure(figsize=(width / POINTS, height / POINTS), dpi=POINTS, frameon=False)
        FigureCanvasSVG(self._figure)
        self._upright = Affine2D().scale(1, -1).translate(0, height)

    def area(self, rings: Sequence[Sequence[Point]], fill: str, edge: str = "", edge_width: float = 0.0) -> None:
        """Fill what closed rings surround; holes run against the outer ring."""
        closed = [Path([*ring, ring[0]], closed=True) for ring in rings if ring]
        if closed:
            self._draw(Path.make_compound_path(*closed), fill, edge, edge_width)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle; x and y are its upper left corner."""
        self.area([[(x, y), (x + width, y), (x + width, y + height), (x, y + height)]], fill)

    def disc(self, centre: Point, radius: float, fill: str, edge: str = "", edge_width: float = 0.0) -> None:
        """Fill a circle."""
        self._draw(Path.circle(centre, radius), fill, edge, edge_width)

    def line(self, points: Sequence[Point], colour: str, width: float, dashes: tuple[float, ...] = ()) -> None:
        """Draw a line ``width`` points wide; ``dashes`` are the lengths of strokes and gaps in points."""
        self._draw(Path(list(points)), "", colour, width, dashes)

    def words(self, x: float, y: float, outline: Path, colour: str, halo: str = "", halo_width: float = 0.0) -> None:
        """Set words whose outline starts at x = 0 and stands on y = 0: x is their left edge, y their baseline."""
        if len(outline) < 2:
            return
        placed = outline.transformed(Affine2D().scale(1, -1).translate(x, y))
        if halo:
            self._draw(placed, "", halo, 2 * halo_width)
        self._draw(placed, colour, "", 0.0)

    def _draw(self, path: Path, fill: str, edge: str, width: float, dashes: tuple[float, ...] = ()) -> None:
        patch = PathPatch(
            path,
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=width if edge else 0,
            linestyle=(0, dashes) if dashes else "solid",
            joinstyle="round",
            capstyle="butt",
            transform=self._upright,
        )
        self._figure.add_artist(patch)

    def svg(self) -> str:
        """The sheet as matplotlib writes it: with a prologue, metadata and names that nobody needs."""
        written = io.StringIO()
        self._figure.savefig(
            written, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
        return written.getvalue()
