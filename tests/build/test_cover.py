"""The printed cover, looked into as a printer's machine and a shop's till would."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.build import Prepared, prepare
from caravan_pub.build.cover_sheet import make_cover, tell_moved
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from tests.build.making import PHOTO, codes
from tests.cli.running import ran
from tests.photos.pixels import saved, scene
from tests.publications import products, publication

HEAD = (
    'title = "The Road North"\nlanguage = "en"\npublisher = "A Small Press"\ndescription = "Seven days on foot."\n'
    'creators = [{ name = "Ana Pérez" }]\n[print]\npreset = "kdp-paperback"\nisbn = "978-3-16-148410-0"\n'
)
MM = 72 / 25.4


def prepared(
    folder: Path, cover: str = "", head: str = HEAD, files: Mapping[str, str | bytes] | None = None
) -> Prepared:
    text = f"{head}[cover]\n{cover}\n"
    found = prepare(
        publication(folder, **{"content/publication.toml": text}, **(files or {})), Diagnostics(), keep=False
    )
    assert found is not None
    return found


def covered(folder: Path, pages: int, cover: str = "", files: Mapping[str, str | bytes] | None = None) -> Path:
    """The cover of a book of so many pages, as a file."""
    diagnostics = Diagnostics()
    made = make_cover(prepared(folder, cover, files=files), pages, diagnostics, Limits())
    assert made is not None
    assert codes(diagnostics) == set()
    path = folder / "cover.pdf"
    path.write_bytes(made.product.data)
    return path


def words(pdf: Path) -> str:
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return " ".join(text.split())


def places(pdf: Path) -> dict[str, tuple[float, float, float, float]]:
    """Each word's box in mm from the left and the top of the trim."""
    found = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout.decode()
    with pikepdf.open(pdf) as opened:
        page = opened.pages[0]
        media, trim = ([float(side) for side in box] for box in (page.mediabox, page.trimbox))
    left, top = trim[0] - media[0], media[3] - trim[3]
    boxes = {}
    for line in found.splitlines():
        if "<word" in line:
            parts = line.split('"')
            x1, y1, x2, y2 = (float(parts[place]) for place in (1, 3, 5, 7))
            boxes[parts[8][1:].split("<")[0]] = ((x1 - left) / MM, (y1 - top) / MM, (x2 - left) / MM, (y2 - top) / MM)
    return boxes


def test_a_cover_is_one_sheet_whose_barcode_a_till_reads(tmp_path: Path) -> None:
    pdf = covered(tmp_path, 240, 'price = "£12.99"')
    with pikepdf.open(pdf) as opened:
        (page,) = opened.pages
        drawn = b"".join(held.read_bytes() for held in opened.objects if isinstance(held, pikepdf.Stream))
        assert b" rg\n" not in drawn
        assert "/GTS_PDFXVersion" in opened.docinfo
        trim, bleed = ([float(side) / MM for side in box] for box in (page.trimbox, page.bleedbox))
    spine = 240 * 0.002252 * 25.4
    assert trim[2] - trim[0] == pytest.approx(2 * 152.4 + spine, abs=0.01)
    assert [bleed[0] - trim[0], bleed[3] - trim[3]] == pytest.approx([-3.175, 3.175], abs=0.01)
    told = words(pdf)
    assert all(text in told for text in ("Seven days on foot.", "ISBN 978-3-16-148410-0", "£12.99", "A SMALL PRESS"))
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-singlefile", pdf, tmp_path / "page"], check=True)
    read = subprocess.run(["zbarimg", "-q", "--nodbus", tmp_path / "page.pgm"], check=True, capture_output=True)
    assert read.stdout.decode().strip() == "EAN-13:9783161484100"
    found = places(pdf)
    assert found["NORTH"][0] >= 152.4 + 1.5  # the title on the spine, read from the top down
    assert found["NORTH"][2] <= 152.4 + spine - 1.5
    for word, (x1, y1, x2, y2) in found.items():
        assert x1 >= 6.3, word
        assert y1 >= 6.3, word
        assert x2 <= trim[2] - trim[0] - 6.3, word
        assert y2 <= 228.6 - 6.3, word


