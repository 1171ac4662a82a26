"""What printers and shops ask for, as values.  Lengths are millimetres."""

from collections.abc import Mapping
from dataclasses import dataclass

Size = tuple[float, float]
"""Width and height."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from: which (``of``), the page or document (``at``), and the day it was read there.

    ``confirmed`` is false where the one who asks does not say it himself, or could not be read whole.
    """

    of: str
    at: str
    seen: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Spine:
    """How thick a bound book is: ``papers`` gives mm a page by paper, ``plus`` mm are added; no papers: not published.

    ``paper`` is the usual one.  Words may stand on the spine from ``text_pages`` pages on, ``clear`` mm from each fold.
    """

    papers: Mapping[str, float]
    paper: str = ""
    plus: float = 0.0
    text_pages: int = 0
    clear: float = 1.5875


@dataclass(frozen=True, slots=True)
class CoverRules:
    """A cover's sheet: mm of bleed (or of wrap round a board), of safety within the trim, the barcode's place.

    ``barcode`` is width and height of the white field in mm, ``barcode_edge`` its distance from fold and trim.
    ``boards``: the book is bound in boards, a hardcover.
    """

    bleed: float
    safe: float
    barcode: Size
    barcode_edge: float
    boards: bool = False


@dataclass(frozen=True, slots=True)
class PrintPreset:
    """A printer's requirements.

    ``trims`` are the only sizes it takes, ``widths`` and ``heights`` the limits of those it takes; empty: any.
    ``ink`` is the most ink in percent; ``ppi`` what a picture needs, ``ppi_most`` where it is reduced (0: nowhere).
    ``variants``: the kinds of PDF it takes, the one that is made first.  ``inside``: pairs of a number of pages and the
    inside margin of books of up to so many.  ``interactive``: links, bookmarks and notes may be in the file.
    """

    name: str
    title: str
    trim: Size
    trims: tuple[Size, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    bleed: float
    spine_bleed: bool
    least_pages: int
    most_pages: int
    multiple: int
    outside: float
    inside: tuple[tuple[int, float], ...]
    marks: tuple[str, ...]
    variants: tuple[str, ...]
    ink: int
    ppi: int
    ppi_most: int
    interactive: bool
    megabytes: int
    spine: Spine
    cover: CoverRules
    sources: tuple[Source, ...]

    def inside_margin(self, pages: int) -> float:
        """The least inside margin in mm of a book of so many pages."""
        return next((margin for most, margin in self.inside if pages <= most), self.inside[-1][1])

    def takes(self, width: float, height: float) -> bool:
        """Whether a trimmed page of this size in mm is one that is printed, to half a millimetre."""
        if self.trims:
            return any(abs(width - w) <= 0.5 and abs(height - h) <= 0.5 for w, h in self.trims)
        limits = ((width, self.widths), (height, self.heights))
        return all(not limit or limit[0] - 0.5 <= side <= limit[1] + 0.5 for side, limit in limits)


@dataclass(frozen=True, slots=True)
class EpubPreset:
    """A shop's or a reader's requirements.  Sizes are px; 0 or empty means that nothing is asked.

    ``megabytes`` and ``advised_megabytes`` are the whole file's, ``image_megabytes`` and ``pixels`` one picture's.
    ``cover_least`` is width and height, ``cover_most`` either side, ``cover_ratio`` width to height.
    ``cover_inside``: the package must hold its cover; ``cover_document``: in a document of its own.
    ``images``: what no picture may be (gif, cmyk, transparency); ``text``: what no text may hold (page-numbers).
    ``fonts``: the kinds of font file that are read.  ``suffix``: how a file's name must end to be read as meant.
    """

    name: str
    title: str
    suffix: str
    megabytes: int
    advised_megabytes: int
    cover_least: Size
    cover_most: int
    cover_advised: Size
    cover_ratio: float
    cover_inside: bool
    cover_document: bool
    pixels: int
    image_megabytes: int
    images: tuple[str, ...]
    text: tuple[str, ...]
    fonts: tuple[str, ...]
    sources: tuple[Source, ...]
