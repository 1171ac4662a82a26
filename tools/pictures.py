"""Make the pictures of the README from the dossier: four spreads of the printed book, two pages on an e-reader.

Called as ``python tools/pictures.py`` (``make pictures``); it builds the dossier first.  ``docs/pictures/pages.png`` is
rendered from the print PDF, trimmed; ``docs/pictures/reader.png`` shows the EPUB's own documents in Chromium.
"""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from playwright.sync_api import Page, sync_playwright

REPOSITORY = Path(__file__).parent.parent
PICTURES = REPOSITORY / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"

SPREADS = ("Seven days", "The children", "Not the caravan", "A calendar")
"""Headings, as the bookmarks of the PDF have them; the spread on which each begins is shown."""

SCREENS = (("sec-departure", "sec-departure"), ("sec-counted", "fig-apprehensions"))
"""Documents of the EPUB, and in each the id whose page is shown."""

PAGE_HEIGHT = 560
SCREEN = (600, 800)
"""CSS px: an e-reader of 6 inches, 3 : 4."""

GAP = 44
GROUND = (233, 230, 224)
COLOURS = 160
"""How many colours the pictures keep: enough for type and flat colours, and small files."""

PAGED = """
html { height: 100vh; overflow: hidden; background: #fff; font-size: 19px; }
body { height: calc(100vh - 88px); margin: 44px !important; column-width: calc(100vw - 88px); column-gap: 88px;
       column-fill: auto; text-align: left; }
img { max-height: 78vh; object-fit: contain; }
h1 { margin-top: 1.2em; }
"""


def main() -> int:
    """Build the dossier, draw both pictures; the exit code."""
    subprocess.run([Path(sys.executable).with_name("caravan-pub"), "build", "--quiet"], cwd=REPOSITORY, check=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    build = REPOSITORY / "build"
    save(rows(list(spreads(next(build.glob("*-print.pdf")))), across=2), PICTURES / "pages.png")
    save(rows(list(screens(next(build.glob("*.epub")))), across=2), PICTURES / "reader.png")
    return 0


def spreads(path: Path) -> Iterator[Image.Image]:
    """The spreads that hold the headings, each page cut at its TrimBox; a book's first page is a right-hand one."""
    pdf = pypdfium2.PdfDocument(path)
    places = {mark.get_title(): mark.get_dest().get_index() for mark in pdf.get_toc()}
    for heading in SPREADS:
        verso = places[heading] - 1 + places[heading] % 2
        yield opened(trimmed(pdf, verso), trimmed(pdf, verso + 1))
    pdf.close()


def trimmed(pdf: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """A page at PAGE_HEIGHT px, without what lies outside its TrimBox."""
    page = pdf[index]
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()
    scale = PAGE_HEIGHT / (top - bottom)
    whole: Image.Image = page.render(scale=scale * 2).to_pil().convert("RGB")
    box = (left - media[0], media[3] - top, right - media[0], media[3] - bottom)
    cut = whole.crop(tuple(round(side * scale * 2) for side in box))
    return cut.resize((round((right - left) * scale), PAGE_HEIGHT), Image.Resampling.LANCZOS)


def opened(verso: Image.Image, recto: Image.Image) -> Image.Image:
    """Two pages side by side, with the shade of the gutter between them."""
    width = verso.width
    spread = Image.new("RGB", (width * 2, PAGE_HEIGHT), "white")
    spread.paste(verso, (0, 0))
    spread.paste(recto, (width, 0))
    shade = Image.new("RGB", spread.size, "white")
    pen = ImageDraw.Draw(shade)
    for distance in range(26):
        grey = 255 - round(34 * (1 - distance / 26) ** 2)
        for x in (width - 1 - distance, width + distance):
            pen.line([(x, 0), (x, PAGE_HEIGHT)], fill=(grey, grey, grey))
    return ImageChops.multiply(spread, shade)


def screens(path: Path) -> Iterator[Image.Image]:
    """The pages of the e-reader, each in its frame."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with zipfile.ZipFile(path) as book:
            book.extractall(folder)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--allow-file-access-from-files"]
        )
        page = browser.new_page(viewport={"width": SCREEN[0], "height": SCREEN[1]}, device_scale_factor=2)
        for document, identifier in SCREENS:
            yield framed(shown(page, next(folder.rglob(f"{document}.xhtml")), identifier, folder / "screen.png"))
        browser.close()


def shown(page: Page, document: Path, identifier: str, file: Path) -> Image.Image:
    """The page of a document on which an id lies, set in columns as wide as the screen."""
    page.goto(document.as_uri())
    page.add_style_tag(content=PAGED)
    page.evaluate("document.fonts.ready")
    left = page.evaluate("id => document.getElementById(id).getBoundingClientRect().left", identifier)
    page.evaluate("x => { document.body.style.transform = `translateX(${-x}px)` }", left // SCREEN[0] * SCREEN[0])
    page.screenshot(path=file)
    with Image.open(file) as taken:
        return taken.convert("RGB").resize((480, 640), Image.Resampling.LANCZOS)


def framed(screen: Image.Image) -> Image.Image:
    """A screen in the frame of a reader, transparent beyond its round corners."""
    edge = 26
    size = (screen.width + 2 * edge, screen.height + 2 * edge + 30)
    shape = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, shape.width - 1, shape.height - 1), radius=104, fill=255)
    device = Image.new("RGBA", size, (58, 56, 53))
    device.paste(screen, (edge, edge))
    device.putalpha(shape.resize(size, Image.Resampling.LANCZOS))
    return device


def rows(parts: list[Image.Image], across: int) -> Image.Image:
    """The parts in rows on a ground, each above its soft shadow."""
    width, height = parts[0].size
    down = -(-len(parts) // across)
    ground = Image.new("RGB", (across * (width + GAP) + GAP, down * (height + GAP) + GAP), GROUND)
    places = [(GAP + at % across * (width + GAP), GAP + at // across * (height + GAP)) for at in range(len(parts))]
    shadow = Image.new("L", ground.size, 0)
    for x, y in places:
        ImageDraw.Draw(shadow).rounded_rectangle((x + 4, y + 10, x + width - 4, y + height + 6), radius=16, fill=95)
    ground.paste(Image.new("RGB", ground.size, (120, 112, 100)), mask=shadow.filter(ImageFilter.GaussianBlur(9)))
    for part, place in zip(parts, places, strict=True):
        ground.paste(part, place, part if part.mode == "RGBA" else None)
    return ground


def save(picture: Image.Image, path: Path) -> None:
    """The picture as a PNG of few colours."""
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.relative_to(REPOSITORY)}  {few.width} × {few.height} px  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit(main())
