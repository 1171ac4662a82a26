"""Every word of the manuscript is in the printed book, in its order, and every note at the foot of its call's page."""

import re
from collections.abc import Sequence

import pytest

from caravan_pub.model.publication import Chapter
from tests.dossier.conftest import Dossier
from tests.dossier.flow import calls, pieces
from tests.finished import squeezed


def chapters(dossier: Dossier) -> tuple[Chapter, ...]:
    return dossier.resolved.publication.chapters()


def runs_on(piece: str, pages: Sequence[str]) -> bool:
    """Whether a stretch of words stands on one page, or begins on one and goes on over the leaf."""
    if any(piece in page for page in pages):
        return True
    for number, page in enumerate(pages):
        longest = next((end for end in range(len(piece), 0, -1) if piece[:end] in page), 0)
        if longest and any(piece[longest:] in later for later in pages[number + 1 : number + 3]):
            return True
    return False


def over_lines(words: str) -> str:
    """A pattern for words that may be broken anywhere at the end of a line."""
    return "[\\s\u00ad\u2010\u2060]*".join(map(re.escape, squeezed(words)))


def test_every_stretch_of_words_is_on_the_pages_of_its_chapter(dossier: Dossier) -> None:
    looked_for = 0
    lost = []
    for chapter in chapters(dossier):
        pages = [dossier.squeezed_pages[number] for number in dossier.pages_of(chapter.identifier)]
        for piece in pieces(chapter, dossier.resolved):
            looked_for += 1
            if not runs_on(squeezed(piece), pages):
                lost.append(f"{chapter.identifier}: {piece}")
    assert lost == []
    assert looked_for > 300


def test_a_word_that_is_lost_would_be_seen(dossier: Dossier) -> None:
    chapter = chapters(dossier)[1]
    pages = [dossier.squeezed_pages[number] for number in dossier.pages_of(chapter.identifier)]
    long = next(piece for piece in pieces(chapter, dossier.resolved) if len(piece.split()) > 20)
    words = long.split()
    assert runs_on(squeezed(" ".join(words)), pages)
    assert not runs_on(squeezed(" ".join(words[:10] + words[11:])), pages)
    assert not runs_on(squeezed(" ".join([*words[:10], "wombat", *words[10:]])), pages)


@pytest.mark.parametrize("number", range(6))
def test_every_note_is_whole_on_the_page_of_its_call(dossier: Dossier, number: int) -> None:
    chapter = chapters(dossier)[number]
    pages = dossier.pages_of(chapter.identifier)
    found = 0
    for call in calls(chapter, dossier.resolved):
        found += 1
        called = re.compile(rf"{over_lines(call.before[-4:])}{call.number}(?!\d)")
        noted = re.compile(rf"^{call.number}\s+{over_lines(call.words[0])}", re.MULTILINE)
        with_call = [page for page in pages if called.search(dossier.pages[page])]
        with_note = [page for page in pages if noted.search(dossier.pages[page])]
        assert len(with_note) == 1, (chapter.identifier, call)
        assert with_note[0] in with_call, (chapter.identifier, call)
        for words in call.words:
            assert squeezed(words) in dossier.squeezed_pages[with_note[0]], (chapter.identifier, call)
    expected = {
        anchor for anchor in dossier.resolved.note_numbers if dossier.resolved.anchors[anchor] == chapter.identifier
    }
    assert found == len(expected) > 5


def test_no_call_begins_a_line(dossier: Dossier) -> None:
    """A call belongs to the word before it; a lone number at a line's beginning is read as a word."""
    for chapter in chapters(dossier):
        for call in calls(chapter, dossier.resolved):
            lonely = re.compile(rf"{over_lines(call.before[-30:])}\n{call.number} ")
            for page in dossier.pages_of(chapter.identifier):
                assert not lonely.search(dossier.pages[page]), (chapter.identifier, call.number)
