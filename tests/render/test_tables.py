"""A table names the column of every cell and loses none."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition
from tests.model.trees import words
from tests.render.sample import MEDIA, chapter, elements, one, page, resolved_of, text_of

TABLE = n.Table(
    (words("Month"), words("<Number>")),
    ((words("August"), words("37,544")), (words("September"), (n.Strong(words("41,400")),))),
    (n.Alignment.LEFT, n.Alignment.RIGHT),
    (n.Text("Counted & "), n.Emphasis(words("published"))),
    "tbl-a",
)


@pytest.mark.parametrize("edition", MEDIA)
def test_a_table_whose_head_has_no_words_has_no_head(edition: Edition) -> None:
    bare = n.Table(((), ()), TABLE.rows, TABLE.alignments, (), "tbl-a")
    root = page(resolved_of(chapter(bare)), edition)
    assert elements(root, "//h:table/h:thead") == []
    assert len(elements(root, "//h:table/h:tbody/h:tr")) == len(TABLE.rows)


@pytest.mark.parametrize("edition", MEDIA)
def test_heads_have_their_scope_and_cells_their_alignment(edition: Edition) -> None:
    root = page(resolved_of(chapter(TABLE)), edition)
    heads = elements(root, "//h:table[@id = 'tbl-a']/h:thead/h:tr/h:th")
    assert [(head.get("scope"), head.get("class"), text_of(head)) for head in heads] == [
        ("col", "left", "Month"), ("col", "right", "<Number>"),
    ]  # fmt: skip
    rows = elements(root, "//h:tbody/h:tr")
    assert [[(text_of(cell), cell.get("class"), cell.get("scope")) for cell in row] for row in rows] == [
        [("August", "left", None), ("37,544", "right", None)],
        [("September", "left", None), ("41,400", "right", None)],
    ]


@pytest.mark.parametrize("edition", MEDIA)
def test_the_caption_comes_first_with_its_label(edition: Edition) -> None:
    table = one(page(resolved_of(chapter(TABLE)), edition), "//h:table")
    assert str(table[0].tag).endswith("}caption")
    assert text_of(table[0]) == "Table 1.1 Counted & published"


def test_a_table_without_a_caption_has_no_empty_one() -> None:
    bare = n.Table(TABLE.head, TABLE.rows, TABLE.alignments, (), "tbl-a")
    assert elements(page(resolved_of(chapter(bare)), Edition.EPUB), "//h:caption") == []


def test_a_cell_beyond_the_alignments_is_shown() -> None:
    wide = n.Table(TABLE.head, ((*TABLE.rows[0], words("a third")),), TABLE.alignments[:1], (), "tbl-a")
    row = one(page(resolved_of(chapter(wide)), Edition.EPUB), "//h:tbody/h:tr")
    assert [text_of(cell) for cell in row] == ["August", "37,544", "a third"]
