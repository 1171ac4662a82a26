"""Finished products, opened by other programs and libraries than those that made them."""

import io
import posixpath
import re
import subprocess
import unicodedata
import zipfile
from pathlib import Path

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
PACKAGE = "EPUB/content.opf"

GAP = re.compile("[\\s\u00ad\u2010\u2060\u200b]+")
"""What stands between letters without being one: white space, the layout's own hyphens, joiners."""


def page_texts(pdf: Path, *, order: str = "-raw") -> list[str]:
    """The text of each page as poppler reads it, by default in the order of the page's content."""
    command = ["pdftotext", "-enc", "UTF-8", order, str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


def squeezed(text: str) -> str:
    """A text without its gaps, so that it can be looked for across the ends of lines and broken words."""
    return unicodedata.normalize("NFC", GAP.sub("", text))


def entries(epub: bytes) -> dict[str, bytes]:
    """The files of an EPUB by their names in the archive."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spine(files: dict[str, bytes]) -> list[str]:
    """The documents in reading order, by their names in the archive."""
    package = etree.fromstring(files[PACKAGE])
    names = {str(item.get("id")): str(item.get("href")) for item in package.iter(f"{OPF}item")}
    return [
        posixpath.join(posixpath.dirname(PACKAGE), names[str(ref.get("idref"))])
        for ref in package.iter(f"{OPF}itemref")
    ]


def documents(files: dict[str, bytes]) -> dict[str, "etree._Element"]:
    """The XHTML documents in reading order, parsed: name in the archive → root element."""
    return {name: etree.fromstring(files[name]) for name in spine(files)}


def words(element: "etree._Element") -> str:
    """The text of an element, its white space evened out."""
    return " ".join("".join(str(text) for text in element.itertext()).split())
