"""Every requirement of every printer is one that a file can fail."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from caravan_pub.presets import PRINT_NAMES, PrintPreset, print_preset
from caravan_pub.prove.pdf_measures import Measures, PageMeasures, PlacedPicture
from caravan_pub.prove.print_requirements import CLAIMS, PrintFile, hold_cover, hold_pages, read_print_file
from caravan_pub.prove.requirement import Requirement
from tests.prove.sample import pdf

MM = 72 / 25.4
Box = tuple[float, float, float, float]


def preset(name: str) -> PrintPreset:
    found = print_preset(name)
    assert found is not None
    return found


def around(box: Box, left: float, bottom: float, right: float, top: float) -> Box:
    """A box that is larger than another by so many mm."""
    return (box[0] - left * MM, box[1] - bottom * MM, box[2] + right * MM, box[3] + top * MM)


def boxes(p: PrintPreset, number: int, width: float, height: float, *, spine: bool = True) -> tuple[Box, Box, Box]:
    """The boxes of a page as its printer wants them; ``number`` counts from 0."""
    trim = (0.0, 0.0, width * MM, height * MM)
    sides = [p.bleed if spine else p.cover.bleed] * 4
    if spine and not p.spine_bleed:
        sides[0 if number % 2 == 0 else 2] = 0.0
    bleed = around(trim, *sides)
    slug = 8 if p.marks else 0
    return trim, bleed, around(bleed, slug, slug, slug, slug)


def right_file(p: PrintPreset) -> PrintFile:
    """A file that keeps every requirement of a printer, and only just."""
    count = max(p.least_pages, p.multiple, 2)
    count += -count % p.multiple
    width, height = p.trim
    inner, outer = p.inside_margin(count), p.outside
    extents: list[Box | None] = []
    for number in range(count):
        left, right = (inner, outer) if number % 2 == 0 else (outer, inner)
        extents.append((left * MM, outer * MM, (width - right) * MM, (height - outer) * MM))
    extents[-1] = None
    picture = PlacedPicture(1, (p.ppi * 2, p.ppi * 2), (144, 144), "DeviceCMYK", float(p.ink or 300))
    pages = tuple(
        PageMeasures(number + 1, ink=100.0, pictures=[picture] if number == 0 else []) for number in range(count)
    )
    claim = CLAIMS[p.variants[0]]
    measures = Measures("1.4", claim, "FOGRA39", pages, bookmarks=False, fonts=("Spectral",), missing_fonts=())
    return PrintFile(1_000_000, measures, tuple(boxes(p, n, width, height) for n in range(count)), tuple(extents), "en")


def failing(requirements: list[Requirement]) -> list[str]:
    return [requirement.name for requirement in requirements if not requirement.passed]


@pytest.mark.parametrize("name", PRINT_NAMES)
def test_a_file_that_keeps_every_requirement_passes(name: str) -> None:
    requirements = hold_pages(right_file(preset(name)), preset(name))
    assert failing(requirements) == []
    assert all(r.wanted and r.found and r.mend for r in requirements)


Change = Callable[[PrintFile, PrintPreset], PrintFile]


def shortened(f: PrintFile, pages: int) -> PrintFile:
    return replace(f, boxes=f.boxes[:pages], extents=f.extents[:pages])


def measured(f: PrintFile, **changed: object) -> PrintFile:
    return replace(f, measures=replace(f.measures, **changed))  # type: ignore[arg-type]


def first_page(f: PrintFile, **changed: object) -> PrintFile:
    page = replace(f.measures.pages[0], **changed)  # type: ignore[arg-type]
    return measured(f, pages=(page, *f.measures.pages[1:]))


def picture_of(f: PrintFile, pixels: int) -> PrintFile:
    return first_page(f, pictures=[PlacedPicture(1, (pixels, pixels), (144, 144), "DeviceCMYK")])


def longer(f: PrintFile, times: int) -> PrintFile:
    return replace(f, boxes=f.boxes * times, extents=f.extents * times)


def other_trim(f: PrintFile, p: PrintPreset, width: float, height: float) -> PrintFile:
    return replace(f, boxes=tuple(boxes(p, n, width, height) for n in range(len(f.boxes))))


def wider(f: PrintFile, side: int) -> PrintFile:
    """Text that comes 1 mm nearer to an edge of the first page."""
    first = f.extents[0]
    assert first is not None
    moved = [edge + ((-1 if side < 2 else 1) * MM if number == side else 0) for number, edge in enumerate(first)]
    left, bottom, right, top = moved
    return replace(f, extents=((left, bottom, right, top), *f.extents[1:]))


def no_bleed(f: PrintFile, p: PrintPreset) -> PrintFile:
    trim, bleed, sheet = f.boxes[1]
    del p
    return replace(f, boxes=(f.boxes[0], (trim, around(bleed, 0, 1, 0, 0), sheet), *f.boxes[2:]))


def slug(f: PrintFile, p: PrintPreset) -> PrintFile:
    """Marks where none are wanted, or none where they are."""
    grown = 0 if p.marks else 8
    return replace(f, boxes=tuple((t, b, around(b, grown, grown, grown, grown)) for t, b, _ in f.boxes))


CHANGES: list[tuple[str, str, tuple[str, ...], Change]] = [
    ("pages", "too few", ("kdp-paperback", "kdp-hardcover", "ingram", "lulu"),
     lambda f, p: shortened(f, p.least_pages - p.multiple)),
    ("pages", "too many", ("kdp-paperback", "kdp-hardcover", "lulu"), lambda f, _: longer(f, 40)),
    ("number of pages", "odd", ("kdp-paperback", "kdp-hardcover", "ingram", "lulu", "newsprint"),
     lambda f, p: replace(f, boxes=(*f.boxes, boxes(p, len(f.boxes), *p.trim)), extents=(*f.extents, None))),
    ("trim", "another", ("kdp-paperback", "kdp-hardcover", "office"), lambda f, p: other_trim(f, p, 300, 300)),
    ("bleed", "another", PRINT_NAMES, no_bleed),
    ("inside margin", "narrow", PRINT_NAMES, lambda f, _: wider(f, 0)),
    ("outside margin", "narrow", PRINT_NAMES, lambda f, _: wider(f, 2)),
    ("outside margin", "low", PRINT_NAMES, lambda f, _: wider(f, 1)),
    ("marks", "the contrary", PRINT_NAMES, slug),
    ("variant", "none", PRINT_NAMES, lambda f, _: measured(f, claim="")),
    ("colours", "RGB", PRINT_NAMES, lambda f, _: first_page(f, foreign=["a colour in DeviceRGB"])),
    ("ink", "too much", PRINT_NAMES, lambda f, p: first_page(f, ink=(p.ink or 300) + 10.0)),
    ("fonts", "one missing", PRINT_NAMES, lambda f, _: measured(f, missing_fonts=("Helvetica",))),
    ("resolution", "coarse", PRINT_NAMES, lambda f, _: picture_of(f, 100)),
    ("resolution", "too fine", ("ingram", "lulu"), lambda f, _: picture_of(f, 3000)),
    ("links, notes, bookmarks", "a link", ("kdp-paperback", "kdp-hardcover", "ingram", "lulu", "newsprint"),
     lambda f, _: first_page(f, annotations=1)),
    ("links, notes, bookmarks", "bookmarks", ("kdp-paperback", "ingram"), lambda f, _: measured(f, bookmarks=True)),
    ("file", "heavy", ("kdp-paperback", "kdp-hardcover"), lambda f, _: replace(f, size=700_000_000)),
]  # fmt: skip
CASES = [
    pytest.param(name, change, wanted, id=f"{name}: {wanted}, {how}")
    for wanted, how, names, change in CHANGES
    for name in names
]


@pytest.mark.parametrize(("name", "change", "wanted"), CASES)
def test_each_requirement_can_fail(name: str, change: Change, wanted: str) -> None:
    requirements = hold_pages(change(right_file(preset(name)), preset(name)), preset(name))
    assert wanted in failing(requirements)
    assert {*failing(requirements)} <= {wanted, "inside margin", "outside margin", "number of pages"}
    if wanted != "resolution":
        assert any(r.failed and r.name == wanted for r in requirements)


def test_every_requirement_that_is_asked_has_a_case() -> None:
    for name in PRINT_NAMES:
        asked = {requirement.name for requirement in hold_pages(right_file(preset(name)), preset(name))}
        assert asked == {wanted for wanted, _, names, _ in CHANGES if name in names}


def test_a_resolution_is_refused_only_where_it_is_poor() -> None:
    def held(pixels: int) -> list[Requirement]:
        file = picture_of(right_file(preset("lulu")), pixels)
        return [r for r in hold_pages(file, preset("lulu")) if not r.passed]

    assert [(r.name, r.failed) for r in held(500)] == [("resolution", False)]
    assert [(r.name, r.failed) for r in held(280)] == [("resolution", True)]


def test_a_book_that_is_bound_on_the_right_has_its_margins_there() -> None:
    p = preset("kdp-paperback")
    file = right_file(p)
    assert set(failing(hold_pages(file, p, rtl=True))) == {"bleed"}
    mirrored = replace(file, boxes=tuple(boxes(p, n + 1, *p.trim) for n in range(len(file.boxes))))
    assert failing(hold_pages(mirrored, p, rtl=True)) == []


def cover(p: PrintPreset, spine: float) -> PrintFile:
    file = right_file(p)
    sheet = boxes(p, 0, 2 * p.trim[0] + spine, p.trim[1], spine=False)
    return replace(file, boxes=(sheet,), extents=(None,))


def test_a_cover_is_held_against_the_pages_that_it_is_for() -> None:
    p = preset("kdp-paperback")
    book = right_file(p)
    spine = len(book.boxes) * p.spine.papers["cream"]
    assert failing(hold_cover(cover(p, spine), p, book)) == []
    assert failing(hold_cover(cover(p, spine + 1), p, book)) == ["spine"]
    assert failing(hold_cover(cover(p, spine), p, longer(book, 4))) == ["spine"]
    assert failing(hold_cover(cover(p, spine), p, None)) == []
    two = replace(cover(p, spine), boxes=cover(p, spine).boxes * 2)
    assert failing(hold_cover(two, p, book)) == ["sheets"]
    trim, bleed, _ = cover(p, spine).boxes[0]
    small = around(bleed, -1, -1, -1, -1)
    assert failing(hold_cover(replace(cover(p, spine), boxes=((trim, small, small),)), p, book)) == ["bleed"]


def test_a_printer_without_a_rule_for_spines_takes_any() -> None:
    p = preset("ingram")
    assert failing(hold_cover(cover(p, 12), p, right_file(p))) == []
    assert failing(hold_cover(cover(p, -4), p, right_file(p))) == ["spine"]


def test_a_file_is_read_with_its_boxes_and_where_its_letters_stand() -> None:
    file = read_print_file(pdf(lambda _made: None))
    assert file.trim[0] == pytest.approx(152.4, abs=0.001)
    assert file.trim[1] == pytest.approx(228.6, abs=0.001)
    assert file.bleed == pytest.approx(3, abs=0.001)
    assert len(file.extents) == len(file.boxes)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_cannot_be_read(data: bytes) -> None:
    with pytest.raises(ValueError, match="no PDF"):
        read_print_file(data)


def test_a_pdf_without_pages_cannot_be_read() -> None:
    held = io.BytesIO()
    with pikepdf.new() as made:
        made.save(held)
    with pytest.raises(ValueError, match="no pages"):
        read_print_file(held.getvalue())
