"""Emphasis in the manuscript's notation: runs of asterisks and tildes that open and close where they are meant to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from caravan_pub.intake.escaping import entity, is_punctuation, is_space
from caravan_pub.intake.notation import code


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line in notation.

    ``words``: escaped text, in which a character may be written by its number; ``markup``: what must stay as it is;
    ``code``: computer text, not in its backticks yet; ``open`` and ``close``: a mark.
    """

    kind: Literal["words", "markup", "code", "open", "close"]
    text: str


def assembled(pieces: Sequence[Piece]) -> str:
    """The pieces as one line in which each mark opens or closes by the rules of CommonMark 0.31 (6.2).

    Where a mark would not (``fo*(o)*``), the letter or space beside it is written by its number, which stands for the
    same letter but counts as punctuation.
    """
    texts, kinds = _joined(_without_pairs(pieces))
    at = 0
    while at < len(texts):
        if kinds[at] not in ("open", "close"):
            at += 1
            continue
        end = at
        while end < len(texts) and kinds[end] in ("open", "close") and texts[end][0] == texts[at][0]:
            end += 1
        _mend(texts, kinds, at, end)
        at = end
    return "".join(texts)


def _without_pairs(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are not empty, without marks that close only to open again."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind == "open" and found and found[-1] == Piece("close", piece.text):
            found.pop()
        elif piece.text:
            found.append(piece)
    return found


def _joined(pieces: Sequence[Piece]) -> tuple[list[str], list[str]]:
    """The texts and kinds of pieces: code in its backticks, neighbouring codes in the same ones.

    A brace right after code, a link, a picture or a span, where
    attributes would stand, is set off by a space.
    """
    texts: list[str] = []
    kinds: list[str] = []
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        text = "".join(piece.text for piece in run) if kind == "code" else ""
        for piece in [Piece("markup", code(text))] if text else run:
            attributed = bool(texts) and kinds[-1] == "markup" and texts[-1][-1] in "`)]}"
            space = " " if attributed and piece.kind == "words" and piece.text.startswith("\\{") else ""
            texts.append(space + piece.text)
            kinds.append(piece.kind)
    return texts, kinds


def set_apart(pieces: Sequence[Piece], *, within_marks: bool, brackets: bool) -> list[Piece]:
    """The pieces with marked words in brackets where nobody could tell their marks from those they adjoin.

    That is so right after words with another mark; and ``within_marks``, beside anything but a space
    (``***a*b*c***``).  Without ``brackets``, which the words of a link may not hold, they lose their marks.
    """
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _group_end(pieces, at)
        group = pieces[at:end]
        before = found[-1] if found else None
        after = pieces[end] if end < len(pieces) else None
        if group[0].kind != "open" or not _confused(before, group[0], after, within_marks=within_marks):
            found += group
        elif brackets:
            found.append(Piece("markup", f"[{assembled(group)}]{{}}"))
        else:
            found += [piece for piece in group if piece.kind not in ("open", "close")]
        at = end
    return found


def _group_end(pieces: Sequence[Piece], start: int) -> int:
    """Where what begins at ``start`` ends: after its closing mark where it opens one, else after itself."""
    depth = 0
    for number in range(start, len(pieces)):
        depth += (pieces[number].kind == "open") - (pieces[number].kind == "close")
        if depth <= 0:
            return number + 1
    return len(pieces)


def _confused(before: Piece | None, opening: Piece, after: Piece | None, *, within_marks: bool) -> bool:
    if before is not None and before.kind == "close" and before.text != opening.text:
        return True
    if not within_marks:
        return False
    touches_before = before is not None and not is_space(before.text[-1])
    return touches_before or (after is not None and not is_space(after.text[0]))


def _mend(texts: list[str], kinds: list[str], start: int, end: int) -> None:
    """See that the run of marks from ``start`` to before ``end`` opens and closes."""
    opens, closes = "open" in kinds[start:end], "close" in kinds[start:end]
    before, after = _last(texts, start), _first(texts, end)
    if opens and is_space(after) and after:
        after = _write_first(texts, kinds, end)
    if closes and is_space(before) and before:
        before = _write_last(texts, kinds, start)
    if opens and is_punctuation(after) and not is_space(before) and not is_punctuation(before):
        before = _write_last(texts, kinds, start)
    if closes and is_punctuation(before) and not is_space(after) and not is_punctuation(after):
        _write_first(texts, kinds, end)


def _last(texts: list[str], end: int) -> str:
    return texts[end - 1][-1] if end else ""


def _first(texts: list[str], start: int) -> str:
    return texts[start][0] if start < len(texts) else ""


def _write_last(texts: list[str], kinds: list[str], end: int) -> str:
    """Write the character before by its number, where it is one of words; what stands there then."""
    if end and kinds[end - 1] == "words":
        texts[end - 1] = texts[end - 1][:-1] + entity(texts[end - 1][-1])
    return _last(texts, end)


def _write_first(texts: list[str], kinds: list[str], start: int) -> str:
    """Write the character after by its number, where it is one of words; what stands there then."""
    if start < len(texts) and kinds[start] == "words":
        texts[start] = entity(texts[start][0]) + texts[start][1:]
    return _first(texts, start)
