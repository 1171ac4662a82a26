"""Claims: the sentences that a fact-checker looks up, with the sources that each rests on."""

import re
from collections.abc import Iterator
from itertools import pairwise

from caravan_pub.diagnostics import Place
from caravan_pub.model.claims import Claim, ClaimMark
from caravan_pub.model.publication import Chapter, Publication
from caravan_pub.passes.passages import CALL, Passage, Run, passages_of
from caravan_pub.passes.signs_of_claims import Signs, signs_of

END = re.compile(rf"([.!?…。！？؟]+)[\"'”’»›“‘)\]]*(?:\s*{CALL})*\s*")
"""Where a sentence may end, with the citations that follow its stop."""

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
    seen = [_words(run.text) for passage in passages for run in passage.runs]
    for passage in passages:
        for run in passage.runs:
            for claim in _in_run(run, passage, chapter.identifier, signs):
                again = not passage.sources and sum(claim.text in text for text in seen) > 1
                if not again:
                    yield claim


def _in_run(run: Run, passage: Passage, chapter: str, signs: Signs) -> Iterator[Claim]:
    for start, end in _sentences(run.text, signs):
        found = list(_signs(run, start, end, signs))
        cited = tuple(source for at, call in run.calls.items() if start <= at < end for source in call)
        text = _words(run.text[start:end])
        if text and (found or cited):
            yield Claim(
                chapter=chapter,
                text=text,
                found=tuple((mark, words) for mark, words, _ in found),
                sources=tuple(dict.fromkeys(cited or _nearest(run, start, end) or passage.sources)),
                own=passage.own or (bool(found) and all(own for _, _, own in found)),
                place=_place(run, start, passage),
                within=passage.place,
            )


def _signs(run: Run, start: int, end: int, signs: Signs) -> Iterator[tuple[ClaimMark, str, bool]]:
    """What was found in a sentence, and whether the author marked it as own knowledge."""
    if run.quoted:
        yield ClaimMark.QUOTATION, _words(run.text[start:end]), False
    for first, last, mark in sorted(signs.find(run.text[start:end])):
        at, to = start + first, start + last
        foreign = mark is ClaimMark.PERSON and _meets(run.foreign, at, to)
        if not (foreign or _meets(run.silent, at, to) or (run.quoted and mark is ClaimMark.QUOTATION)):
            yield mark, _words(run.text[at:to]), _meets(run.own, at, to)


def _words(text: str) -> str:
    """Words on one line, without the calls of citations and the space that they leave before a stop."""
    return re.sub(r"\s+(?=[.,;:!?])", "", " ".join(text.replace(CALL, "").split()))


def _meets(stretches: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in stretches)


def _nearest(run: Run, start: int, end: int) -> tuple[str, ...]:
    """The sources of the next citation of the run, else those of the last one before."""
    after = [at for at in run.calls if at >= end]
    before = [at for at in run.calls if at < start]
    if after:
        return run.calls[min(after)]
    return run.calls[max(before)] if before else ()


def _sentences(text: str, signs: Signs) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; a citation behind the stop belongs to the sentence before it.

    A stop within a date ("3. März") ends none.
    """
    dates = [found.span() for found in signs.dates.finditer(text)]
    ends = [found.end() for found in END.finditer(text) if _ends(text, found) and not _meets(dates, *found.span(1))]
    yield from ((start, end) for start, end in pairwise([0, *ends, len(text)]) if text[start:end].strip())


def _ends(text: str, found: "re.Match[str]") -> bool:
    if found.end() < len(text) and not found[0][-1:].isspace() and found[1][-1] not in "。！？":
        return False
    following = text[found.end() :].lstrip(OPENING)[:1]
    if following.islower():
        return False
    last = re.search(r"[^\W_]+$", text[: found.start()])
    short = last is not None and found[1] == "." and (last[0].casefold() in ABBREVIATIONS or _initial(last[0]))
    return not short


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _place(run: Run, start: int, passage: Passage) -> Place:
    """The line on which a sentence begins: that of the words it begins with, and the line ends before it in them."""
    start += len(run.text[start:]) - len(run.text[start:].lstrip())
    before = [(at, place) for at, place in run.places if at <= start and place.line]
    if not before:
        return passage.place
    at, place = before[-1]
    return Place(place.path, place.line + run.text.count("\n", at, start))
