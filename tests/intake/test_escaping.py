"""Words that look like notation are read back as the words they are."""

import pytest
from hypothesis import given, settings, strategies as st

from caravan_pub.intake.escaping import escaped, line_start, without_forbidden
from caravan_pub.intake.tree import Nodes
from tests.intake.reading_back import SPACE, heading, para, read_again, text, words, written

SIGNS = [*"ab1 .-*_`~[](){}<>!#@&;:|\\^\"'=+/$%é€“”…–\u00a0"]
PIECES = ["Table: x", "[^1]:", "1. ", "- ", "&amp;", "&#65;", "www.x.y", "http://x.y", "---", "***", ":::", "```",
          "~~~",          "    ", "![", "](", "{.x}", "@doe", "-@a", "<b>", "<!--", "^[n]", "a@b.org", "snake_case",
          "$x$", "\\*"]  # fmt: skip
AWKWARD = st.lists(st.sampled_from(SIGNS + PIECES), max_size=14).map("".join)


def typed(line: str) -> Nodes:
    """A line as pandoc gives it: words with spaces between."""
    nodes: Nodes = []
    for number, word in enumerate(line.split(" ")):
        nodes += ([SPACE] if number else []) + ([text(word)] if word else [])
    return nodes


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.lists(AWKWARD, min_size=1, max_size=3))
def test_awkward_words_come_back_as_they_were(lines: list[str]) -> None:
    """Each paragraph stays one, with the same words, whatever the words look like."""
    chapter = written([para(*typed(line)) for line in lines])
    read, errors = read_again(chapter)

    assert errors == []
    kept = [" ".join(line.split()) for line in lines if line.split()]
    assert [words([block]) for block in read.blocks] == kept


@pytest.mark.parametrize(
    "line",
    ["# no heading", "> no quote", "- no item", "+ no item", "* no item", "12. no item", "3) no item", "--- no rule",
     "=== no underline", "::: {.sidebar}", ": no definition", "~ no definition", "| no | table |", "Table: no caption",
     "[^1]: no note", "[x]: no address", "    no code", "``` no fence", "~~~", "---", "***", "<div>", "&copy; &#169;",
     "\\", "a\\", "x@y.org @z", "![no](picture)", "[no](link)", "`", "**", "__init__", "a * b * c", "5*3*2",
     "Title {#id}", "Title {.x}", "sharp #", "C# and F#"],
)  # fmt: skip
def test_a_line_that_looks_like_notation_stays_a_line(line: str) -> None:
    for block in (para(text(line)), heading(2, text(line))):
        read, errors = read_again(written([block, para(text("after"))]))
        assert errors == []
        assert [words([one]) for one in read.blocks] == [" ".join(line.split()), "after"]


def test_escapes_are_few() -> None:
    """What means nothing where it stands is left as it is: a manuscript is to be read and edited."""
    plain = "“It's 5 - 3 = 2,” she said (a_b, C#, 50%, 1.5 m; a@b.org): no! Yes & no..."
    assert escaped(plain) == plain
    assert line_start(plain) == plain
    assert line_start("2018 was dry") == "2018 was dry"


def test_characters_that_no_book_can_hold_are_left_out() -> None:
    assert without_forbidden("a\x00b\x1bc\u202ed\ufdd0e\tf\n") == "abcde\tf\n"
