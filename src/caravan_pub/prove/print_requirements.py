"""A printed book's pages or its cover, held against what a printer asks for."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2

from caravan_pub.presets import PrintPreset
from caravan_pub.prove.pdf_boxes import Box, edges, page_boxes
from caravan_pub.prove.pdf_measures import Measures, measure
from caravan_pub.prove.requirement import Requirement, at_most
from caravan_pub.prove.text_extent import text_extents

POINTS_PER_MM = 72 / 25.4
CLOSE = 0.05
"""mm that two lengths may differ and be the same."""
INK_TOLERANCE = 3.0
"""Per cent of ink that rounding and the packing of a JPEG may add."""
CLAIMS = {"pdf/x-4": "PDF/X-4", "pdf/x-1a": "PDF/X-1a:2003", "pdf/x-1a:2001": "PDF/X-1a:2001"}
SETTING = "in [print] of publication.toml, and build again"


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A PDF that was read once: its measures, each page's boxes in pt (trim, bleed, sheet), and where its text stands.

    ``extents`` are each page's left, bottom, right and top of all letters, in pt; absent on a page without any.
    """

    size: int
    measures: Measures
    boxes: tuple[tuple[Box, Box, Box], ...]
    extents: tuple[Box | None, ...]
    language: str

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height of the first page's trim in mm."""
        left, bottom, right, top = self.boxes[0][0]
        return (right - left) / POINTS_PER_MM, (top - bottom) / POINTS_PER_MM

    @property
    def bleed(self) -> float:
        """How far the first page bleeds, in mm, at its foot."""
        trim, bleed, _ = self.boxes[0]
        return edges(trim, bleed)[1] / POINTS_PER_MM


def read_print_file(data: bytes) -> PrintFile:
    """The facts of a PDF.  LookupError, TypeError or ValueError where it is none that has pages."""
    try:
        return _read(data)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        raise ValueError(f"this is no PDF that can be read: {error}") from error


def _read(data: bytes) -> PrintFile:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = tuple(page_boxes(page) for page in pdf.pages)
        if not boxes:
            raise ValueError("the PDF has no pages")
        language = str(pdf.Root.get("/Lang", ""))
        return PrintFile(len(data), measure(pdf), boxes, text_extents(data), language)


def hold_pages(file: PrintFile, preset: PrintPreset, *, rtl: bool = False) -> list[Requirement]:
    """The interior of a book against a printer's requirements; ``rtl``: it is bound on the right."""
    return [*_pages(file, preset), *_boxes(file, preset, rtl), *_margins(file, preset, rtl), *_file(file, preset)]


def hold_cover(file: PrintFile, preset: PrintPreset, book: PrintFile | None) -> list[Requirement]:
    """A cover against a printer's requirements, and against the pages that it is for, where they are there."""
    return [*_sheet(file, preset, book), *_file(file, preset)]


def _pages(file: PrintFile, preset: PrintPreset) -> Iterator[Requirement]:
    count = len(file.boxes)
    if preset.least_pages:
        mend = "a book with fewer pages goes to a printer who staples"
        yield Requirement("pages", f"at least {preset.least_pages}", str(count), count >= preset.least_pages, mend)
    if preset.most_pages:
        mend = "smaller type, a larger page, or two volumes"
        yield Requirement("pages", f"at most {preset.most_pages}", str(count), count <= preset.most_pages, mend)
    if preset.multiple > 1:
        mend = f"multiple = {preset.multiple} {SETTING}"
        right = count % preset.multiple == 0
        yield Requirement("number of pages", f"a multiple of {preset.multiple}", str(count), right, mend)
    wide, high = file.trim
    known = ", ".join(f"{w:.5g} × {h:.5g} mm" for w, h in preset.trims) or _limits(preset)
    mend = f'trim = "{preset.trim[0]:g}mm x {preset.trim[1]:g}mm" {SETTING}'
    if known:
        yield Requirement("trim", known, f"{wide:.2f} × {high:.2f} mm", preset.takes(wide, high), mend)


