"""Photos reach the products as pixels and rights: shown, captioned, credited, and without a trace of where and how."""

import io
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from caravan_pub.build import epub_edition, prepare
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.photos.preflight import printed_ppi
from caravan_pub.profiles import fogra39
from tests.build.making import EPUB, PHOTO, PRINT, codes, made
from tests.finished import PACKAGE, XHTML, documents, entries, page_texts, squeezed, words
from tests.photos.needles import NEEDLE, jpeg_full_of_needles
from tests.photos.pixels import saved, scene
from tests.publications import products, publication

FIGURE = "# One\n\nSee @fig-a.\n\n![](photos/IMG_4711.jpg){#fig-a}\n"
FILES: dict[str, str | bytes] = {
    "content/chapters/01-one.md": FIGURE,
    "content/photos/IMG_4711.toml": PHOTO,
    "content/photos/IMG_4711.jpg": jpeg_full_of_needles(scene(1200, 800)),
}


def streams(pdf: bytes) -> bytes:
    """Everything that a PDF holds, unpacked."""
    held = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for stream in opened.objects:
            if isinstance(stream, pikepdf.Stream):
                held.append(stream.read_raw_bytes())
                try:
                    held.append(stream.read_bytes())
                except (pikepdf.PdfError, zlib.error):  # a picture, packed in its own way
                    continue
    return b"\n".join(held)


def test_no_place_device_person_or_thumbnail_of_the_original_is_in_a_product(tmp_path: Path) -> None:
    original = FILES["content/photos/IMG_4711.jpg"]
    assert isinstance(original, bytes)
    assert original.count(NEEDLE.encode()) > 20

    built, _ = made(publication(tmp_path, **FILES))

    assert built is not None
    for data in products(tmp_path).values():
        held = streams(data) if data.startswith(b"%PDF") else b"".join(entries(data).values())
        for encoding in ("ascii", "utf-16-le", "utf-16-be"):
            assert NEEDLE.encode(encoding) not in held
    assert original not in b"".join(entries(products(tmp_path)["a-title.epub"]).values())


def test_the_photo_is_shown_with_caption_credit_and_description_in_both(tmp_path: Path) -> None:
    made(publication(tmp_path, **FILES))

    files = entries(products(tmp_path)["a-title.epub"])
    chapter = documents(files)["EPUB/one.xhtml"]
    (image,) = chapter.iter(f"{XHTML}img")
    (caption,) = chapter.iter(f"{XHTML}figcaption")
    assert image.get("alt") == "A road."
    assert words(caption) == "Figure 1.1 The road at noon. Ana Paz / Agencia"
    with Image.open(io.BytesIO(files[f"EPUB/{image.get('src')}"])) as shown:
        assert shown.size == (1200, 800)

    pages = page_texts(tmp_path / "build/a-title-print.pdf")
    (page,) = [number for number, text in enumerate(pages) if "Theroadatnoon.AnaPaz/Agencia" in squeezed(text)
               and "Figure1.1Theroad" in squeezed(text) and "SeeFigure1.1" in squeezed(text)]  # fmt: skip
    with pikepdf.open(tmp_path / "build/a-title-print.pdf") as pdf:
        sizes = {(int(image.Width), int(image.Height)) for image in pdf.pages[page].get_images().values()}
    assert sizes == {(1200, 800)}


def test_a_photo_for_position_only_is_a_plate_with_caption_and_credit_in_both(tmp_path: Path) -> None:
    files = {**FILES, "content/photos/IMG_4711.toml": PHOTO + 'status = "fpo"\naspect = "2:1"\n'}
    built, diagnostics = made(publication(tmp_path, **files))

    assert built is not None
    assert not any(problem.severity == "error" for problem in diagnostics.sorted())
    chapter = documents(entries(products(tmp_path)["a-title.epub"]))["EPUB/one.xhtml"]
    assert list(chapter.iter(f"{XHTML}img")) == []
    (plate,) = [element for element in chapter.iter(f"{XHTML}div") if element.get("class") == "plate"]
    assert (plate.get("role"), plate.get("aria-label")) == ("img", "A road.")
    assert "For position only" in words(plate)
    (caption,) = chapter.iter(f"{XHTML}figcaption")
    assert words(caption) == "Figure 1.1 The road at noon. Ana Paz / Agencia"
    assert not any(name.endswith((".jpeg", ".jpg")) and "4711" in name for name in entries(_epub(tmp_path)))

    text = squeezed("".join(page_texts(tmp_path / "build/a-title-print.pdf")))
    assert "FORPOSITIONONLY" in text.upper()
    assert "Figure1.1Theroadatnoon.AnaPaz/Agencia" in text
    with pikepdf.open(tmp_path / "build/a-title-print.pdf") as pdf:
        assert [len(page.get_images()) for page in pdf.pages] == [0] * len(pdf.pages)


def _epub(folder: Path) -> bytes:
    return products(folder)["a-title.epub"]


