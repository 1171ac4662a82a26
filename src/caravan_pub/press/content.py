"""Content streams, instruction by instruction: every colour becomes ink (ISO 32000-1, 7.8.2 and 8.6.8).

``separate`` is a function of bytes: what a page draws goes in, what it prints comes out.  A stream that has been
through it comes out of it unchanged, so that pages may be separated where they are drawn, and kept.

Besides colours it sees to black.  Small letters in full black overprint what lies below them, so that no edge of paper
shows where the plates do not meet.  Where rich black is asked for, large letters and areas in full black get the other
inks below them.
"""

import re
from collections.abc import Callable, Mapping

from caravan_pub.press.inks import BLACK, Inks
from caravan_pub.press.pen import Pen, numbers, scale_of
from caravan_pub.press.spaces import CMYK, FIRST, GREY, RGB, Facts, Space, as_grey, as_ink

OVERPRINT, KNOCKOUT = b"/CaravanOverprint", b"/CaravanKnockout"
"""The names of two graphics states that a separated stream may use: see ``overprint.py``."""

LARGE = 18.0
"""pt up to which letters are small, and an area is no area but a rule."""

INSTRUCTION = re.compile(
    rb"""(?: [-+.0-9\x00\t\n\x0c\r ]++
           | \[ [^\]()%/]*+ \]
           | <[0-9A-Fa-f\x00\t\n\x0c\r ]*+>
           | /[^\x00\t\n\x0c\r ()<>\[\]{}/%]*+
           | << | >> | \[ | \]
           | \( (?: [^()\\]++ | \\. | \( (?: [^()\\]++ | \\. | \( (?: [^()\\]++ | \\. )*+ \) )*+ \) )*+ \)
           | %[^\r\n]*+
           | (?: true | false | null ) (?![A-Za-z0-9*'"])
         )*+ ([A-Za-z'"][A-Za-z0-9*]*+)""",
    re.VERBOSE | re.DOTALL,
)
"""An instruction: its operands (7.3: numbers, arrays, strings, names, dictionaries) and its operator."""

REST = re.compile(rb"(?:[\x00\t\n\x0c\r ]|%[^\r\n]*)*\Z")
PICTURE = re.compile(
    rb"(.*?)[\x00\t\n\x0c\r ]ID[\x00\t\n\x0c\r ](.*?)[\x00\t\n\x0c\r ]*EI(?![^\x00\t\n\x0c\r ])", re.DOTALL
)

Inline = Callable[[bytes, bytes], bytes | None]
"""From the entries and the data of a picture within a stream to the same in ink, or nothing where it is already."""


def separate(data: bytes, facts: Facts, inks: Inks | None, inline: Inline | None = None) -> bytes:
    """A content stream (not compressed) in ink: its colours are ``k`` and ``K``, or spot colours and patterns.

    ``facts``: what its resources say.  Without ``inks`` it is a soft mask, and its colours become greys (``g``, ``G``)
    of the same luminosity.  ``inline`` separates the pictures within it.
    ValueError where it is no content stream, or where a colour cannot be separated.
    """
    return _Separator(data, facts, inks, inline).run()


