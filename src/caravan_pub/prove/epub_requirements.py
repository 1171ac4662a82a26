"""An EPUB, held against what a shop or a reader asks for."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from caravan_pub.presets import EpubPreset
from caravan_pub.prove.requirement import Requirement, at_most

OPF = "{http://www.idpf.org/2007/opf}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
RASTERS = ("JPEG", "PNG", "GIF", "WEBP")
FONT = re.compile(r"\.(ttf|otf|woff2?)$", re.IGNORECASE)
PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a package: its name, format, mode, size in px and bytes, and whether it lets anything through.

    ``cover``: it is the cover.
    """

    name: str
    kind: str
    mode: str
    width: int
    height: int
    size: int
    clear: bool
    cover: bool


@dataclass(frozen=True, slots=True)
class EpubFile:
    """A package that was read once.

    ``fonts`` are the kinds of its font files.  ``cover_document``: its first document is the cover, and the metadata
    name the picture as old readers want it.  ``page_numbers``: texts that name a printed page.
    """

    name: str
    size: int
    pictures: tuple[Picture, ...]
    fonts: frozenset[str]
    cover_document: bool
    page_numbers: tuple[str, ...]

    @property
    def cover(self) -> Picture | None:
        """The cover picture, where there is one."""
        return next((picture for picture in self.pictures if picture.cover), None)


def read_epub_file(data: bytes, name: str) -> EpubFile:
    """The facts of a package.  BadZipFile, LookupError, ValueError or OSError where it is none."""
    try:
        return _read(data, name)
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise ValueError(f"this is no EPUB that can be read: {error}") from error


def _read(data: bytes, name: str) -> EpubFile:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parser = etree.XMLParser(**PARSER)  # type: ignore[arg-type]
        container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
        place = str(next(container.iter(f"{CONTAINER}rootfile")).get("full-path"))
        package = etree.fromstring(archive.read(place), parser)
        folder = posixpath.dirname(place)
        items = {str(item.get("id")): item for item in package.iter(f"{OPF}item")}
        spine = [str(ref.get("idref")) for ref in package.iter(f"{OPF}itemref")]
        covers = {key for key, item in items.items() if "cover-image" in str(item.get("properties")).split()}
        named = {str(meta.get("content")) for meta in package.iter(f"{OPF}meta") if meta.get("name") == "cover"}

        def held(key: str) -> bytes:
            return archive.read(posixpath.join(folder, str(items[key].get("href"))))

        pictures = tuple(
            _picture(str(item.get("href")), held(key), cover=key in covers)
            for key, item in items.items()
            if str(item.get("media-type")).startswith("image/") and "svg" not in str(item.get("media-type"))
        )
        hrefs = [str(item.get("href")) for item in items.values()]
        fonts = frozenset(found[1].lower() for href in hrefs if (found := FONT.search(href)))
        texts = [etree.fromstring(held(key), parser) for key in spine if key in items]
        first = texts[0] if texts else None
        shown = first is not None and any(
            posixpath.basename(str(items[key].get("href"))) in str(image.get("src")) + str(image.get("{*}href"))
            for key in covers
            for image in first.iter("{*}img", "{*}image")
        )
        return EpubFile(name, len(data), pictures, fonts, shown and covers <= named, tuple(_numbers(texts)))


def _picture(name: str, data: bytes, *, cover: bool) -> Picture:
    with Image.open(io.BytesIO(data), formats=RASTERS) as image:
        clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
        return Picture(name, str(image.format), image.mode, image.width, image.height, len(data), clear, cover)


def _numbers(texts: "list[etree._Element]") -> Iterator[str]:
    """What a reader sees of printed pages: a folio in a list.  A mark of a page's beginning shows nothing."""
    for text in texts:
        for element in text.iter("{*}span", "{*}a"):
            words = "".join(str(part) for part in element.itertext()).strip()
            if words and "folio" in str(element.get("class")).split():
                yield words


def hold_epub(file: EpubFile, preset: EpubPreset) -> list[Requirement]:
    """An EPUB against a shop's requirements."""
    return [*_file(file, preset), *_cover(file, preset), *_pictures(file, preset), *_text(file, preset)]


