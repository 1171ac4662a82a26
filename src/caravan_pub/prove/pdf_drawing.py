"""What a content stream draws, as far as a proof asks: colours, states, pictures (ISO 32000-1, 7.8.2)."""

import re
from dataclasses import dataclass, field

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

WORDS = re.compile(
    rb"""\[[^\]()%]*\]
       | \((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)
       | <[0-9A-Fa-f\s]*>
       | %[^\r\n]*
       | (?<![^\s\]>)])BI\b(?:.*?)\sID\s.*?\sEI(?![^\s])""",
    re.VERBOSE | re.DOTALL,
)
"""What is no instruction: arrays, strings, comments, and pictures within the stream."""

PICTURE = re.compile(rb"BI\b(.*?)\sID\s", re.DOTALL)
COLOURED = {b"rg": "DeviceRGB", b"RG": "DeviceRGB", b"/DeviceRGB": "DeviceRGB", b"/CalRGB": "CalRGB"}
SHOWN = frozenset({b"Tj", b"TJ", b"'", b'"'})
LARGE = 18.0
"""pt up to which letters are small."""


@dataclass(slots=True)
class Drawing:
    """What one stream draws.

    ``inks``: the colours it sets as inks, from 0 to 1 each.  ``foreign``: what it names that is no ink.  ``spaces``,
    ``states``, ``patterns``, ``shadings``: the names of resources that it uses.  ``placed``: each form or picture by
    its name, and the matrix from its unit square to the stream's own coordinates.  ``mixed``: the inks of small letters
    that are black and others.
    """

    inks: set[tuple[float, ...]] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    spaces: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)
    shadings: set[str] = field(default_factory=set)
    placed: list[tuple[str, Matrix]] = field(default_factory=list)
    mixed: set[tuple[float, ...]] = field(default_factory=set)


def drawing_of(data: bytes) -> Drawing:
    """Read a content stream (not compressed).  ValueError where its instructions lack operands."""
    made = Drawing()
    for entries in PICTURE.findall(data) if b"BI" in data else ():
        if re.search(rb"/(?:CS|ColorSpace)\s*/(?:RGB|DeviceRGB|CalRGB)\b", entries):
            made.foreign.add("a picture in DeviceRGB")
    tokens = WORDS.sub(b" ", data).replace(b"/", b" /").split()
    _Reader(made, tokens).read()
    return made


class _Reader:
    def __init__(self, made: Drawing, tokens: list[bytes]) -> None:
        self.made, self.tokens = made, tokens
        self.matrix = IDENTITY
        self.ink: tuple[float, ...] = (0.0,)
        self.size, self.letters = 0.0, 1.0
        self.kept: list[tuple[Matrix, tuple[float, ...], float]] = []

    def read(self) -> None:
        """Go through the tokens; an instruction's operands stand before it."""
        known = KNOWN
        for at, word in enumerate(self.tokens):
            if word in known:
                known[word](self, at, word)

    def numbers(self, at: int, count: int) -> tuple[float, ...]:
        if at < count:
            raise ValueError("a content stream lacks operands")
        return tuple(map(float, self.tokens[at - count : at]))

    def keep(self, _at: int, _word: bytes) -> None:
        self.kept.append((self.matrix, self.ink, self.size))

    def restore(self, _at: int, _word: bytes) -> None:
        if self.kept:
            self.matrix, self.ink, self.size = self.kept.pop()

    def transform(self, at: int, _word: bytes) -> None:
        a, b, c, d, e, f = self.numbers(at, 6)
        self.matrix = times((a, b, c, d, e, f), self.matrix)

    def foreign(self, _at: int, word: bytes) -> None:
        self.made.foreign.add(COLOURED[word])

    def grey(self, at: int, word: bytes) -> None:
        ink = (1.0 - self.numbers(at, 1)[0],)
        self.set_ink(ink, fill=word.islower())

    def process(self, at: int, word: bytes) -> None:
        self.set_ink(self.numbers(at, 4), fill=word.islower())

    def set_ink(self, ink: tuple[float, ...], *, fill: bool) -> None:
        self.made.inks.add(ink)
        if fill:
            self.ink = ink

    def space(self, at: int, word: bytes) -> None:
        self.made.spaces.add(self.tokens[at - 1].decode("latin-1"))
        if word == b"cs":
            self.ink = (0.0,)

    def colour(self, at: int, word: bytes) -> None:
        """A colour in a named space: of one of four parts we take it that they are inks."""
        parts = []
        for before in reversed(self.tokens[max(0, at - 5) : at]):
            if not NUMBER.fullmatch(before):
                break
            parts.append(float(before))
        if len(parts) == 4:
            self.set_ink(tuple(reversed(parts)), fill=word.islower())
        if self.tokens[at - 1].startswith(b"/"):
            self.made.patterns.add(self.tokens[at - 1].decode("latin-1"))

    def state(self, at: int, _word: bytes) -> None:
        self.made.states.add(self.tokens[at - 1].decode("latin-1"))

    def shade(self, at: int, _word: bytes) -> None:
        self.made.shadings.add(self.tokens[at - 1].decode("latin-1"))

    def place(self, at: int, _word: bytes) -> None:
        self.made.placed.append((self.tokens[at - 1].decode("latin-1"), self.matrix))

    def font(self, at: int, _word: bytes) -> None:
        self.size = abs(self.numbers(at, 1)[0])

    def begin(self, _at: int, _word: bytes) -> None:
        self.letters = 1.0

    def turn(self, at: int, _word: bytes) -> None:
        a, b, c, d, _e, _f = self.numbers(at, 6)
        self.letters = abs(a * d - b * c) ** 0.5

    def show(self, _at: int, _word: bytes) -> None:
        black = len(self.ink) == 4 and self.ink[3] > 0.9 and any(part > 0.01 for part in self.ink[:3])
        if black and self.size * self.letters * scale_of(self.matrix) <= LARGE:
            self.made.mixed.add(self.ink)


NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)")
R = _Reader
KNOWN = {
    b"q": R.keep, b"Q": R.restore, b"cm": R.transform, b"g": R.grey, b"G": R.grey, b"k": R.process, b"K": R.process,
    b"cs": R.space, b"CS": R.space, b"sc": R.colour, b"SC": R.colour, b"scn": R.colour, b"SCN": R.colour,
    b"gs": R.state, b"Do": R.place, b"sh": R.shade, b"Tf": R.font, b"BT": R.begin, b"Tm": R.turn,
    **dict.fromkeys(COLOURED, R.foreign), **dict.fromkeys(SHOWN, R.show),
}  # fmt: skip


def times(first: Matrix, then: Matrix) -> Matrix:
    """One transformation after another (8.3.4)."""
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r


def scale_of(matrix: Matrix) -> float:
    """How much larger a matrix draws."""
    a, b, c, d, _e, _f = matrix
    return float(abs(a * d - b * c) ** 0.5)