@pytest.mark.parametrize("status", ["embargoed", "withdrawn"])
def test_a_photo_that_may_not_be_shown_is_in_no_product(status: str, tmp_path: Path) -> None:
    embargo = "embargo = 2999-01-01\n" if status == "embargoed" else ""
    files = {**FILES, "content/photos/IMG_4711.toml": PHOTO + f'status = "{status}"\n{embargo}'}
    made(publication(tmp_path, **files))
    for data in products(tmp_path).values():
        if data.startswith(b"%PDF"):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                assert [len(page.get_images()) for page in pdf.pages] == [0] * len(pdf.pages)
        else:
            assert not any("4711" in name for name in entries(data))


def test_a_photo_whose_embargo_has_ended_is_shown_in_both(tmp_path: Path) -> None:
    files = {
        **FILES,
        "content/publication.toml": 'title = "A Title"\nlanguage = "en"\ndate = 2026-11-23\n',
        "content/photos/IMG_4711.toml": PHOTO + 'status = "embargoed"\nembargo = 2026-11-23\n',
    }
    built, _ = made(publication(tmp_path, **files), release=True)
    assert built is not None
    assert any("4711" in name for name in entries(_epub(tmp_path)))
    assert sum(len(names) for names in _placed(tmp_path / "build/a-title-print.pdf").values()) == 1


def test_a_withdrawn_cover_is_refused(tmp_path: Path) -> None:
    files = {
        **FILES,
        "content/publication.toml": 'title = "A Title"\nlanguage = "en"\n[epub]\ncover = "photos/IMG_4711.jpg"\n',
        "content/chapters/01-one.md": "# One\n\nWords.\n",
        "content/photos/IMG_4711.toml": PHOTO + 'status = "withdrawn"\n',
    }
    built, diagnostics = made(publication(tmp_path, **files))
    assert built is None
    assert codes(diagnostics) >= {"photo-withheld"}


def test_a_release_names_all_that_is_not_cleared_not_credited_or_not_described(tmp_path: Path) -> None:
    names = ("plate", "nobody", "mute")
    files: dict[str, str | bytes] = {
        "content/chapters/01-one.md": "# One\n\n" + "\n\n".join(f"![](photos/{name}.jpg)" for name in names * 2),
        "content/photos/plate.toml": PHOTO + 'status = "fpo"\n',
        "content/photos/nobody.toml": 'alt = "A road."\n',
        "content/photos/mute.toml": 'credit = "Ana Paz"\n',
        **{f"content/photos/{name}.jpg": saved(scene(1200, 800, seed=len(name)), "JPEG") for name in names[1:]},
    }
    built, diagnostics = made(publication(tmp_path, **files), release=True)
    found = {(problem.code, problem.place.path) for problem in diagnostics.sorted() if problem.severity == "error"}
    assert built is None
    assert found == {
        ("photo-not-cleared", "content/photos/plate.toml"),
        ("photo-not-credited", "content/photos/nobody.toml"),
        ("photo-without-alt", "content/photos/mute.toml"),
    }