def _file(file: EpubFile, preset: EpubPreset) -> Iterator[Requirement]:
    size = file.size / 1e6
    if preset.megabytes:
        yield at_most("file", preset.megabytes, size, "MB", "fewer or smaller pictures, or two volumes")
    if preset.advised_megabytes:
        wanted, good = f"at most {preset.advised_megabytes} MB", size <= preset.advised_megabytes
        yield Requirement("file", wanted, f"{size:.3g} MB", good, "fewer or smaller pictures", advised=True)
    if preset.suffix:
        mend = f"rename the copy that you load on to a device: …{preset.suffix}"
        good = file.name.endswith(preset.suffix)
        yield Requirement("file name", f"ends in {preset.suffix}", file.name, good, mend, advised=True)


def _cover(file: EpubFile, preset: EpubPreset) -> Iterator[Requirement]:
    cover = file.cover
    mend = 'cover = "photos/cover.jpg" in [epub]: a larger picture, or none, so that one is set from the title'
    if cover is None:
        yield Requirement("cover", "a picture in the package", "none", False, mend)
        return
    found = f"{cover.width:,} × {cover.height:,} px"
    wide, high = preset.cover_least
    good = cover.width >= wide and cover.height >= high
    yield Requirement("cover", f"at least {wide:,.0f} × {high:,.0f} px", found, good, mend)
    if preset.cover_most:
        good = max(cover.width, cover.height) <= preset.cover_most
        mend = 'cover = "photos/cover.jpg" in [epub]: a smaller picture'
        yield Requirement("cover", f"at most {preset.cover_most:,} px a side", found, good, mend)
    if preset.cover_advised[0]:
        wide, high = preset.cover_advised
        good = cover.width >= wide and cover.height >= high
        mend = "load a larger picture up to the shop beside the book"
        yield Requirement("cover", f"{wide:,.0f} × {high:,.0f} px", found, good, mend, advised=True)
    if preset.cover_ratio:
        ratio = cover.width / cover.height
        good = abs(ratio - preset.cover_ratio) <= 0.03
        mend = "a cover of another shape"
        yield Requirement("cover", f"{preset.cover_ratio:g} wide to high", f"{ratio:.2f}", good, mend, advised=True)
    if preset.cover_document:
        told = "so" if file.cover_document else "it is not"
        mend = "build it with caravan-pub, which does so"
        wanted = "in a document of its own, named in the metadata"
        yield Requirement("cover", wanted, told, file.cover_document, mend)


def _pictures(file: EpubFile, preset: EpubPreset) -> Iterator[Requirement]:
    if preset.pixels:
        most = max(file.pictures, key=lambda picture: picture.width * picture.height, default=None)
        pixels = most.width * most.height if most else 0
        found = f"{pixels:,} px ({most.name})" if most else "no pictures"
        mend = "a picture with fewer pixels"
        yield Requirement("pictures", f"at most {preset.pixels:,} px", found, pixels <= preset.pixels, mend)
    if preset.image_megabytes:
        heaviest = max(file.pictures, key=lambda picture: picture.size, default=None)
        size = heaviest.size / 1e6 if heaviest else 0.0
        yield at_most("a picture's file", preset.image_megabytes, size, "MB", "a picture with fewer pixels")
    faults = {
        "gif": ("no GIF", [p.name for p in file.pictures if p.kind == "GIF"]),
        "cmyk": ("no CMYK", [p.name for p in file.pictures if p.mode == "CMYK"]),
        "transparency": ("none that lets the page through", [p.name for p in file.pictures if p.clear]),
    }
    for kind in preset.images:
        wanted, names = faults[kind]
        found = f"{names[0]} ({len(names)})" if names else "none"
        yield Requirement("pictures", wanted, found, not names, "save it as JPEG in RGB")


def _text(file: EpubFile, preset: EpubPreset) -> Iterator[Requirement]:
    if "page-numbers" in preset.text:
        numbers = file.page_numbers
        found = f"“{numbers[0]}” ({len(numbers)})" if numbers else "none"
        mend = "links without numbers, as caravan-pub makes them"
        yield Requirement("text", "no page numbers", found, not numbers, mend)
    if preset.fonts:
        other = sorted(file.fonts - set(preset.fonts))
        found = ", ".join(sorted(file.fonts)) or "none"
        yield Requirement("fonts", ", ".join(preset.fonts), found, not other, "fonts that the theme brings")
