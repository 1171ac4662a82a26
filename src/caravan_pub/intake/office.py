"""What pandoc passes over in the files of word processors: read from their XML, so that it can be told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

WORD = {
    "chart": "a chart",
    "relIds": "a SmartArt drawing",
    "OLEObject": "an embedded object",
    "control": "a form control",
    "checkBox": "a check box",
    "ddList": "a drop-down list",
}
"""Elements of a Word document by their local names (ECMA-376, parts 1 and 4), and what they are to a reader."""

OPEN_DOCUMENT = {
    "annotation": "a comment",
    "deletion": "a deleted passage",
    "object": "an embedded object or an equation",
    "form": "a form",
    "custom-shape": "a drawn shape",
}
"""Elements of an OpenDocument text by their local names (OpenDocument 1.3, part 3)."""

SKIPPED = ("Fallback", "instrText", "delText")
"""Elements of which nothing is taken: a second version of a box for old programs, field codes, deleted words."""

Seen = tuple[str, str]
"""Something that was passed over, in a few words, and the heading it stands under."""


class _DoctypeError(Exception):
    """The XML has a document type, which these formats have none of."""


@dataclass(slots=True)
class Office:
    """What a document's own XML says beside what pandoc gives.

    Its language, title and authors; what pandoc passes over; the texts of pictures by the address they are shown with.
    """

    language: str = ""
    title: str = ""
    creators: tuple[str, ...] = ()
    passed_over: list[Seen] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def look_at_word(members: Mapping[str, bytes]) -> Office:
    """What the XML of a .docx says."""
    office = Office()
    styles = members.get("word/styles.xml", b"")
    found = re.search(rb"<w:docDefaults>.*?<w:lang\b[^>]*?\bw:val=\"([\w-]+)\"", styles[:100_000], re.DOTALL)
    office.language = found[1].decode("ascii", "ignore") if found else ""
    headings = _heading_styles(styles)
    seen = _Seer(WORD, headings)
    seen.read(members.get("word/document.xml", b""))
    office.passed_over = seen.passed_over
    for name, data in members.items():
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            words = " ".join(re.sub(r"<[^>]*>", " ", data.decode("utf-8", "replace")).split())
            if re.search(r"[^\W\d_]", words):
                office.passed_over.append((f"the running head or foot “{words[:80]}”", ""))
    return office


def _heading_styles(styles: bytes) -> frozenset[str]:
    """The ids of the styles that are headings, whatever language Word speaks."""
    style = rb"<w:style\b[^>]*w:styleId=\"([^\"]+)\"[^>]*>\s*<w:name w:val=\"heading \d"
    found = re.findall(style, styles, re.IGNORECASE)
    return frozenset(name.decode("utf-8", "replace") for name in found)


def look_at_open_document(members: Mapping[str, bytes]) -> Office:
    """What the XML of an .odt says."""
    office = Office()
    seen = _Seer(OPEN_DOCUMENT, frozenset())
    seen.read(members.get("content.xml", b""))
    office.passed_over, office.texts = seen.passed_over, seen.texts
    meta = members.get("meta.xml", b"").decode("utf-8", "replace")
    office.title = _element(meta, "dc:title")
    author = _element(meta, "meta:initial-creator") or _element(meta, "dc:creator")
    office.creators = tuple(name for part in author.split(";") if (name := part.strip()))
    language = re.search(r'fo:language="([a-z]{2,3})"', members.get("styles.xml", b"").decode("utf-8", "replace"))
    country = re.search(r'fo:country="([A-Z]{2})"', members.get("styles.xml", b"").decode("utf-8", "replace"))
    office.language = _element(meta, "dc:language")
    if not office.language and language and language[1] != "zxx":
        office.language = f"{language[1]}-{country[1]}" if country else language[1]
    return office


def _element(text: str, name: str) -> str:
    found = re.search(rf"<{name}\b[^>]*>([^<]*)</{name}>", text)
    entities = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
    return re.sub(r"&\w+;", lambda entity: entities.get(entity[0], entity[0]), found[1]).strip() if found else ""


class _Seer:
    """Goes through a document's XML once, with the nearest heading in mind."""

    def __init__(self, names: Mapping[str, str], heading_styles: frozenset[str]) -> None:
        self.passed_over: list[Seen] = []
        self.texts: dict[str, str] = {}
        self._names = names
        self._heading_styles = heading_styles
        self._stack: list[str] = []
        self._skipping = 0
        self._words: list[str] = []
        self._heading = ""
        self._is_heading = False
        self._box: list[str] | None = None
        self._picture = ""

    def read(self, data: bytes) -> None:
        """Go through it as far as it is well-formed; what is not, pandoc complains of."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.buffer_text = True
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, _DoctypeError):
            return

    def _start(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._stack.append(local)
        self._skipping += local in SKIPPED
        if self._skipping:
            return
        if local in self._names:
            self.passed_over.append((self._names[local], self._heading))
        match local:
            case "p" | "h":
                self._words, self._is_heading = [], local == "h"
            case "pStyle":
                self._is_heading = given.get("w:val", "") in self._heading_styles
            case "txbxContent":
                self._box = []
            case "blip" if "r:link" in given:
                self.passed_over.append(("a picture that lies outside the document", self._heading))
            case "image":
                self._picture = given.get("xlink:href", "")
            case _:
                pass

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if self._skipping:
            pass
        elif local in ("p", "h") and self._is_heading:
            self._heading = " ".join("".join(self._words).split())
        elif local == "txbxContent" and self._box is not None:
            self.passed_over.append((f"the text box “{' '.join(' '.join(self._box).split())[:200]}”", self._heading))
            self._box = None
        self._skipping -= self._stack.pop() in SKIPPED

    def _text(self, text: str) -> None:
        if self._skipping:
            return
        self._words.append(text)
        if self._box is not None and "t" in self._stack[-1:]:
            self._box.append(text)
        if self._stack[-1:] in (["desc"], ["title"]) and self._picture:
            self.texts[self._picture] = " ".join((self.texts.get(self._picture, "") + " " + text).split())


def _no_doctype(*_: object) -> None:
    raise _DoctypeError