def test_a_thin_book_has_no_words_on_its_spine(tmp_path: Path) -> None:
    assert "THE ROAD NORTH" not in words(covered(tmp_path, 60))


def test_a_photo_stands_on_the_front_and_its_credit_on_the_back(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/photos/a.jpg": saved(scene(900, 1200), "JPEG"),
        "content/photos/a.toml": PHOTO,
    }
    pdf = covered(tmp_path, 240, 'photo = "photos/a.jpg"\ntext = ["One.", "Two."]', files)
    told = words(pdf)
    assert "Cover: Ana Paz / Agencia" in told
    assert "One. Two." in told
    assert "Seven days" not in told
    listed = subprocess.run(["pdfimages", "-list", pdf], check=True, capture_output=True).stdout.decode()
    assert len(listed.splitlines()) == 3


def problems(folder: Path, cover: str, head: str = HEAD, files: Mapping[str, str | bytes] | None = None) -> set[str]:
    diagnostics = Diagnostics()
    made = make_cover(prepared(folder, cover, head, files), 60, diagnostics, Limits())
    assert (made is None) is diagnostics.fail()
    return codes(diagnostics)


def test_what_keeps_a_cover_from_being_made_is_told(tmp_path: Path) -> None:
    ingram = HEAD.replace("kdp-paperback", "ingram")
    fpo: dict[str, str | bytes] = {
        "content/photos/b.jpg": saved(scene(90, 120), "JPEG"),
        "content/photos/b.toml": f'{PHOTO}status = "fpo"\n',
    }
    long = " ".join(["word"] * 600)
    assert problems(tmp_path / "1", "", head=ingram) == {"spine-unknown"}
    assert problems(tmp_path / "2", 'spine = "9mm"', head=ingram) == set()
    assert problems(tmp_path / "3", f'text = "{long}"') == {"cover-text-too-long"}
    assert problems(tmp_path / "4", 'photo = "photos/none.jpg"') == {"cover-missing"}
    assert problems(tmp_path / "5", 'photo = "photos/b.jpg"', files=fpo) == {"cover-withheld"}
    assert problems(tmp_path / "6", 'spine-text = "The Road"') == {"spine-text-left-out"}


def test_a_book_that_has_grown_is_told_from_the_cover_that_lies_there(tmp_path: Path) -> None:
    book = prepared(tmp_path)
    made = make_cover(book, 100, Diagnostics(), Limits())
    assert made is not None
    last = tmp_path / made.product.path
    last.parent.mkdir(exist_ok=True)
    last.write_bytes(made.product.data)
    for pages, rebuilt, wanted in (
        (100, False, set()),
        (106, False, {"cover-outdated"}),
        (106, True, {"cover-moved"}),
    ):
        diagnostics = Diagnostics()
        tell_moved(book, pages, diagnostics, Limits(), rebuilt=rebuilt)
        assert codes(diagnostics) == wanted
    last.write_bytes(b"%PDF-1.7 no more than that")
    diagnostics = Diagnostics()
    tell_moved(book, 106, diagnostics, Limits(), rebuilt=False)
    assert codes(diagnostics) == set()
    assert products(tmp_path).keys() == {last.name}


def test_the_command_makes_the_cover_alone_and_the_pages_tell_when_it_is_old(tmp_path: Path) -> None:
    text = HEAD.replace("multiple", "") + "multiple = 16\n"
    folder = publication(tmp_path, **{"content/publication.toml": text})
    made = ran("cover", cwd=folder)
    assert made.code == 0
    assert "spine 0.92 mm without words (16 pages), ISBN 978-3-16-148410-0" in made.out
    assert products(folder).keys() == {"the-road-north-cover.pdf"}
    (folder / "content" / "publication.toml").write_text(text.replace("= 16", "= 48"), encoding="utf-8")
    grown = ran("pdf", cwd=folder)
    assert grown.code == 0
    assert (
        "warning[cover-outdated]: the spine of the last cover is 0.92 mm; a book of 48 pages has 2.75 mm" in grown.err
    )
