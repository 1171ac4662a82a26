"""Straight signs become those of the language: quotation marks, apostrophes, dashes, ellipses, firm spaces.

Each run is read from left to right and never back, so that the time grows with the text alone.  Code and addresses are
never touched; a span in another language keeps that language's rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import assert_never

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inline, Inlines
from caravan_pub.passes.conventions import Conventions, conventions_of
from caravan_pub.passes.quotation import Quotation

OBJECT = "\ufffc"
"""Stands for what is not text: code, a citation, a picture."""

ENDING = r"\s\"'<>«»“”„‘’‚‹›…\ufffc"
ADDRESS = re.compile(rf"(?:https?://|www\.)[^{ENDING}]*(?:'(?=\w)[^{ENDING}]*)*[^{ENDING}.,;:!?)\]]")
"""An address in the text; an apostrophe is part of it between letters only, a stop at its end is the sentence's."""
SIGN = re.compile(
    rf"(?P<address>{ADDRESS.pattern})"
    r"|(?P<seconds>(?<=\d)'\d{1,2}(?:[.,]\d{1,3})?\")"
    r"|(?P<minutes>(?<=\d)'(?=\d{1,2}(?!\d)))"
    r"|(?P<quote>[\"'])"
    r"|(?P<dash>(?<!-)-{2,3}(?!-))"
    r"|(?P<ellipsis>(?<!\.)\.{3}(?!\.))"
)
DASHES = {"--": "–", "---": "—"}
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a run.  One without rules is not changed."""

    text: str
    rules: Conventions | None


def smarten(run: Inlines, language: str) -> Inlines:
    """The run with its language's typography; ``language`` is a BCP 47 tag.  What is set once is not set again."""
    pieces = list(_pieces(run, language))
    if not any(piece.rules for piece in pieces):
        return run
    texts = iter(text for text, piece in zip(_spaced(_signed(pieces)), pieces, strict=True) if piece.rules)
    return tuple(_rebuilt(inline, texts) for inline in run)


def _pieces(run: Inlines, language: str) -> Iterator[_Piece]:
    for inline in run:
        match inline:
            case n.Text():
                yield _Piece(inline.text, conventions_of(language))
            case n.LineBreak():
                yield _Piece("\n", None)
            case n.Code() | n.Citation() | n.InlinePhoto():
                yield _Piece(OBJECT, None)
            case n.Note():
                pass
            case n.Span():
                yield from _pieces(inline.content, inline.language or language)
            case n.Link() | n.Reference() if _stands_alone(inline):
                yield _Piece(OBJECT, None)
            case (
                n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps()
                | n.Link() | n.Reference() | n.IndexMark()
            ):  # fmt: skip
                yield from _pieces(inline.content, language)
            case _ as never:
                assert_never(never)


def _stands_alone(inline: n.Link | n.Reference) -> bool:
    """Whether a link shows nothing but its address, or a reference has no words of its own."""
    if isinstance(inline, n.Reference):
        return not inline.content
    words = "".join(part.text if isinstance(part, n.Text) else OBJECT for part in inline.content)
    return words in (inline.url, inline.url.removeprefix("mailto:"))


def _rebuilt(inline: Inline, texts: Iterator[str]) -> Inline:
    match inline:
        case n.Text():
            return replace(inline, text=next(texts))
        case n.Code() | n.LineBreak() | n.Citation() | n.Note() | n.InlinePhoto():
            return inline
        case n.Link() | n.Reference() if _stands_alone(inline):
            return inline
        case (
            n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps() | n.Link()
            | n.Reference() | n.IndexMark() | n.Span()
        ):  # fmt: skip
            return replace(inline, content=tuple(_rebuilt(inner, texts) for inner in inline.content))
        case _ as never:
            assert_never(never)


def _signed(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces with the signs of their language."""
    quotation = Quotation("".join(piece.text for piece in pieces))
    starts = accumulate((len(piece.text) for piece in pieces), initial=0)
    return [
        replace(piece, text=_signs(piece.text, start, piece.rules, quotation)) if piece.rules else piece
        for piece, start in zip(pieces, starts, strict=False)
    ]


def _signs(text: str, start: int, rules: Conventions, quotation: Quotation) -> str:
    def sign(found: re.Match[str]) -> str:
        written = found[0]
        match found.lastgroup:
            case "quote":
                return quotation.mark(start + found.start(), rules)
            case "dash":
                return DASHES[written]
            case "ellipsis":
                return "…"
            case "minutes" | "seconds":
                return written.replace("'", "′").replace('"', "″")
            case _:
                return written

    return SIGN.sub(sign, text)


def _spaced(pieces: list[_Piece]) -> list[str]:
    """The pieces' texts with the firm spaces of their language; a space belongs to the piece that it stands in."""
    text = "".join(piece.text for piece in pieces)
    flat = text.translate(SPACES)
    owners = [piece.rules for piece in pieces for _ in piece.text]
    for found in ADDRESS.finditer(text):
        owners[found.start() : found.end()] = [None] * len(found[0])
    signs = list(text)
    for rules in {id(piece.rules): piece.rules for piece in pieces if piece.rules}.values():
        _bind(signs, flat, owners, rules)
    ends = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    return ["".join(signs[start:end]) for start, end in pairwise(ends)]


def _bind(signs: list[str], flat: str, owners: list[Conventions | None], rules: Conventions) -> None:
    """Make spaces firm, and put some in, where these rules want it and the text is theirs."""
    for wanted in rules.bound:
        for found in wanted.pattern.finditer(flat):
            for at in range(found.start(1), found.end(1)):
                if owners[at] is rules and signs[at] in " \n":
                    signs[at] = wanted.space
    for wanted in rules.before:
        for found in wanted.pattern.finditer(flat):
            if owners[found.start()] is rules:
                signs[found.start()] = wanted.space + signs[found.start()]
    for wanted in rules.after:
        for found in wanted.pattern.finditer(flat):
            if owners[found.start()] is rules:
                signs[found.start()] += wanted.space