def _limits(preset: PrintPreset) -> str:
    sides = (("wide", preset.widths), ("high", preset.heights))
    return ", ".join(f"{limits[0]:.4g} to {limits[1]:.4g} mm {word}" for word, limits in sides if limits)


def _boxes(file: PrintFile, preset: PrintPreset, rtl: bool) -> Iterator[Requirement]:
    wrong: list[str] = []
    for number, (trim, bleed, _) in enumerate(file.boxes):
        sides = [side / POINTS_PER_MM for side in edges(trim, bleed)]
        wanted = [preset.bleed] * 4
        if not preset.spine_bleed:
            wanted[0 if (number % 2 == 0) is not rtl else 2] = 0.0
        if any(abs(found - want) > CLOSE for found, want in zip(sides, wanted, strict=True)):
            wrong.append(f"page {number + 1}: {' · '.join(f'{side:.2f}' for side in sides)} mm")
    where = "" if preset.spine_bleed else ", none at the spine"
    found = f"{wrong[0]} ({len(wrong)} of {len(file.boxes)} pages)" if wrong else f"{preset.bleed:g} mm{where}"
    mend = f'preset = "{preset.name}", or bleed = "{preset.bleed:g}mm" {SETTING}'
    yield Requirement("bleed", f"{preset.bleed:g} mm{where}", found, not wrong, mend)


def _margins(file: PrintFile, preset: PrintPreset, rtl: bool) -> Iterator[Requirement]:
    """The narrowest margins of all pages: between the letters and the trim."""
    inner, outer = [], []
    for number, ((trim, _, _), extent) in enumerate(zip(file.boxes, file.extents, strict=True)):
        if extent is None:
            continue
        left, bottom, right, top = (side / POINTS_PER_MM for side in edges(extent, trim))
        spine_left = (number % 2 == 0) is not rtl
        inner.append((left if spine_left else right, number + 1))
        outer.append((min(right if spine_left else left, bottom, top), number + 1))
    asked = ((inner, "inside margin", preset.inside_margin(len(file.boxes)), "inside-margin"),
             (outer, "outside margin", preset.outside, "outside-margin"))  # fmt: skip
    for margins, name, least, key in asked:
        found, page = min(margins, default=(least, 0))
        mend = f'{key} = "{least:g}mm" {SETTING}'
        told = f"{found:.2f} mm on page {page}" if page else "no text"
        yield Requirement(name, f"at least {least:g} mm", told, found >= least - CLOSE, mend)


def _file(file: PrintFile, preset: PrintPreset) -> Iterator[Requirement]:
    measures = file.measures
    yield _marks(file, preset)
    claims = tuple(CLAIMS[variant] for variant in preset.variants)
    mend = f'variant = "{preset.variants[0]}" {SETTING}'
    yield Requirement("variant", " or ".join(claims), measures.claim or "no PDF/X", measures.claim in claims, mend)
    mend = "build it with caravan-pub, which separates every colour"
    count = f"{measures.foreign} in RGB or the like"
    yield Requirement("colours", "ink only", "ink only" if not measures.foreign else count, not measures.foreign, mend)
    most = preset.ink or 300
    mend = f"ink-limit = {most} {SETTING}"
    found = f"{measures.ink:.0f} %"
    yield Requirement("ink", f"at most {most} %", found, measures.ink <= most + INK_TOLERANCE, mend)
    missing = ", ".join(measures.missing_fonts)
    told = missing or f"{len(measures.fonts)} within the file"
    yield Requirement("fonts", "all within the file", told, not missing, "use fonts that the theme brings")
    yield from _pictures(measures, preset)
    yield from _interaction(measures, preset)
    if preset.megabytes:
        yield at_most("file", preset.megabytes, file.size / 1e6, "MB", "smaller photos, or a lower ppi")


