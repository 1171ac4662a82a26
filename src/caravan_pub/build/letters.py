"""Letters that the theme has no font for: told, where the machine's fonts would fill in without a word."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.gather import letters_of
from caravan_pub.model import nodes as n
from caravan_pub.model.edition import FontFace, Theme
from caravan_pub.model.publication import Photo, Publication
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.model.walk import plain_text, walk

GLYPH_MISSING = Rule(
    "glyph-missing",
    Severity.WARNING,
    """A letter or sign stands in the publication that the theme has no font for.

Why: another font must fill in, and which one depends on the machine that lays out the pages: the letter looks strange
among its neighbours, or is an empty box, and the same book is not the same elsewhere.

Example: ``→`` or a word in Georgian, in a theme whose fonts are Latin.

Instead: other words, or a font that has the letter, in ``styles/theme.toml``:

    [scripts]
    ka = { family = "Noto Serif Georgian", faces = ["400", "700"] }
""",
)

MOST = 20
"""How many letters are told one by one."""

UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
"""General categories of what is not drawn, or has no meaning that a font could know; spaces are made by the layout."""

SELECTORS = range(0xFE00, 0xFE10)
"""Variation selectors: they choose among glyphs and have none."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that are printed, in which of the theme's fonts, and where they are written."""

    text: str
    use: str
    place: Place


def report_missing(publication: Publication, theme: Theme, snapshot: Snapshot, diagnostics: Diagnostics) -> None:
    """Tell every letter that the theme's font for its words lacks: once, where it first stands."""
    fonts = _Fonts(theme)
    told: set[str] = set()
    seen: dict[str, set[str]] = {}
    for words in _printed(publication):
        if words.text.isascii():
            continue
        text = unicodedata.normalize("NFC", words.text)
        before = seen.setdefault(words.use, set())
        new = set(text) - before
        before |= new
        for char in sorted(new, key=text.index):
            if char in told or not _drawn(char) or ord(char) in fonts.letters(words.use):
                continue
            told.add(char)
            if len(told) <= MOST:
                place = _found(char, words.place, snapshot)
                message = f"{fonts.family(words.use)} has no {char} (U+{ord(char):04X}, {_named(char)})"
                hint = "write it otherwise, or name a font that has it in styles/theme.toml"
                diagnostics.add(GLYPH_MISSING, place, message, hint)
    if len(told) > MOST:
        message = f"the theme's fonts lack {len(told) - MOST} more letters of this publication"
        diagnostics.add(GLYPH_MISSING, Place("content/publication.toml"), message, "name a font for its script")


def _drawn(char: str) -> bool:
    return unicodedata.category(char) not in UNSEEN and ord(char) not in SELECTORS


def _named(char: str) -> str:
    return unicodedata.name(char, "a character without a name").lower()


class _Fonts:
    """The theme's fonts by what they are for: ``text``, ``label`` (headings too), ``code``."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._letters: dict[str, frozenset[int]] = {}

    def family(self, use: str) -> str:
        """The name of a use's font; that of the text where the theme has none of its own."""
        fonts = self._theme.tokens.get("fonts")
        tables = fonts if isinstance(fonts, Mapping) else {}
        table = tables.get(use) or tables.get("text")
        return str(table.get("family")) if isinstance(table, Mapping) else "the theme"

    def letters(self, use: str) -> frozenset[int]:
        """The code points that a use's font has, with those of the fonts for other scripts."""
        if use not in self._letters:
            tables = self._theme.tokens.get("fonts")
            mains = {self.family(name) for name in tables} if isinstance(tables, Mapping) else set()
            others = mains - {self.family(use)}
            faces = [face for face in self._firsts() if face.family not in others]
            self._letters[use] = frozenset().union(*map(letters_of, faces))
        return self._letters[use]

    def _firsts(self) -> list[FontFace]:
        """A face of each family; the others have the same letters."""
        return list({face.family: face for face in reversed(self._theme.fonts)}.values())


def _printed(publication: Publication) -> Iterator[_Words]:
    """All that is printed of what somebody wrote, in the order in which it is told of."""
    metadata, settings = publication.metadata, Place("content/publication.toml")
    names = [creator.name for creator in metadata.creators]
    for text in (metadata.title, metadata.subtitle, *names, metadata.publisher, metadata.rights, metadata.description):
        yield _Words(text, "text", settings)
    for chapter in publication.chapters():
        yield _Words(plain_text(chapter.title), "label", chapter.place)
        yield from _in_blocks(chapter.blocks, publication)
    for source in publication.sources.values():
        yield from (_Words(text, "text", source.place) for text in _strings(source.csl))


def _in_blocks(blocks: n.Blocks, publication: Publication) -> Iterator[_Words]:
    for node in walk(blocks):
        match node:
            case n.Heading():
                yield _Words(plain_text(node.content), "label", node.place)
            case n.Text():
                yield _Words(node.text, "text", node.place)
            case n.Code() | n.CodeBlock():
                yield _Words(node.text, "code", node.place)
            case n.Figure():
                for panel in node.panels:
                    photo = publication.photo(panel.photo)
                    yield from _of_photo(photo) if photo is not None else ()
            case _:
                pass


def _of_photo(photo: Photo) -> Iterator[_Words]:
    yield _Words(photo.caption, "text", photo.where("caption"))
    yield _Words(photo.credit, "label", photo.where("credit"))
    drawing = photo.drawing
    if drawing is not None:
        cells = [*drawing.columns, *(cell for row in drawing.rows for cell in row)]
        names = [place.name for place in (*drawing.places, *drawing.labels)]
        for text in (drawing.title, drawing.unit, *drawing.notes, *names, *cells):
            yield _Words(text, "text", photo.where("kind"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _found(char: str, place: Place, snapshot: Snapshot) -> Place:
    """Where a letter stands in the file: at its place or after it; where it cannot be found, the place."""
    if place.path not in snapshot:
        return place
    lines = snapshot.data(place.path).decode("utf-8-sig", "replace").split("\n")
    for number in range(max(place.line, 1), len(lines) + 1):
        line = unicodedata.normalize("NFC", lines[number - 1])
        if char in line:
            return Place(place.path, number, line.index(char) + 1)
    return place