def test_a_picture_that_fails_stops_the_book_before_it_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is whole when it is looked at, and broken when it is developed."""
    packed: list[str] = []
    monkeypatch.setattr(epub_edition, "confined", lambda *arguments: packed.append(arguments[2]))
    monkeypatch.setattr(epub_edition, "cover_picture", lambda *_: None)
    diagnostics = Diagnostics()
    prepared = prepare(publication(tmp_path, **FILES), diagnostics)
    assert prepared is not None
    broken = Snapshot(prepared.snapshot.files, lambda _: b"\xff\xd8\xff\xe0 broken")
    assert epub_edition.make_epub(replace(prepared, snapshot=broken), diagnostics, Limits()) is None
    assert "photo-damaged" in codes(diagnostics)
    assert packed == []


def _placed(pdf: Path) -> dict[int, list[list[str]]]:
    """What poppler finds of pictures: page → rows of type, width, height, colour, components, bits, encoding, ppi."""
    command = ["pdfimages", "-list", str(pdf)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    found: dict[int, list[list[str]]] = {}
    for line in lines:
        page, _number, *rest = line.split()
        found.setdefault(int(page), []).append(rest)
    return found


@pytest.mark.parametrize("placement", ["", " .wide", " .inset", " .full-page", " .spread"])
def test_the_ppi_that_preflight_tells_is_that_of_the_picture_in_the_pdf(placement: str, tmp_path: Path) -> None:
    """2,600 px across: too few for a whole page, enough for an inset, and never made more."""
    files = {
        **FILES,
        "content/chapters/01-one.md": f"# One\n\n![](photos/IMG_4711.jpg){{#fig-a{placement}}}\n\n" + "Words. " * 90,
        "content/photos/IMG_4711.jpg": saved(scene(2600, 1900), "JPEG"),
    }
    folder = publication(tmp_path, **files)
    diagnostics = Diagnostics()
    prepared = prepare(folder, diagnostics)
    assert prepared is not None
    inspected = prepared.inspected["photos/IMG_4711"]
    told = printed_ppi(prepared.resolved.publication.photos["photos/IMG_4711"], inspected.examined.carried,
                       inspected.uses[0])  # fmt: skip
    assert told is not None
    made(folder, PRINT)
    rows, *_ = _placed(tmp_path / "build/a-title-print.pdf").values()
    ((kind, _width, _height, colour, components, _bits, encoding, *_, across, down, _size, _ratio),) = rows
    assert (kind, colour, components, encoding) == ("image", "cmyk", "4", "jpeg")
    assert int(across) == int(down) == pytest.approx(min(told, 300), abs=1)


def test_the_cover_that_the_publication_names_is_the_epubs_cover_cleaned(tmp_path: Path) -> None:
    settings = 'title = "A Title"\nlanguage = "en"\n[epub]\ncover = "photos/cover.jpg"\n'
    cover = jpeg_full_of_needles(scene(1000, 1600))
    files: dict[str, str | bytes] = {
        "content/publication.toml": settings,
        "content/photos/cover.toml": PHOTO,
        "content/photos/cover.jpg": cover,
    }
    built, _ = made(publication(tmp_path, **files), release=False)

    assert built is not None
    held = entries(_epub(tmp_path))
    assert b'properties="cover-image"' in held[PACKAGE]
    (image,) = documents(held)["EPUB/cover.xhtml"].iter(f"{XHTML}img")
    assert "A Title" in str(image.get("alt"))
    data = held[f"EPUB/{image.get('src')}"]
    assert NEEDLE.encode() not in data
    with Image.open(io.BytesIO(data)) as shown:
        assert shown.size == (1000, 1600)


def test_the_cover_can_be_a_picture_of_the_book_too(tmp_path: Path) -> None:
    settings = 'title = "A Title"\nlanguage = "en"\n[epub]\ncover = "photos/IMG_4711.jpg"\n'
    built, _ = made(publication(tmp_path, **{**FILES, "content/publication.toml": settings}), EPUB)
    assert built is not None
    pictures = {name for name in entries(_epub(tmp_path)) if "4711" in name}
    assert len(pictures) == 2, "one in the cover's size, one in the figure's"


def test_without_one_a_cover_is_set_from_the_title_as_large_as_shops_want_it(tmp_path: Path) -> None:
    made(publication(tmp_path))
    held = entries(_epub(tmp_path))
    (image,) = documents(held)["EPUB/cover.xhtml"].iter(f"{XHTML}img")
    with Image.open(io.BytesIO(held[f"EPUB/{image.get('src')}"])) as shown:
        assert (shown.format, shown.mode) == ("JPEG", "RGB")
        assert max(shown.size) == 2560
        assert 1.4 < shown.height / shown.width < 1.7


def test_pictures_of_a_print_edition_are_large_enough_for_the_press(tmp_path: Path) -> None:
    """300 ppi over the width of the text, 113 mm: 1,340 px, where the original has them."""
    files = {**FILES, "content/photos/IMG_4711.jpg": saved(scene(3600, 2400), "JPEG")}
    made(publication(tmp_path, **files))
    with pikepdf.open(tmp_path / "build/a-title-print.pdf") as pdf:
        widths = {int(image.Width) for page in pdf.pages for image in page.get_images().values()}
    assert len(widths) == 1
    assert widths.pop() >= 1340
    (image,) = documents(entries(_epub(tmp_path)))["EPUB/one.xhtml"].iter(f"{XHTML}img")
    with Image.open(io.BytesIO(entries(_epub(tmp_path))[f"EPUB/{image.get('src')}"])) as shown:
        assert max(shown.size) == 1600


def test_a_printers_own_profile_is_that_of_the_photos(tmp_path: Path) -> None:
    """The same press, but with the inks for one intent given for another: they differ, and a little is enough."""
    usual = fogra39().data
    swapped = usual.replace(b"B2A1", b"B2A9", 1).replace(b"B2A0", b"B2A1", 1).replace(b"B2A9", b"B2A0", 1)
    settings = 'title = "A Title"\nlanguage = "en"\n[print]\nprofile = "paper.icc"\n'
    other = {**FILES, "content/publication.toml": settings, "content/paper.icc": swapped}
    inks = []
    for name, files in (("own", other), ("usual", FILES)):
        made(publication(tmp_path / name, **files), PRINT)
        with pikepdf.open(tmp_path / name / "build/a-title-print.pdf") as pdf:
            (picture,) = [held for held in pdf.objects if isinstance(held, pikepdf.Stream)
                          and held.get("/ColorSpace") == pikepdf.Name("/DeviceCMYK") and "/Width" in held]  # fmt: skip
            inks.append(picture.read_raw_bytes())
    assert inks[0] != inks[1]
