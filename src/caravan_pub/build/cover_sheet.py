"""The printed cover: back, spine and front on one sheet, finished as the pages are, and proved."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from caravan_pub import jail
from caravan_pub.build.confined import Made, confined, resources
from caravan_pub.build.cover_picture import COVER_MISSING
from caravan_pub.build.for_press import press_ready
from caravan_pub.build.pictures import RECIPES
from caravan_pub.build.prepare import Prepared
from caravan_pub.cover import barcode, drawn, lay_cover, spine_width
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.layout import Typeset, typeset
from caravan_pub.model.cover import Barcode, CoverSheet
from caravan_pub.model.edition import Edition, PageMap, Pdf, Product, Resource
from caravan_pub.model.publication import Status
from caravan_pub.photos import Format, develop
from caravan_pub.presets import print_preset
from caravan_pub.prove import PageSize, PdfExpectation, PressExpectation, Proof, prove_pdf, trimmed_size
from caravan_pub.render import BARCODE, Front, direction_of, render_wraparound

SPINE_UNKNOWN = Rule(
    "spine-unknown",
    Severity.ERROR,
    """The width of the spine is not known.

Why: back, spine and front are one sheet, and the folds stand where the spine begins and ends.

Example: a ``[cover]`` without a preset that knows its papers.

Instead: ``spine = "12.4mm"`` as the printer's template says, ``caliper = "0.1mm"`` for the thickness of a leaf, or
``preset = "kdp-paperback"`` in ``[print]``.
""",
)
SPINE_TEXT_LEFT_OUT = Rule(
    "spine-text-left-out",
    Severity.WARNING,
    """The words that ``[cover]`` wants on the spine have no room there.

Why: a fold is never quite where it should be, and words on it would run on to the front; Amazon refuses a cover with
words on the spine of fewer than 79 pages.

Example: spine-text = "The Road North" for a book of 48 pages.

Instead: no ``spine-text``, or a book with more pages.
""",
)
COVER_TEXT_TOO_LONG = Rule(
    "cover-text-too-long",
    Severity.ERROR,
    """The text of the back of the cover does not fit above its foot.

Why: it would run into the barcode or off the sheet.

Example: a description of three hundred words on a page of 6 × 9 in.

Instead: text = ["A week on foot, told by those who walked."]
""",
)
COVER_WITHHELD = Rule(
    "cover-withheld",
    Severity.ERROR,
    """The photo on the cover is not cleared.

Why: a cover is printed large and shown everywhere.

Example: photo = "photos/zacapa.jpg", whose sidecar says ``status = "fpo"``.

Instead: a photo with ``status = "cleared"``, or none: then the cover is set from the title.
""",
)
COVER_OUTDATED = Rule(
    "cover-outdated",
    Severity.WARNING,
    """The cover in ``build/`` has the spine of a book with another number of pages.

Why: title and folds would stand beside the spine.

Example: six pages more since the cover was made.

Instead: caravan-pub cover
""",
)
COVER_MOVED = Rule(
    "cover-moved",
    Severity.NOTE,
    """The spine of the cover has another width than that of the last one.

Why: whoever has the last one, a designer or a printer, needs the new one.

Example: six pages more since the cover was made.

Instead: send the new file.
""",
)
PLACE = Place("content/publication.toml")
PPI = 300


def cover_path(prepared: Prepared) -> str:
    """Where the cover goes, below the publication's folder."""
    return f"build/{prepared.resolved.settings.slug}-cover.pdf"