def _marks(file: PrintFile, preset: PrintPreset) -> Requirement:
    """Marks stand where the sheet is larger than the bleed."""
    slug = any(max(edges(bleed, sheet)) > CLOSE * POINTS_PER_MM for _, bleed, sheet in file.boxes)
    wanted = ", ".join(preset.marks) or "none"
    found = "a sheet larger than its bleed, for marks" if slug else "none"
    marks = ", ".join(f'"{mark}"' for mark in preset.marks)
    return Requirement("marks", wanted, found, slug is bool(preset.marks), f"marks = [{marks}] {SETTING}")


def _pictures(measures: Measures, preset: PrintPreset) -> Iterator[Requirement]:
    placed = [picture for page in measures.pages for picture in page.pictures]
    least = min(placed, key=lambda picture: picture.ppi, default=None)
    found = f"{least.ppi:.0f} ppi on page {least.page}" if least else "no pictures"
    good = least is None or least.ppi >= preset.ppi - 1
    mend = "a larger original, or a smaller place: caravan-pub photos lists them"
    yield Requirement("resolution", f"{preset.ppi} ppi", found, good, mend, advised=least is None or least.ppi >= 150)
    if preset.ppi_most:
        finest = max(placed, key=lambda picture: picture.ppi, default=None)
        found = f"{finest.ppi:.0f} ppi on page {finest.page}" if finest else "no pictures"
        good = finest is None or finest.ppi <= preset.ppi_most
        mend = f"ppi = {preset.ppi} {SETTING}; else the printer reduces it"
        yield Requirement("resolution", f"at most {preset.ppi_most} ppi", found, good, mend, advised=True)


def _interaction(measures: Measures, preset: PrintPreset) -> Iterator[Requirement]:
    if preset.interactive:
        return
    notes = sum(page.annotations for page in measures.pages)
    told = [f"{notes} links or notes"] * bool(notes) + ["bookmarks"] * measures.bookmarks
    mend = f"bookmarks = false {SETTING}"
    found = ", ".join(told) or "none"
    yield Requirement("links, notes, bookmarks", "none", found, not told, mend)


def _sheet(file: PrintFile, preset: PrintPreset, book: PrintFile | None) -> Iterator[Requirement]:
    yield Requirement("sheets", "1", str(len(file.boxes)), len(file.boxes) == 1, "caravan-pub cover makes one")
    trim, bleed, _ = file.boxes[0]
    sides = [side / POINTS_PER_MM for side in edges(trim, bleed)]
    wanted = preset.cover.bleed
    mend = f'[cover] bleed = "{wanted:g}mm"'
    found = " · ".join(f"{side:.2f}" for side in sides) + " mm"
    even = all(abs(side - wanted) <= CLOSE for side in sides)
    yield Requirement("bleed", f"{wanted:g} mm on every side", found, even, mend)
    if book is not None:
        yield _spine(file, preset, book)


def _spine(file: PrintFile, preset: PrintPreset, book: PrintFile) -> Requirement:
    """The spine is what two trims leave of the sheet; where the printer publishes no rule, there must be one."""
    count, (wide, high) = len(book.boxes), book.trim
    spine = file.trim[0] - 2 * wide
    rules = preset.spine
    widths = {paper: count * page + rules.plus for paper, page in rules.papers.items()}
    told = ", ".join(f"{width:.2f} mm ({paper})" for paper, width in widths.items())
    good = any(abs(spine - width) <= CLOSE for width in widths.values()) if widths else spine > 0
    same = abs(file.trim[1] - high) <= CLOSE
    wanted = f"{told or 'as the printer says'} for {count} pages, {high:.2f} mm high"
    found = f"{spine:.2f} mm, {file.trim[1]:.2f} mm high"
    return Requirement("spine", wanted, found, good and same, "caravan-pub cover makes it anew")