class _Separator:
    def __init__(self, data: bytes, facts: Facts, inks: Inks | None, inline: Inline | None) -> None:
        self.data, self.facts, self.inks, self.inline = data, facts, inks, inline
        self.out: list[bytes] = []
        self.copied = self.at = 0
        self.pen = Pen()
        self.kept: list[Pen] = []
        self.letters = 1.0
        """The scale of the text matrix."""
        self.path = -1
        """Where the path that is being drawn begins; -1 where there is none, or where nobody asks."""

    def run(self) -> bytes:
        handlers = RICH_HANDLERS if self.inks is not None and self.inks.rich else HANDLERS
        data, match, get = self.data, INSTRUCTION.match, handlers.get
        end = len(data)
        while self.at < end:
            found = match(data, self.at)
            if found is None:
                if REST.match(data, self.at) is None:
                    raise ValueError(f"a content stream holds what is no instruction: {data[self.at : self.at + 20]!r}")
                break
            self.at = found.end()
            handler = get(found[1])
            if handler is not None:
                handler(self, found)
        return b"".join((*self.out, data[self.copied :])) if self.out else data

    def exchange(self, found: re.Match[bytes], new: bytes) -> None:
        """Put something in the place of an instruction."""
        self.out += (self.data[self.copied : found.start()], b"\n", new)
        self.copied = found.end()

    def insert(self, at: int, new: bytes) -> None:
        """Put an instruction before the place ``at``, behind which nothing was exchanged."""
        self.out += (self.data[self.copied : at], b"\n", new, b"" if self.data[at : at + 1].isspace() else b"\n")
        self.copied = at

    def keep(self, _found: re.Match[bytes]) -> None:
        self.kept.append(self.pen.copy())

    def restore(self, _found: re.Match[bytes]) -> None:
        if self.kept:
            self.pen = self.kept.pop()

    def transform(self, found: re.Match[bytes]) -> None:
        self.pen.scale *= scale_of(numbers(found))

    def begin_text(self, _found: re.Match[bytes]) -> None:
        self.letters = 1.0

    def end_text(self, found: re.Match[bytes]) -> None:
        if self.pen.overprint:
            self.pen.overprint = False
            if not self.data.startswith(b"\n" + KNOCKOUT, found.end()):
                self.insert(found.end(), KNOCKOUT + b" gs")

    def place_text(self, found: re.Match[bytes]) -> None:
        self.letters = scale_of(numbers(found))

    def set_font(self, found: re.Match[bytes]) -> None:
        self.pen.size = abs(float(found[0].split()[-2]))

    def set_mode(self, found: re.Match[bytes]) -> None:
        self.pen.mode = int(numbers(found)[0])

    def set_state(self, found: re.Match[bytes]) -> None:
        name = found[0].split()[0]
        if name == OVERPRINT:
            self.pen.overprint = True
        elif name == KNOCKOUT:
            self.pen.overprint = False

    def show(self, found: re.Match[bytes]) -> None:
        """Letters: small black ones overprint, large ones may be rich."""
        pen = self.pen
        filled = pen.black and pen.mode in (0, 4)
        small = pen.size * self.letters * pen.scale <= LARGE
        if self.inks is not None and self.inks.rich and pen.black:
            self.blacken(found.start(), rich=filled and not small)
        if self.inks is not None and pen.overprint != (filled and small):
            pen.overprint = filled and small
            self.insert(found.start(), (OVERPRINT if pen.overprint else KNOCKOUT) + b" gs")

    def blacken(self, at: int, *, rich: bool) -> None:
        """Change between black alone and rich black, before the place ``at``."""
        if rich != self.pen.rich and self.inks is not None and self.inks.rich is not None:
            self.pen.rich = rich
            self.insert(at, written(self.inks.rich if rich else BLACK) + b" k")

    def draw(self, found: re.Match[bytes]) -> None:
        """A part of a path: where it goes, for the size of what will be filled."""
        if self.path < 0:
            self.path = found.start()
            self.pen.open_path()
        self.pen.reach(found[1], numbers(found))

    def fill(self, _found: re.Match[bytes]) -> None:
        if self.path >= 0 and self.pen.black:
            self.blacken(self.path, rich=self.pen.breadth() * self.pen.scale > LARGE)
        self.path = -1

    def end_path(self, _found: re.Match[bytes]) -> None:
        self.path = -1

    def set_space(self, found: re.Match[bytes]) -> None:
        """A colour space (``cs``, ``CS``): one whose parts are colours gives way to the colour that it begins with."""
        stroke = found[1] == b"CS"
        space = self.facts.space(found[0].split()[0])
        self.pen.set_space(space, stroke=stroke)
        if space.kind in FIRST:
            self.paint(found, space, FIRST[space.kind], stroke=stroke)

    def set_colour(self, found: re.Match[bytes]) -> None:
        """A colour in the space that is set (``sc``, ``scn``, ``SC``, ``SCN``)."""
        stroke = found[1].isupper()
        space = self.pen.stroke if stroke else self.pen.fill
        if space.kind in FIRST:
            self.paint(found, space, numbers(found), stroke=stroke)
        elif space.base is not None and space.base.kind in FIRST:
            *parts, name = found[0].split()[:-1]
            colour = self.ink_of(space.base, [float(part) for part in parts])
            self.exchange(found, written(colour) + b" " + name + b" " + found[1])

    def set_device(self, found: re.Match[bytes]) -> None:
        """A colour that names its space itself (``g``, ``rg``, ``k`` and their capitals)."""
        stroke = found[1].isupper()
        space = DEVICES[found[1].lower()]
        self.pen.set_space(space, stroke=stroke)
        self.paint(found, space, numbers(found), stroke=stroke)

    def paint(
        self, found: re.Match[bytes], space: Space, parts: list[float] | tuple[float, ...], *, stroke: bool
    ) -> None:
        colour = self.ink_of(space, parts)
        if not stroke:
            self.pen.black, self.pen.rich = colour == BLACK, False
        operator = (b"K" if stroke else b"k") if len(colour) == 4 else (b"G" if stroke else b"g")
        if found[1] != operator or colour != tuple(parts):
            self.exchange(found, written(colour) + b" " + operator)

    def ink_of(self, space: Space, parts: list[float] | tuple[float, ...]) -> tuple[float, ...]:
        return as_grey(space, parts) if self.inks is None else as_ink(space, parts, self.inks)

    def picture(self, _found: re.Match[bytes]) -> None:
        """A picture within the stream: from ``BI`` to ``EI``."""
        whole = PICTURE.match(self.data, self.at)
        if whole is None:
            raise ValueError("a picture within a content stream does not end")
        new = self.inline(whole[1], whole[2]) if self.inline is not None else None
        if new is not None:
            self.out += (self.data[self.copied : self.at], b"\n", new, b"\nEI")
            self.copied = whole.end()
        self.at = whole.end()


def written(colour: tuple[float, ...]) -> bytes:
    """The parts of a colour as a content stream has them, to a thousandth."""
    return b" ".join(f"{part:.3f}".rstrip("0").rstrip(".").encode() for part in colour)


DEVICES: Mapping[bytes, Space] = {b"g": GREY, b"rg": RGB, b"k": CMYK}
S = _Separator
HANDLERS: Mapping[bytes, Callable[[_Separator, re.Match[bytes]], None]] = {
    b"q": S.keep, b"Q": S.restore, b"cm": S.transform, b"BT": S.begin_text, b"ET": S.end_text, b"Tm": S.place_text,
    b"Tf": S.set_font, b"Tr": S.set_mode, b"gs": S.set_state, b"Tj": S.show, b"TJ": S.show, b"'": S.show, b'"': S.show,
    b"g": S.set_device, b"G": S.set_device, b"rg": S.set_device, b"RG": S.set_device, b"k": S.set_device,
    b"K": S.set_device, b"cs": S.set_space, b"CS": S.set_space, b"sc": S.set_colour, b"SC": S.set_colour,
    b"scn": S.set_colour, b"SCN": S.set_colour, b"BI": S.picture,
}  # fmt: skip
RICH_HANDLERS = {
    **HANDLERS,
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y", b"re"), S.draw),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), S.fill),
    **dict.fromkeys((b"S", b"s", b"n"), S.end_path),
}  # fmt: skip
"""Where rich black is asked for, paths are measured too."""
