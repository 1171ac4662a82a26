"""Straight signs become those of the language: quotation marks, apostrophes, dashes, ellipses, firm spaces.

Each run is read once from left to right with one sign of look-ahead, so that the time grows with the text.
Code is never touched; a span in another language keeps that language's rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inline, Inlines
from caravan_pub.passes.conventions import Conventions, conventions_of

OBJECT = "\ufffc"
"""Stands for what is not text: code, a citation, a picture."""

OPENERS = frozenset(" \t\n\u00a0\u202f\u2003([{<—–-/\u2018\u201c\u201e\u201a«‹¿¡")
CLOSERS = frozenset(" \t\n\u00a0\u202f)]}>.,;:!?—–…/")


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    language: str
    fixed: bool


def smarten(run: Inlines, language: str) -> Inlines:
    """The run with its language's typography; ``language`` is a BCP 47 tag."""
    pieces = list(_pieces(run, language))
    if not any(piece.text.strip(OBJECT) for piece in pieces if not piece.fixed):
        return run
    text = "".join(piece.text for piece in pieces)
    signs = _signs(text, pieces)
    for piece, start in zip(pieces, _starts(pieces), strict=True):
        if not piece.fixed:
            _bind(signs, start, start + len(piece.text), conventions_of(piece.language))
    texts = iter(
        "".join(signs[start : start + len(piece.text)])
        for piece, start in zip(pieces, _starts(pieces), strict=True)
        if not piece.fixed
    )
    return tuple(_rebuilt(inline, texts) for inline in run)


def _starts(pieces: list[_Piece]) -> list[int]:
    starts, position = [], 0
    for piece in pieces:
        starts.append(position)
        position += len(piece.text)
    return starts


def _pieces(run: Inlines, language: str) -> Iterator[_Piece]:
    for inline in run:
        match inline:
            case n.Text():
                yield _Piece(inline.text, language, fixed=False)
            case n.LineBreak():
                yield _Piece("\n", language, fixed=True)
            case n.Code() | n.Citation() | n.InlinePhoto():
                yield _Piece(OBJECT, language, fixed=True)
            case n.Note():
                pass
            case n.Span():
                yield from _pieces(inline.content, inline.language or language)
            case (
                n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps()
                | n.Link() | n.Reference() | n.IndexMark()
            ):  # fmt: skip
                if isinstance(inline, n.Reference) and not inline.content:
                    yield _Piece(OBJECT, language, fixed=True)
                yield from _pieces(inline.content, language)


def _rebuilt(inline: Inline, texts: Iterator[str]) -> Inline:
    match inline:
        case n.Text():
            return replace(inline, text=next(texts))
        case n.Code() | n.LineBreak() | n.Citation() | n.Note() | n.InlinePhoto():
            return inline
        case (
            n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps() | n.Link()
            | n.Reference() | n.IndexMark() | n.Span()
        ):  # fmt: skip
            return replace(inline, content=tuple(_rebuilt(inner, texts) for inner in inline.content))


def _signs(text: str, pieces: list[_Piece]) -> list[str]:
    """For each character what stands in its place: a sign, or nothing where a longer sign took it in."""
    signs = list(text)
    open_quotes: list[str] = []
    position = 0
    for piece in pieces:
        end = position + len(piece.text)
        if not piece.fixed:
            rules = conventions_of(piece.language)
            for found in re.finditer(r"[\"']|-{2,3}(?!-)|\.{3}(?!\.)", piece.text):
                start = position + found.start()
                sign = found[0]
                if sign in "\"'":
                    signs[start] = _quote(text, start, sign, open_quotes, rules)
                elif not _within_run(text, start, len(sign)):
                    signs[start] = "…" if sign[0] == "." else "–" if len(sign) == 2 else "—"
                    signs[start + 1 : start + len(sign)] = [""] * (len(sign) - 1)
        position = end
    return signs


def _within_run(text: str, start: int, length: int) -> bool:
    """Whether the sign is part of a longer run of the same character, a rule of dashes say."""
    before = text[start - 1 : start]
    return before == text[start] or text[start + length : start + length + 1] == text[start]


def _quote(text: str, at: int, sign: str, open_quotes: list[str], rules: Conventions) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or before in OPENERS or (before in "\"'" and at > 0)) and bool(after) and after not in CLOSERS
    if sign == "'":
        return _single(text, at, opens, open_quotes, rules)
    if opens and not (open_quotes and open_quotes[-1] == sign and before not in OPENERS and before):
        open_quotes.append(sign)
        return rules.double[0]
    if sign in open_quotes:
        while open_quotes.pop() != sign:
            pass
    return rules.double[1]


def _single(text: str, at: int, opens: bool, open_quotes: list[str], rules: Conventions) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return "\u2019"
    if opens and not rules.elided.match(text, at + 1):
        open_quotes.append("'")
        return rules.single[0]
    if "'" in open_quotes and not (before == "s" and after == " " and text.find("'", at + 1, at + 200) > 0):
        while open_quotes.pop() != "'":
            pass
        return rules.single[1]
    return "\u2019"


def _bind(signs: list[str], start: int, end: int, rules: Conventions) -> None:
    """Put spaces that do not break where the language wants its words kept together."""
    text = "".join(sign or "\u2060" for sign in signs[start:end])
    for pattern, group, space in rules.bound:
        for found in pattern.finditer(text):
            if found.start(group) >= 0:
                signs[start + found.start(group)] = space
    for pattern, space in rules.inserted:
        for found in pattern.finditer(text):
            at = start + found.start()
            if not signs[at].endswith(space):
                signs[at] += space
