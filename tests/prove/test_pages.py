"""The words on printed pages are those of the manuscript."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove.pages import PrintedChapter, prove_page_words

EXPECTED = "They walked towards the border. A note on the road."


def _problems(*pages: str, expected: str = EXPECTED, generated: tuple[str, ...] = ()) -> list[str]:
    diagnostics = Diagnostics()
    prove_page_words([PrintedChapter("one", expected, pages)], generated, "build/x.pdf", diagnostics)
    return [problem.message for problem in diagnostics]


def test_pages_with_all_words_pass() -> None:
    assert _problems("They walked towards\nthe border.\nA note on the road.") == []


def test_a_word_broken_at_a_line_end_is_one_word() -> None:
    assert _problems("They walked to‐\r\nwards the bor‐\r\nder.\nA note on the road.") == []


def test_the_end_of_a_broken_word_may_be_a_word_that_is_broken_elsewhere() -> None:
    assert _problems("a van‐\nder b van‐\nvander", expected="a vander b vanvander") == []


def test_a_word_broken_at_two_line_ends_is_one_word() -> None:
    assert _problems("They wal‐\nk‐\ned to‐\nwards the border.\nA note on the road.") == []
    assert _problems("They walked to‐\nwar‐\n", "ds the border.\nA note on the road.") == []


def test_a_word_broken_at_a_page_end_is_one_word() -> None:
    assert _problems("They walked to‐\nA note on the road.", "wards the border.") == []


def test_a_break_before_a_running_head_is_not_taken_for_a_word() -> None:
    assert (
        _problems("They walked to‐\nHead\n", "Head\nwards the border. A note on the road.", generated=("Head",)) == []
    )


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("They walked towards the border. A note on the.", "these words are not all on its pages: road"),
        ("They walked towards the border. A note on the road. border", "more often than written: border"),
        ("They walked towards the bordel. A note on the road.", "these words are not all on its pages: border"),
        ("", "these words are not all on its pages: a, border, note, on, road, the, they, towards"),
    ],
)
def test_a_lost_changed_or_doubled_word_is_named(page: str, named: str) -> None:
    assert any(named in message for message in _problems(page))


def test_generated_words_are_no_doubles() -> None:
    assert _problems(f"{EXPECTED}\nOne Week 12", generated=("One Week",)) == []


def test_a_head_in_wide_capitals_is_still_the_head() -> None:
    assert _problems(f"{EXPECTED}\nO NE WEEK", generated=("One Week",)) == []


def test_a_broken_word_that_a_title_has_too_is_whole() -> None:
    assert (
        _problems("They walked to‐\nwards the bor‐\nder. A note on the road.", generated=("Towards the border",)) == []
    )
