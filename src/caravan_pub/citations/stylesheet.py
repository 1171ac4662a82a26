"""A CSL file, read far enough to know what it is; what it says of citations is pandoc's to read."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

NAMESPACE = "http://purl.org/net/xbiblio/csl"
LARGEST = 4 * 1024**2
"""Bytes a style may have; the largest published one has a fifth of a million."""

DEEPEST = 100
"""How deep its elements may stand in one another; published styles stay below 20."""


class StyleBrokenError(Exception):
    """A file is no CSL style: why, and in which line (0: none in particular)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A style: its XML in UTF-8, and whether it sets notes and a bibliography.

    ``looks_back``: it prints "ibid." or the number of an earlier note, which must not lead into another chapter.
    ``parent`` is the name of the style that a dependent one stands for; empty for one that stands on its own.
    """

    data: bytes
    note: bool = False
    bibliography: bool = False
    looks_back: bool = False
    parent: str = ""


def read_stylesheet(data: bytes) -> Stylesheet:
    """Read a CSL file.  Raises StyleBrokenError for what is no UTF-8, no XML or no CSL, and for a document type.

    A document type could give names to files and make text out of nothing; no published style has one.
    """
    if len(data) > LARGEST:
        raise StyleBrokenError(f"it is larger than {LARGEST // 1024**2} MB")
    try:
        text = data.decode("utf-8-sig").encode()
    except UnicodeDecodeError as error:
        raise StyleBrokenError(f"it is not UTF-8 (byte {error.start})") from None
    reading = _Reading()
    parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
    parser.StartElementHandler = reading.open
    parser.EndElementHandler = reading.close
    parser.StartDoctypeDeclHandler = _refuse_document_type
    reading.parser = parser
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise StyleBrokenError(f"it is not XML ({expat.ErrorString(error.code)})", error.lineno) from None
    return replace(reading.result(), data=text)


def _refuse_document_type(*_declaration: object) -> None:
    raise StyleBrokenError("it has a document type, which no style needs")


class _Reading:
    """What the elements of a CSL file say, one after the other."""

    parser: "XMLParserType"

    def __init__(self) -> None:
        self.path: list[str] = []
        self.found: set[str] = set()
        self.is_note = False
        self.looks_back = False
        self.parent = ""

    def open(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self.path:
            if namespace != NAMESPACE or tag != "style":
                raise StyleBrokenError("it is not a CSL style", self.parser.CurrentLineNumber)
            self.is_note = attributes.get("class") == "note"
        elif len(self.path) == 1:
            self.found.add(tag)
        if attributes.get("term") == "ibid" or "first-reference-note-number" in attributes.get("variable", "").split():
            self.looks_back = True
        if tag == "link" and attributes.get("rel") == "independent-parent":
            self.parent = attributes.get("href", "").rstrip("/").rpartition("/")[2]
            if not self.parent:
                raise StyleBrokenError("it does not say which style it rests on", self.parser.CurrentLineNumber)
        self.path.append(tag)
        if len(self.path) > DEEPEST:
            raise StyleBrokenError("its elements are nested too deeply", self.parser.CurrentLineNumber)

    def close(self, _name: str) -> None:
        self.path.pop()

    def result(self) -> Stylesheet:
        if not self.parent and "citation" not in self.found:
            raise StyleBrokenError("it says nothing of citations")
        return Stylesheet(b"", self.is_note, "bibliography" in self.found, self.looks_back, self.parent)
