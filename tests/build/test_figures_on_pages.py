"""Figures on real pages: whole pages and spreads that reach the bleed, groups in level rows, an inset in its text."""

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from caravan_pub.fitting import CLEAR
from tests.build.making import PHOTO, PRINT, made
from tests.finished import XHTML, documents, entries, page_texts, squeezed, words
from tests.photos.pixels import saved, scene
from tests.publications import products, publication

WIDTH, HEIGHT, BLEED = 90.0, 110.0, 3.0
DOTS = 4
"""Pixels to a millimetre that pages are looked at with."""

RAMP = Image.linear_gradient("L").rotate(90).resize((2400, 900)).convert("L")
"""Black on the left, white on the right: the tone tells which part of the picture is seen."""

WORDS = "Words run on beside the picture and below it, from one side of the page to the other. " * 4
CHAPTER = f"""# One

{WORDS}

![](photos/ramp.jpg){{#fig-across .spread}}

{WORDS}

![](photos/page.jpg){{#fig-page .full-page}}

{WORDS}

![](photos/page.jpg){{#fig-inset .inset}}

{WORDS} {WORDS}

::: {{#fig-group}}
![](photos/page.jpg)
![](photos/ramp.jpg)

Both.
:::

![](photos/plate.jpg){{#fig-plate .spread}}
"""
FILES: dict[str, str | bytes] = {
    "content/publication.toml": f"""title = "A Title"\nlanguage = "en"
[structure]\nbody = ["chapters/*.md"]
[print]\ntrim = "{WIDTH:.0f}mm x {HEIGHT:.0f}mm"\nbleed = "{BLEED:.0f}mm"\nmarks = []\n""",
    "content/chapters/01-one.md": CHAPTER,
    "content/photos/ramp.toml": PHOTO + "focus = [0.5, 0.5]\n",
    "content/photos/ramp.jpg": saved(RAMP, "JPEG", quality=95),
    "content/photos/page.toml": PHOTO.replace("noon", "night"),
    "content/photos/page.jpg": saved(scene(1200, 1200), "JPEG", quality=90),
    "content/photos/plate.toml": PHOTO.replace("noon", "dawn") + 'status = "fpo"\n',
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = publication(tmp_path_factory.mktemp("figures"), **FILES)
    done, diagnostics = made(folder)
    assert done is not None, [problem.message for problem in diagnostics.sorted()]
    return folder


@pytest.fixture(scope="module")
def pdf(built: Path) -> bytes:
    return products(built)["a-title-print.pdf"]


@pytest.fixture(scope="module")
def placed(pdf: bytes) -> dict[int, int]:
    """How many pictures stand on each page that has any."""
    counts = {
        number: len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])))
        for number, page in enumerate(pypdfium2.PdfDocument(pdf))
    }
    return {number: count for number, count in counts.items() if count}


def seen(pdf: bytes, number: int) -> Image.Image:
    """A page as it is printed, bleed and all, in grey."""
    image: Image.Image = pypdfium2.PdfDocument(pdf)[number].render(scale=DOTS * 25.4 / 72).to_pil()
    return image.convert("L")


def tone(image: Image.Image, across: float, down: float = 10) -> int:
    """The tone of a page ``across`` and ``down`` mm from the corner of its trim."""
    return int(image.tobytes()[round((down + BLEED) * DOTS) * image.width + round((across + BLEED) * DOTS)])


def test_a_spread_begins_on_a_left_hand_page_and_fills_both_to_the_bleed(pdf: bytes, placed: dict[int, int]) -> None:
    verso, recto, *_ = placed
    assert (verso % 2, recto) == (1, verso + 1), "page 1 stands on the right, and has the index 0"
    for number in (verso, recto):
        image = seen(pdf, number)
        assert image.size == pytest.approx(((WIDTH + 2 * BLEED) * DOTS, (HEIGHT + 2 * BLEED) * DOTS), abs=2)
        corners = [tone(image, across, down) for across in (-2.7, WIDTH + 2.7) for down in (-2.7, HEIGHT + 2.7)]
        assert max(corners) < 250, "no corner is bare paper"


def test_nothing_of_a_spread_is_lost_in_the_gutter_or_shown_twice(pdf: bytes, placed: dict[int, int]) -> None:
    verso, recto, *_ = placed
    left, right = seen(pdf, verso), seen(pdf, recto)
    row = [tone(left, mm) for mm in range(int(WIDTH))] + [tone(right, mm) for mm in range(int(WIDTH))]
    steps = [after - before for before, after in pairwise(row)]
    assert min(steps) >= -2, "the ramp rises from the left page to the right one"
    assert max(steps) <= 4, "and does not jump at the fold"
    assert tone(left, WIDTH + 2) == pytest.approx(tone(right, 2), abs=3), "what is cut away is what goes on opposite"


def test_the_focus_of_a_spread_stands_off_the_fold(pdf: bytes, placed: dict[int, int]) -> None:
    """The middle of the picture is what must be seen: half of its tones lie before it."""
    verso, recto, *_ = placed
    row = [*(tone(seen(pdf, verso), mm) for mm in range(int(WIDTH))), *(tone(seen(pdf, recto), mm) for mm in range(90))]
    left, right = tone(seen(pdf, verso), 1), tone(seen(pdf, recto), 89)
    middle = min(range(len(row)), key=lambda mm: abs(row[mm] - 128))
    assert left < 128 < right
    assert abs(middle - WIDTH) >= CLEAR * 2 * WIDTH - 2


