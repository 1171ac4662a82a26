"""The last words of a paragraph on a page stay together, and those of an e-book are as they were written."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition
from caravan_pub.render.last_words import hold_last_words
from tests.render.sample import chapter, elements, page, resolved_of

LONG = "They had walked for two days when somebody counted them, and for three when a second count was made. " * 2


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("The road goes on past wells.", "The road goes on~past~wells."),
        ("It ends at the riverside meadow.", "It ends at the riverside~meadow."),
        ("Then came the unforeseeable incomprehensibilities.", "Then came the unforeseeable incomprehensibilities."),
        ("One\nof the days", "One of~the~days"),
    ],
)
def test_three_short_words_are_held_or_as_many_as_are_short_enough(written: str, wanted: str) -> None:
    (text,) = hold_last_words((n.Text(LONG + written),))
    assert isinstance(text, n.Text)
    assert text.text.replace("\n", " ") == LONG + wanted.replace("~", "\u00a0")


def test_a_paragraph_of_one_line_or_two_is_left_alone() -> None:
    run = (n.Text("A list has a hyphen before each point, or a number."),)
    assert hold_last_words(run) == run


def test_notes_at_the_end_do_not_count_and_other_markup_is_left_alone() -> None:
    note = n.Note((n.Paragraph((n.Text("Its words."),)),), "n1")
    run = (n.Emphasis((n.Text(LONG),)), n.Text(" b c d"), note)
    assert hold_last_words(run) == (run[0], n.Text(" b\u00a0c\u00a0d"), note)
    emphasised = (n.Text(LONG), n.Emphasis((n.Text("d e f"),)))
    assert hold_last_words(emphasised) == emphasised


def test_only_pages_hold_them() -> None:
    resolved = resolved_of(chapter(n.Paragraph((n.Text(LONG + "The road goes on past wells."),))))
    texts = {edition: [str(p.text) for p in elements(page(resolved, edition), "//h:p")] for edition in Edition}
    assert LONG + "The road goes on past wells." in texts[Edition.EPUB]
    for edition in (Edition.PRINT, Edition.SCREEN):
        assert LONG + "The road goes on\u00a0past\u00a0wells." in texts[edition]
