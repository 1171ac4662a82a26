"""Printer's marks in a slug outside the bleed, where no ink of the page can cover them.

A crop mark stands in line with an edge of the trimmed page, a register mark ("cross") at the middle of each side.  Both
are in the separation colour All, which prints on every plate (ISO 32000-1, 8.6.6.4).  Colour bars ("bars") show each
ink in full, at half, and over others: by them a printer measures the sheet.
"""

from collections.abc import Sequence

import pikepdf

POINTS_PER_MM = 72 / 25.4
SLUG = 8 * POINTS_PER_MM
"""pt of sheet outside the bleed on every side, where marks are printed."""
LENGTH = 5 * POINTS_PER_MM
"""pt that a mark is long."""
GAP = 1 * POINTS_PER_MM
"""pt between the bleed and a mark."""
WEIGHT = 0.25
"""pt that a mark's line is thick: a hairline."""
PATCH = 5 * POINTS_PER_MM
"""pt of a side of a colour bar's patch."""
PATCHES = (
    "0 0 0 1", "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 .5", ".5 0 0 0", "0 .5 0 0", "0 0 .5 0",
    "1 1 0 0", "0 1 1 0", "1 0 1 0",
)  # fmt: skip
"""The patches in the order in which as many as fit are printed: inks in full, at half, and one over another."""
KAPPA = 0.5523
"""The handle of a Bézier curve that draws a quarter of a circle of radius 1."""

Box = tuple[float, float, float, float]


def add_slug(page: pikepdf.Page, bleed: Box) -> Box:
    """Extend a page's MediaBox by the slug on every side of the bleed (left, bottom, right, top in pt)."""
    left, bottom, right, top = bleed
    media = (left - SLUG, bottom - SLUG, right + SLUG, top + SLUG)
    page.mediabox = pikepdf.Array([round(side, 4) for side in media])
    page.cropbox = page.mediabox
    return media


def clip_to(pdf: pikepdf.Pdf, page: pikepdf.Page, bleed: Box) -> None:
    """Keep what a page shows within its bleed (left, bottom, right, top in pt): nothing of it prints in the slug."""
    left, bottom, right, top = bleed
    clip = f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n\n"
    page.contents_add(pdf.make_stream(clip.encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ\n"))


def draw_marks(pdf: pikepdf.Pdf, page: pikepdf.Page, trim: Box, bleed: Box, kinds: Sequence[str]) -> None:
    """Draw the marks (``crop``, ``cross``, ``bars``) of one page, after its content."""
    paths = (crop_marks(trim, bleed) if "crop" in kinds else "") + (crosses(trim, bleed) if "cross" in kinds else "")
    bars = colour_bars(trim, bleed) if "bars" in kinds else ""
    name = page.add_resource(_all_plates(), pikepdf.Name.ColorSpace, pikepdf.Name("/AllPlates"), replace_existing=True)
    drawn = f"q {name} CS 1 SCN {WEIGHT} w {paths}Q\n{bars}"
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(f"\nQ\n{drawn}".encode()))


def _all_plates() -> pikepdf.Object:
    """The separation colour space All; shown as four full inks where there are no plates."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])


def crop_marks(trim: Box, bleed: Box) -> str:
    """Two lines at each corner, in line with the trim, that begin outside the bleed."""
    lines = []
    for x, outer, way in ((trim[0], bleed[0], -1), (trim[2], bleed[2], 1)):
        for y, edge, up in ((trim[1], bleed[1], -1), (trim[3], bleed[3], 1)):
            lines.append(_line(outer + way * GAP, y, outer + way * (GAP + LENGTH), y))
            lines.append(_line(x, edge + up * GAP, x, edge + up * (GAP + LENGTH)))
    return "".join(lines)


def crosses(trim: Box, bleed: Box) -> str:
    """A register mark at the middle of each side: a circle with a cross through it."""
    middle = GAP + LENGTH / 2
    across, up = (trim[0] + trim[2]) / 2, (trim[1] + trim[3]) / 2
    places = (
        (bleed[0] - middle, up),
        (bleed[2] + middle, up),
        (across, bleed[1] - middle),
        (across, bleed[3] + middle),
    )
    arm, radius = LENGTH / 2, LENGTH / 4
    return "".join(
        _line(x - arm, y, x + arm, y) + _line(x, y - arm, x, y + arm) + _circle(x, y, radius) for x, y in places
    )


def colour_bars(trim: Box, bleed: Box) -> str:
    """Patches at the head, left of the register mark: each ink in full and at half, and two inks over each other."""
    bottom = bleed[3] + GAP
    left, patches = trim[0] + PATCH, []
    room = (trim[2] - trim[0]) / 2 - LENGTH - PATCH
    for nth, ink in enumerate(PATCHES[: int(room // PATCH)]):
        patches.append(f"{ink} k {left + nth * PATCH:.3f} {bottom:.3f} {PATCH:.3f} {PATCH:.3f} re f\n")
    return f"q {''.join(patches)}Q\n" if patches else ""


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S\n"


def _circle(x: float, y: float, radius: float) -> str:
    k = KAPPA * radius
    curves = (
        (x + radius, y + k, x + k, y + radius, x, y + radius),
        (x - k, y + radius, x - radius, y + k, x - radius, y),
        (x - radius, y - k, x - k, y - radius, x, y - radius),
        (x + k, y - radius, x + radius, y - k, x + radius, y),
    )
    drawn = "".join(" ".join(f"{value:.3f}" for value in curve) + " c " for curve in curves)
    return f"{x + radius:.3f} {y:.3f} m {drawn}S\n"
