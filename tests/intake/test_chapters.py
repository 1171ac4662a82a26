"""A document is divided into chapters."""

import pytest

from caravan_pub.intake.chapters import PAGE_BREAK, chapter_text, divided
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.tree import Node, Nodes, plain as plain_words
from tests.intake.reading_back import SPACE, album, heading, para, text

RULE: Node = {"t": "HorizontalRule"}


def outline(blocks: Nodes) -> list[tuple[str, list[tuple[int, str]]]]:
    """The chapters by title, each with its sections' levels and titles."""
    return [
        (draft.title, [(block["c"][0], plain_words(block["c"][2])) for block in draft.blocks if block["t"] == "Header"])
        for draft in divided(blocks, "The Book")
    ]


def test_each_heading_of_level_1_begins_a_chapter() -> None:
    blocks = [heading(1, text("A")), para(text("a")), heading(2, text("s")), heading(1, text("B")), para(text("b"))]
    assert outline(blocks) == [("A", [(2, "s")]), ("B", [])]


def test_a_document_without_one_is_a_chapter_with_its_own_title() -> None:
    assert outline([heading(2, text("s")), para(text("a"))]) == [("The Book", [(2, "s")])]


def test_what_stands_before_the_first_is_a_chapter_too() -> None:
    assert [title for title, _ in outline([para(text("a")), heading(1, text("A"))])] == ["The Book", "A"]


def test_the_documents_title_above_its_first_chapter_is_no_chapter() -> None:
    first, second = heading(1, text("The Book")), heading(1, text("A"))
    assert [title for title, _ in outline([first, second, para(text("a"))])] == ["A"]
    assert [title for title, _ in outline([first, para(text("a")), second])] == ["The Book", "A"]
    assert [title for title, _ in outline([first])] == ["The Book"]


def test_headings_skip_no_level() -> None:
    levels = [3, 3, 4, 2, 6, 7, 9, 3]
    (chapter,) = outline([heading(1, text("A")), *(heading(level, text(f"h{level}")) for level in levels)])
    assert [level for level, _ in chapter[1]] == [2, 2, 3, 2, 3, 4, 5, 3]


def test_chapters_of_one_title_have_names_of_their_own() -> None:
    blocks = [
        heading(1, text("The Wéll")),
        heading(1, text("The Well")),
        heading(1, text("عنوان")),
        heading(1, text("!")),
    ]
    assert [draft.name for draft in divided(blocks, "")] == ["the-well", "the-well-2", "عنوان", "chapter"]


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        ([para(text(f"a{PAGE_BREAK}b"))], ["Para", "HorizontalRule", "Para"]),
        ([para(text("a"), SPACE, text(PAGE_BREAK), text("b"))], ["Para", "HorizontalRule", "Para"]),
        ([para(text(PAGE_BREAK)), para(text("a")), para(text(PAGE_BREAK))], ["Para"]),
        ([para(text("a")), RULE, para(text(PAGE_BREAK)), para(text("b"))], ["Para", "HorizontalRule", "Para"]),
        ([para(text("a")), para(text(PAGE_BREAK)), heading(2, text("s"))], ["Para", "Header"]),
    ],
)
def test_a_page_break_is_a_break_but_not_at_an_end(blocks: Nodes, kinds: list[str]) -> None:
    (draft,) = divided([heading(1, text("A")), *blocks], "")
    assert [block["t"] for block in draft.blocks] == kinds


def test_a_picture_in_a_heading_comes_after_it() -> None:
    image: Node = {"t": "Image", "c": [["", [], []], [text("Alt")], ["x.png", ""]]}
    (draft,) = divided([heading(1, text("A"), image), para(text("a"))], "")
    chapter = chapter_text(draft, Desk("content/chapters/01-a.md", "a", album()))
    assert chapter == "# A\n\n![](photos/x.jpg)\n\na\n"
