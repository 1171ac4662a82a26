"""The boxes of a page: the sheet, the bleed and the trimmed page."""

import io
from dataclasses import dataclass

import pikepdf

from caravan_pub.prove.pdf_rules import BOX
from caravan_pub.prove.proof import Findings

POINTS_PER_MM = 72 / 25.4

TOLERANCE = 0.1
"""How far an edge may be from its place, in pt."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageSize:
    """How large pages must be, in mm: the trimmed page and the bleed around it.

    Without ``gutter_bleed`` one of the sides, left or right, has no bleed: the one where the book is bound.
    ``margin`` is what the sheet has beyond the bleed on every side, absent where any will do.
    ``written`` is false where a page need not name its boxes, if its sheet is of the right size (a screen edition).
    """

    width: float
    height: float
    bleed: float = 0.0
    gutter_bleed: bool = True
    margin: float | None = None
    written: bool = True


def page_boxes(page: pikepdf.Page) -> tuple[Box, Box, Box]:
    """The trim, the bleed and the sheet of a page, each as left, bottom, right and top in pt."""
    unit = float(page.obj.get("/UserUnit", 1))
    trim, bleed, sheet = (_box(box, unit) for box in (page.trimbox, page.bleedbox, page.mediabox))
    return trim, bleed, sheet


def prove_boxes(page: pikepdf.Page, number: int, size: PageSize, findings: Findings) -> None:
    """Prove the boxes of one page; ``number`` counts from 1."""
    trim, bleed, media = page_boxes(page)
    for name in ("/TrimBox", "/BleedBox"):
        if size.written and name not in page.obj:
            findings.add(BOX, f"page {number} has no {name[1:]}")
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if abs(width - size.width * POINTS_PER_MM) > TOLERANCE or abs(height - size.height * POINTS_PER_MM) > TOLERANCE:
        findings.add(
            BOX,
            f"page {number} is {width / POINTS_PER_MM:.2f} × {height / POINTS_PER_MM:.2f} mm",
            hint=f"it should be {size.width:.2f} × {size.height:.2f} mm",
        )
    if (size.written or "/BleedBox" in page.obj) and not _bleeds(trim, bleed, size):
        sides = " · ".join(f"{side / POINTS_PER_MM:.2f}" for side in edges(trim, bleed))
        hint = f"it should be {size.bleed:.2f} mm"
        findings.add(BOX, f"page {number} bleeds (left · bottom · right · top) {sides} mm", hint=hint)
    beyond = edges(bleed, media)
    wrong = size.margin is not None and any(abs(side - size.margin * POINTS_PER_MM) > TOLERANCE for side in beyond)
    if wrong or min(beyond) < -TOLERANCE:
        findings.add(BOX, f"the sheet of page {number} (MediaBox) does not fit around its bleed")


def trimmed_size(data: bytes) -> tuple[float, float] | None:
    """Width and height in mm of the trim of a PDF's first page; nothing where it is no PDF that can be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            left, bottom, right, top = _box(pdf.pages[0].trimbox, 1.0)
    except (pikepdf.PdfError, LookupError, TypeError, ValueError):
        return None
    return (right - left) / POINTS_PER_MM, (top - bottom) / POINTS_PER_MM


def _box(box: pikepdf.Object, unit: float) -> Box:
    """A box as left, bottom, right and top, in pt."""
    left, bottom, right, top = (float(edge) * unit for edge in pikepdf.Array(box))
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def edges(inner: Box, outer: Box) -> Box:
    """How far the outer box is beyond the inner one, in pt: left, bottom, right, top."""
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def _bleeds(trim: Box, bleed: Box, size: PageSize) -> bool:
    sides = edges(trim, bleed)
    wanted = size.bleed * POINTS_PER_MM
    if size.gutter_bleed:
        allowed = [(wanted, wanted, wanted, wanted)]
    else:
        allowed = [(0.0, wanted, wanted, wanted), (wanted, wanted, 0.0, wanted)]
    return any(all(abs(a - b) <= TOLERANCE for a, b in zip(sides, each, strict=True)) for each in allowed)
