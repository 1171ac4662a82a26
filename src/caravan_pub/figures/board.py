"""The drawing board: a sheet with the theme's colours and letters, and what all charts have in common."""

from dataclasses import dataclass

from caravan_pub.errors import PublicationError
from caravan_pub.figures.lettering import LEADING, Lettering
from caravan_pub.figures.palette import Palette
from caravan_pub.figures.sheet import Sheet
from caravan_pub.model.publication import Drawing

LABEL = 8.5
"""The size of names and values in points."""

SMALL = 7.5
"""The size of units, ticks and remarks in points."""

HAIRLINE = 0.5
"""The width of the thinnest line in points; thinner ones break up in print."""

GAP = 6.0
"""The space between a name, a bar and its value in points."""

MOST_NOTES = 12

WIDEST_NAME = 0.4
"""How much of a chart's width the names of its rows may take."""


@dataclass(frozen=True, slots=True)
class Board:
    """A sheet, the colours, the letters for labels and those for remarks."""

    sheet: Sheet
    palette: Palette
    labels: Lettering
    text: Lettering

    def label(
        self,
        x: float,
        baseline: float,
        words: str,
        *,
        align: float = 0.0,
        size: float = LABEL,
        colour: str = "",
        halo: str = "",
    ) -> None:
        """Set words in the label font; ``align`` says which part of their width lies left of x: 0, 0.5 or 1."""
        outline = self.labels.outline(words, size)
        left = x - align * outline.width
        self.sheet.words(left, baseline, outline.path, colour or self.palette.ink, halo, 1.6)

    def block(self, x: float, middle: float, lines: tuple[str, ...], size: float = LABEL) -> None:
        """Set lines flush left, their middle at a height."""
        first = middle - (len(lines) - 1) * size * LEADING / 2 + self.labels.capital(size) / 2
        for number, line in enumerate(lines):
            self.label(x, first + number * size * LEADING, line, size=size)

    def frame(self, drawing: Drawing) -> tuple[float, float]:
        """Set the unit at the head and the remarks at the foot; what lies between, top and bottom, is free.

        Raises PublicationError where there are too many remarks.
        """
        if len(drawing.notes) > MOST_NOTES:
            raise PublicationError(
                f"{len(drawing.notes)} remarks do not fit into a chart; at most {MOST_NOTES} do",
                "say it in the caption",
            )
        sheet, palette = self.sheet, self.palette
        sheet.box(0, 0, sheet.width, sheet.height, palette.paper)
        top = 0.0
        for line in self.labels.lines(drawing.unit, SMALL, sheet.width):
            top += SMALL * LEADING
            self.label(0, top - SMALL * 0.35, line, size=SMALL)
        remarks = [line for note in drawing.notes for line in self.text.lines(note, SMALL, sheet.width)]
        bottom = sheet.height - len(remarks) * SMALL * LEADING
        for number, line in enumerate(remarks):
            baseline = bottom + (number + 1) * SMALL * LEADING - SMALL * 0.35
            sheet.words(0, baseline, self.text.outline(line, SMALL).path, palette.ink)
        return top + (GAP if top else 0.0), bottom - (GAP * 1.5 if remarks else 0.0)

    def names(self, names: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], float]:
        """The names of rows, broken into lines, and the width in points that they take."""
        broken = tuple(self.labels.lines(name, LABEL, self.sheet.width * WIDEST_NAME) for name in names)
        widths = [self.labels.width(line, LABEL) for lines in broken for line in lines]
        return broken, max(widths, default=0.0)

    def pitch(self, space: float, names: tuple[tuple[str, ...], ...]) -> float:
        """The height of a row in points.  Raises PublicationError where the rows do not fit into the space."""
        least = max(len(lines) for lines in names) * LABEL * LEADING + 2
        if space / len(names) < least:
            height = self.sheet.height - space + least * len(names)
            raise PublicationError(
                f"the {len(names)} rows of this chart do not fit into its height",
                f"make it taller: aspect = {self.sheet.width / height:.2f} or less",
            )
        return space / len(names)