def make_cover(prepared: Prepared, pages: int, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The cover of a print edition of so many pages; nothing, and a problem, where it cannot be made."""
    resolved = prepared.resolved
    metadata, settings = resolved.publication.metadata, resolved.settings
    sheet = measured(prepared, pages)
    if sheet is None:
        hint = '[cover] spine = "12.4mm" from the printer\'s template, or caliper = "0.1mm"'
        diagnostics.add(SPINE_UNKNOWN, PLACE, "the width of the spine is not known", hint)
        return None
    if settings.cover.spine_text and not sheet.spine_size:
        message = f"a spine of {sheet.spine:.2f} mm ({pages} pages) has no room for its words"
        diagnostics.add(SPINE_TEXT_LEFT_OUT, PLACE, message, "leave spine-text out")
    front = _front(prepared, sheet, diagnostics)
    if diagnostics.fail():
        return None
    code = barcode(settings.print.isbn) if settings.print.isbn else None
    laid = confined(partial(_set_sheet, prepared, sheet, code, front), limits, "the cover", diagnostics)
    if laid is None:
        return None
    diagnostics.extend(list(laid.problems))
    if len(laid.pdf.pages.folios) > 1:
        message = "the text of the back does not fit on the cover"
        diagnostics.add(COVER_TEXT_TOO_LONG, PLACE, message, "say it in fewer words, in [cover] text")
        return None
    press = replace(settings.print, trim=sheet.trim, bleed=sheet.bleed, spine_bleed=True, multiple=1)
    path = cover_path(prepared)
    data = press_ready(prepared, Pdf(laid.pdf.data, PageMap(("1",))), path, diagnostics, press)
    size = PageSize(sheet.trim.width, sheet.trim.height, sheet.bleed)
    wanted = PressExpectation(press.variant, press.ink)
    expected = PdfExpectation(size, 1, metadata.title, metadata.language, press=wanted)
    proof = prove_pdf(data, path, diagnostics, expected)
    return Made(Product(path, data), (_measures(sheet, code), proof))


def measured(prepared: Prepared, pages: int) -> CoverSheet | None:
    """The sheet of a book of so many pages; nothing where the spine's width is not known."""
    settings, metadata = prepared.resolved.settings, prepared.resolved.publication.metadata
    preset = print_preset(settings.print.preset)
    spine = spine_width(pages, settings.cover, preset)
    if spine is None:
        return None
    rtl = direction_of(metadata.language) == "rtl"
    return lay_cover(pages, spine, metadata, settings.cover, settings.print, preset, rtl=rtl)


def tell_moved(prepared: Prepared, pages: int, diagnostics: Diagnostics, limits: jail.Limits, *, rebuilt: bool) -> None:
    """Say so where the cover that lies in ``build/`` was made for another number of pages."""
    path = cover_path(prepared)
    file, sheet = prepared.folder / path, measured(prepared, pages)
    if sheet is None or file.is_symlink() or not file.is_file():
        return
    found = confined(partial(_trimmed, file), limits, "the last cover", diagnostics)
    if found is None or abs(found[0] - sheet.trim.width) < 0.02:
        return
    before = found[0] - 2 * sheet.panel.width
    message = f"the spine of the last cover is {before:.2f} mm; a book of {pages} pages has {sheet.spine:.2f} mm"
    if rebuilt:
        diagnostics.add(COVER_MOVED, PLACE, message, "the cover is made anew: send the new file")
    else:
        diagnostics.add(COVER_OUTDATED, PLACE, message, "make it anew: caravan-pub cover")


def _trimmed(file: Path) -> tuple[float, float] | None:
    return trimmed_size(file.read_bytes())


def _measures(sheet: CoverSheet, code: Barcode | None) -> Proof:
    words = "with words" if sheet.spine_size else "without words"
    size = f"{sheet.trim.width:.2f} × {sheet.trim.height:.2f} mm"
    told = f"{size}, spine {sheet.spine:.2f} mm {words} ({sheet.pages} pages)"
    return Proof("cover", told + (f", ISBN {code.written}" if code else ""))


def _front(prepared: Prepared, sheet: CoverSheet, diagnostics: Diagnostics) -> Front | None:
    """The picture of the front: the photo that ``[cover]`` names, else the finished cover that ``[epub]`` does."""
    settings, publication = prepared.resolved.settings, prepared.resolved.publication
    named = settings.cover.photo or settings.epub.cover
    if not named:
        return None
    photo = publication.photo(named)
    path = f"content/{named}"
    if photo is None or path not in prepared.snapshot:
        diagnostics.add(COVER_MISSING, PLACE, f"there is no cover picture {named}", "a path below content/")
        return None
    if photo.status is not Status.CLEARED:
        diagnostics.add(COVER_WITHHELD, PLACE, f"the cover's photo is not cleared: {named}", "take another, or none")
        return None
    long_side = round((max(sheet.panel.width, sheet.panel.height) + 2 * sheet.bleed) / 25.4 * PPI * 1.5)
    recipe = replace(RECIPES[Edition.PRINT], long_side=long_side, max_pixels=long_side**2, format=Format.JPEG)
    picture = develop(photo, prepared.snapshot.data(path), recipe, prepared.store, diagnostics)
    return (
        None if picture is None else Front(picture, not settings.cover.photo, photo.credit, photo.focus or (0.5, 0.5))
    )


def _set_sheet(prepared: Prepared, sheet: CoverSheet, code: Barcode | None, front: Front | None) -> Typeset:
    rendered = render_wraparound(prepared.resolved, prepared.theme, sheet, code, front)
    pictures = {"cover": front.picture} if front else {}
    held = {r.name: r for r in resources(prepared, pictures, rendered.stylesheet)}
    if code is not None:
        held[BARCODE] = Resource(BARCODE, "image/svg+xml", drawn(code))
    return typeset(rendered.documents, rendered.stylesheet, held, prepared.resolved.publication.metadata)