def test_a_full_page_reaches_the_bleed_and_has_neither_head_nor_folio(
    built: Path, pdf: bytes, placed: dict[int, int]
) -> None:
    number = [*placed][2]
    image = seen(pdf, number)
    corners = [tone(image, across, down) for across in (-2.7, WIDTH + 2.7) for down in (-2.7, HEIGHT + 2.7)]
    assert max(corners) < 250
    text = page_texts(built / "build/a-title-print.pdf")[number]
    assert squeezed(text) == "Figure1.2Theroadatnight.AnaPaz/Agencia"


def test_words_go_on_after_pages_that_pictures_fill(built: Path, placed: dict[int, int]) -> None:
    """There is no empty page after them, and the caption stands where the picture is."""
    texts = [squeezed(text) for text in page_texts(built / "build/a-title-print.pdf")]
    verso, recto, page, *_ = placed
    assert "Figure1.1Theroadatnoon." in texts[recto]
    assert texts[verso] == ""
    assert "Wordsrunon" in texts[recto + 1]
    assert "Wordsrunon" in texts[page + 1]


def test_words_stand_beside_an_inset(pdf: bytes, placed: dict[int, int]) -> None:
    page = pypdfium2.PdfDocument(pdf)[[*placed][3]]
    (picture,) = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = picture.get_bounds()
    beside = page.get_textpage().get_text_bounded(left=0, bottom=bottom, right=left, top=top)
    assert right - left == pytest.approx(0.45 * (WIDTH - 39) / 25.4 * 72, abs=0.5)
    assert len(beside.split()) >= 6


def test_the_pictures_of_a_group_are_equally_high_and_fill_the_text(pdf: bytes, placed: dict[int, int]) -> None:
    (number,) = [number for number, count in placed.items() if count == 2]
    page = pypdfium2.PdfDocument(pdf)[number]
    boxes = [held.get_bounds() for held in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]
    (left, bottom, middle, top), (start, other_bottom, right, other_top) = boxes
    assert top - bottom == pytest.approx(other_top - other_bottom, abs=0.5)
    assert bottom == pytest.approx(other_bottom, abs=0.5)
    assert right - left == pytest.approx((WIDTH - 39) / 25.4 * 72, abs=0.5)
    assert start - middle == pytest.approx((WIDTH - 39) * 0.026 / 25.4 * 72, abs=0.5)


def test_a_spread_that_is_not_here_has_its_plate_over_both_pages(built: Path, pdf: bytes) -> None:
    texts = [squeezed(text).upper() for text in page_texts(built / "build/a-title-print.pdf")]
    (first,) = [number for number, text in enumerate(texts) if "FORPOSITIONONLY" in text]
    assert first % 2 == 1
    assert "ATDAWN" in texts[first + 1]
    assert all(200 < tone(seen(pdf, number), mm, 10) < 250 for number in (first, first + 1) for mm in (-2, 40, 92))


def test_an_e_reader_shows_a_spread_whole_once_and_a_group_in_shares(built: Path) -> None:
    held = entries(products(built)["a-title.epub"])
    chapter = documents(held)["EPUB/one.xhtml"]
    figures = {str(figure.get("id")): figure for figure in chapter.iter(f"{XHTML}figure")}
    (image,) = figures["fig-across"].iter(f"{XHTML}img")
    with Image.open(io.BytesIO(held[f"EPUB/{image.get('src')}"])) as shown:
        assert shown.width / shown.height == pytest.approx(2400 / 900, rel=0.01)
    assert words(figures["fig-across"]) == "Figure 1.1 The road at noon. Ana Paz / Agencia"
    panels = [panel for panel in figures["fig-group"] if panel.get("class") == "panel"]
    widths = [float(str(panel.get("style")).removeprefix("width: ").removesuffix("%")) for panel in panels]
    assert widths == pytest.approx([97.4 / (1 + 2400 / 900), 97.4 - 97.4 / (1 + 2400 / 900)], abs=0.2)


def test_a_tall_picture_is_made_smaller_so_that_its_caption_stands_below_it(tmp_path: Path) -> None:
    tall = {**FILES, "content/chapters/01-one.md": "# One\n\nWords.\n\n![](photos/tall.jpg){#fig-tall}\n",
            "content/publication.toml": 'title = "A Title"\nlanguage = "en"\n',
            "content/photos/tall.toml": PHOTO, "content/photos/tall.jpg": saved(scene(900, 2700), "JPEG")}  # fmt: skip
    made(publication(tmp_path, **tall), PRINT)
    pdf = pypdfium2.PdfDocument(tmp_path / "build/a-title-print.pdf")
    (page,) = [page for page in pdf if list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))]
    (picture,) = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = picture.get_bounds()
    assert (top - bottom) / 72 * 25.4 == pytest.approx(228.6 - 55, abs=0.5)
    assert (top - bottom) / (right - left) == pytest.approx(3, rel=0.01)
    assert "Figure 1.1" in page.get_textpage().get_text_bounded(top=bottom)
