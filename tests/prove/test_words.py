"""No word is lost, changed, doubled or added between the manuscript and the EPUB."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove import Proof, prove_words
from tests.prove.sample import FILES, packed, spoilt

ONE = "One They left at dawn. web mail two first second A note."
GENERATED = ("noteref",)


def problems(text: str, data: bytes | None = None, name: str = "one.xhtml") -> list[str]:
    diagnostics = Diagnostics()
    prove_words(packed() if data is None else data, "build/book.epub", [(name, text)], diagnostics, GENERATED)
    assert {problem.code for problem in diagnostics} <= {"epub-words-lost"}
    return [problem.message for problem in diagnostics]


def test_the_same_words_are_proved_and_counted() -> None:
    diagnostics = Diagnostics()
    expected = [("one.xhtml", ONE), ("two.xhtml", "Two\n\nThe\u00a0end.")]
    proof = prove_words(packed(), "build/book.epub", expected, diagnostics, GENERATED)
    assert proof == Proof("Words of the EPUB", "15 words in 2 documents, no problems")
    assert len(diagnostics) == 0


def test_what_is_not_marked_as_generated_counts() -> None:
    diagnostics = Diagnostics()
    prove_words(packed(), "build/book.epub", [("one.xhtml", ONE.replace("left", "left1"))], diagnostics)
    assert len(diagnostics) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ONE.replace("dawn.", "dusk."), "the manuscript has “dusk. web mail two first second”"),
        (ONE.replace(" mail", ""), "after “… One They left at dawn. web” the manuscript has “two first"),
        (ONE.replace("web", "web web"), "after “… One They left at dawn. web” the manuscript has “web mail"),
        (ONE + " More.", "the manuscript has “More.”, the book “nothing more”"),
        (ONE.removesuffix(" note."), "the manuscript has “nothing more”, the book “note.”"),
        ("Zero " + ONE, "at the beginning the manuscript has “Zero One"),
        (ONE.replace("first second", "second first"), "the manuscript has “second first A note.”"),
        (ONE.replace("first second", "firstsecond"), "the manuscript has “firstsecond A note.”"),
        ("", "at the beginning the manuscript has “nothing more”"),
    ],
)
def test_the_first_difference_is_shown_with_the_words_around_it(text: str, message: str) -> None:
    found = problems(text)
    assert len(found) == 1
    assert message in found[0]
    assert found[0].startswith("one.xhtml: ")


def test_text_in_comments_and_in_the_head_is_no_text_but_what_follows_them_is() -> None:
    data = packed(spoilt("EPUB/one.xhtml", "They left", "They<!-- hidden --> left"))
    assert problems(ONE, data) == []


def test_the_text_after_a_generated_element_counts() -> None:
    data = packed(spoilt("EPUB/one.xhtml", "</a> at", "</a> then at"))
    assert problems(ONE, data)
    assert problems(ONE.replace("at", "then at"), data) == []


def test_what_is_within_a_generated_element_is_left_out_however_deep() -> None:
    data = packed(spoilt("EPUB/one.xhtml", ">1</a>", "><sup><span>1</span></sup></a>"))
    assert problems(ONE, data) == []


def test_a_missing_document_is_found() -> None:
    assert problems("One", name="nine.xhtml") == ["nine.xhtml: the document is missing or cannot be read"]


@pytest.mark.parametrize("markup", ["<p>broken", "<html xmlns='http://www.w3.org/1999/xhtml'/>", ""])
def test_a_document_that_cannot_be_read_is_found(markup: str) -> None:
    data = packed({**FILES, "EPUB/one.xhtml": markup})
    assert problems(ONE, data) == ["one.xhtml: the document is missing or cannot be read"]


def test_an_epub_that_cannot_be_read_is_found() -> None:
    assert problems(ONE, b"nothing") == ["the EPUB cannot be read, so its words cannot be compared"]
