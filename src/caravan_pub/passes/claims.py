"""Claims: the sentences that a fact-checker looks up, with the sources that each rests on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from caravan_pub.diagnostics import Place
from caravan_pub.model.claims import Claim, ClaimMark
from caravan_pub.model.publication import Chapter, Publication
from caravan_pub.passes.passages import CALL, Passage, Run, passages_of
from caravan_pub.passes.signs_of_claims import Signs, meets, signs_of

WORD = re.compile(r"\S")
LINE_END = re.compile(r"\n")
END = re.compile(rf"([.!?…。！？؟]+)[\"'”’»›“‘)\]]*(?:\s*{CALL})*\s*")
"""Where a sentence may end, with the citations that follow its stop."""

NEAR = 16
"""How many characters beside a stop are looked at."""

OPENING = "\"'“„«‘‚‹¿¡(["
ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "messrs", "dr", "st", "prof", "gen", "sen", "rep", "gov", "capt", "col", "lt", "sgt", "jr", "sr",
    "no", "nos", "vs", "p", "pp", "fig", "vol", "ch", "art", "ed", "eds", "cf", "ca", "c", "nr", "bzw", "sra", "núm",
    "pág", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
"""Words whose full stop ends no sentence."""


def find_claims(publication: Publication) -> tuple[Claim, ...]:
    """Every claim of a publication in reading order.

    A sentence with a citation is one; so is a sentence with a number, a date, a quotation or a person's name in it.
    Headings, code and words of nobody's making are not looked at.  A pull quote repeats what the chapter says
    elsewhere: where it does so word for word it is no claim of its own.
    """
    chapters = publication.chapters()
    passages = {chapter.identifier: list(passages_of(chapter.blocks, publication)) for chapter in chapters}
    signs = signs_of(publication, (run.text for found in passages.values() for one in found for run in one.runs))
    return tuple(claim for chapter in chapters for claim in _in_chapter(chapter, passages[chapter.identifier], signs))


def _in_chapter(chapter: Chapter, passages: list[Passage], signs: Signs) -> Iterator[Claim]:
    told = "\n".join(_words(run.text) for passage in passages if not passage.repeats for run in passage.runs)
    for passage in passages:
        sources = passage.sources
        for run in passage.runs:
            for claim in _in_run(run, passage, sources, chapter.identifier, signs):
                if not (passage.repeats and not sources and claim.text in told):
                    yield claim


def _in_run(run: Run, passage: Passage, every: tuple[str, ...], chapter: str, signs: Signs) -> Iterator[Claim]:
    calls = sorted(run.calls)
    lines = [found.start() for found in LINE_END.finditer(run.text)]
    for start, end in _sentences(run.text, signs):
        found = list(_signs(run, start, end, signs))
        first, after = bisect_left(calls, start), bisect_left(calls, end)
        cited = tuple(source for at in calls[first:after] for source in run.calls[at])
        text = _words(run.text[start:end])
        if text and (found or cited):
            nearest = calls[after : after + 1] or calls[max(first - 1, 0) : first]
            sources = cited or tuple(source for at in nearest for source in run.calls[at]) or every
            yield Claim(
                chapter=chapter,
                text=text,
                found=tuple((mark, words) for mark, words, _ in found),
                sources=tuple(dict.fromkeys(sources)),
                own=passage.own or (bool(found) and all(own for _, _, own in found)),
                place=_place(run, start, lines, passage),
                within=passage.place,
            )


def _signs(run: Run, start: int, end: int, signs: Signs) -> Iterator[tuple[ClaimMark, str, bool]]:
    """What was found in a sentence, and whether the author marked it as own knowledge."""
    if run.quoted:
        yield ClaimMark.QUOTATION, _words(run.text[start:end]), False
    for first, last, mark in sorted(signs.find(run.text[start:end])):
        at, to = start + first, start + last
        foreign = mark is ClaimMark.PERSON and meets(run.foreign, at, to)
        if not (foreign or meets(run.silent, at, to) or (run.quoted and mark is ClaimMark.QUOTATION)):
            yield mark, _words(run.text[at:to]), meets(run.own, at, to)


def _words(text: str) -> str:
    """Words on one line, without the calls of citations and the space that they leave before a stop."""
    return re.sub(r"\s+(?=[.,;:!?])", "", " ".join(text.replace(CALL, "").split()))


def _sentences(text: str, signs: Signs) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; a citation behind the stop belongs to the sentence before it.

    A stop within a date ("3. März") ends none.
    """
    dates = [found.span() for found in signs.dates.finditer(text)]
    ends = [found.end() for found in END.finditer(text) if _ends(text, found) and not meets(dates, *found.span(1))]
    yield from ((start, end) for start, end in pairwise([0, *ends, len(text)]) if text[start:end].strip())


def _ends(text: str, found: "re.Match[str]") -> bool:
    if found.end() < len(text) and not found[0][-1:].isspace() and found[1][-1] not in "。！？":
        return False
    following = text[found.end() : found.end() + NEAR].lstrip(OPENING)[:1]
    if following.islower():
        return False
    last = re.search(r"[^\W_]+$", text[max(found.start() - NEAR, 0) : found.start()])
    short = last is not None and found[1] == "." and (last[0].casefold() in ABBREVIATIONS or _initial(last[0]))
    return not short


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _place(run: Run, start: int, lines: list[int], passage: Passage) -> Place:
    """The line on which a sentence begins: that of the words it begins with, and the line ends before it in them."""
    begins = WORD.search(run.text, start)
    start = begins.start() if begins else start
    number = bisect_right(run.places, start, key=lambda piece: piece[0]) - 1
    if number < 0:
        return passage.place
    at, place = run.places[number]
    return Place(place.path, place.line + bisect_left(lines, start) - bisect_left(lines, at))
