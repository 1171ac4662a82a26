"""Blocks of a document, written and read again."""

import copy
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from caravan_pub.intake.desk import Desk
from caravan_pub.intake.tree import Node, Nodes, walk
from caravan_pub.model import nodes as n
from tests.intake.reading_back import PATH, album, heading, para, plain, read_again, span, text, words, written
from tests.intake.test_escaping import typed

WORDS = st.sampled_from(
    ["alpha", "beta *x*", "1. x", "- y", "# z", "> q", ":: d", ": e", "a|b", "~ t", "[^1]: n", "Table: v", "",
     "```", "    four", "{.x}", "end}", "*", "+ p", "=== u"]
).map(typed)  # fmt: skip


def item_list(*items: Nodes) -> Node:
    return {"t": "BulletList", "c": list(items)}


def numbered(start: int, *items: Nodes, style: str = "Decimal") -> Node:
    return {"t": "OrderedList", "c": [[start, {"t": style}, {"t": "Period"}], list(items)]}


def quote(*blocks: Node) -> Node:
    return {"t": "BlockQuote", "c": list(blocks)}


def div(classes: list[str], values: list[list[str]], *blocks: Node, identifier: str = "") -> Node:
    return {"t": "Div", "c": [[identifier, classes, values], list(blocks)]}


def definitions(*pairs: tuple[Nodes, list[Nodes]]) -> Node:
    return {"t": "DefinitionList", "c": [[term, meanings] for term, meanings in pairs]}


def code_block(source: str, *classes: str) -> Node:
    return {"t": "CodeBlock", "c": [["", list(classes), []], source]}


def verse(*lines: Nodes) -> Node:
    return {"t": "LineBlock", "c": list(lines)}


def blocks_of(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Blocks that hold smaller blocks."""
    some = st.lists(children, max_size=3)
    items = st.lists(some, min_size=1, max_size=3)
    frames: list[tuple[list[str], list[list[str]]]] = [
        (["sidebar"], []), (["epigraph"], []), (["box"], []), ([], [["lang", "es"]]), (["poem"], []),
    ]  # fmt: skip
    return st.one_of(
        some.map(lambda blocks: quote(*blocks)),
        items.map(lambda every: item_list(*every)),
        st.tuples(st.integers(0, 12), items).map(lambda pair: numbered(pair[0], *pair[1])),
        st.tuples(WORDS, st.lists(some, max_size=2)).map(lambda pair: definitions((pair[0], pair[1]))),
        st.tuples(st.sampled_from(frames), some).map(lambda pair: div(*pair[0], *pair[1])),
        st.tuples(WORDS, some).map(lambda pair: para(*pair[0], {"t": "Note", "c": pair[1]}, text("after"))),
        st.tuples(st.integers(2, 9), WORDS).map(lambda pair: heading(pair[0], *pair[1])),
    )


CODE = st.sampled_from(["x = 1", "```\ny\n```", "  in\n\n\nz", "~~~"]).map(lambda source: code_block(source, "python"))
LEAVES = st.one_of(
    WORDS.map(lambda nodes: para(*nodes)), WORDS.map(lambda nodes: plain(*nodes)), CODE,
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: verse(*lines)), st.just({"t": "HorizontalRule"}),
)  # fmt: skip
TREES = st.lists(st.recursive(LEAVES, blocks_of, max_leaves=10), min_size=1, max_size=4)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(char for line in texts for char in line if not char.isspace())


def said(blocks: object) -> list[str]:
    return [
        node["c"] if node["t"] == "Str" else node["c"][1] for node in walk(blocks) if node["t"] in ("Str", "CodeBlock")
    ]


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(TREES)
def test_blocks_within_blocks_lose_no_letter_and_add_none(blocks: Nodes) -> None:
    """Only a note within a note adds its brackets."""
    wanted = letters(said(blocks))
    read, errors = read_again(written(copy.deepcopy(blocks)))

    assert errors == []
    found = letters([words(read.blocks)])
    assert set(((found - wanted) + (wanted - found)).keys()) <= {"(", ")"}


@pytest.mark.parametrize(
    ("block", "notation"),
    [
        (quote(para(text("a")), para(text("b"))), "> a\n>\n> b"),
        (item_list([plain(text("a"))], [plain(text("b")), item_list([plain(text("c"))])]), "- a\n- b\n  - c"),
        (item_list([para(text("a"))], [para(text("b"))]), "- a\n\n- b"),
        (numbered(9, [plain(text("a"))], [plain(text("b"))]), "9. a\n10. b"),
        (definitions(([text("T")], [[para(text("m")), para(text("n"))]])), "T\n: m\n\n  n"),
        (code_block("a\n\nb", "python"), "```python\na\n\nb\n```"),
        (code_block("```\na\n```"), "````\n```\na\n```\n````"),
        (verse([text("Roses")], [], [text("\u00a0\u00a0are")]), "::: {.verse}\nRoses\n\n&nbsp;&nbsp;are\n:::"),
        (div(["sidebar"], [["title", 'The "Well"']], para(text("a"))), '::: {.sidebar title="The Well"}\na\n:::'),
        (div([], [["lang", "es"]], para(text("a"))), '::: {lang="es"}\na\n:::'),
        (div(["wrapper"], [], para(text("a"))), "a"),
        ({"t": "RawBlock", "c": ["tex", "\\newpage"]}, ""),
        ({"t": "HorizontalRule"}, ""),
    ],
)
def test_each_block_has_its_notation(block: Node, notation: str) -> None:
    assert written([block]).removeprefix("# One\n").strip("\n") == notation


def test_lists_that_follow_one_another_stay_apart() -> None:
    blocks = [item_list([plain(text(word))]) for word in "abc"] + [numbered(1, [plain(text(word))]) for word in "def"]
    read, _ = read_again(written(blocks))
    assert [words([block]) for block in read.blocks] == list("abcdef")


def test_styles_of_a_word_processor_become_set_pieces() -> None:
    """Each paragraph has its style by itself; neighbours of one style belong together."""
    styled = [div([], [["custom-style", "Pull Quote"]], para(text(word))) for word in ("one", "two")]
    lines = [div([], [["custom-style", "Verse"]], para(text(word))) for word in ("roses", "violets")]
    quotes = [div([], [["custom-style", "Quote"]], quote(para(text(word)))) for word in ("three", "four")]
    read, errors = read_again(written([*styled, *lines, *quotes]))

    assert errors == []
    pull, poem, quoted = read.blocks
    assert isinstance(pull, n.Aside)
    assert (pull.kind, words(pull.content)) == (n.AsideKind.PULL_QUOTE, "onetwo")
    assert isinstance(poem, n.Verse)
    assert [words(line) for line in poem.lines] == ["roses", "violets"]
    assert isinstance(quoted, n.Quote)
    assert words(quoted.content) == "threefour"


def test_a_heading_within_a_piece_becomes_bold_and_is_told() -> None:
    desk = Desk(PATH, "one", album())
    chapter = written([div(["sidebar"], [], heading(3, text("Inner")), para(text("a")))], desk)

    assert "**Inner**" in chapter
    assert [problem.code for problem in desk.problems] == ["import-changed"]


def test_what_is_nested_too_deep_is_brought_up_and_told() -> None:
    block: Node = para(text("deep"))
    for _ in range(30):
        block = quote(block)
    desk = Desk(PATH, "one", album())
    read, errors = read_again(written([block], desk))

    assert errors == []
    assert words(read.blocks) == "deep"
    assert {problem.code for problem in desk.problems} == {"import-changed"}


def test_html_that_pandoc_leaves_alone_keeps_its_words() -> None:
    desk = Desk(PATH, "one", album())
    chapter = written([{"t": "RawBlock", "c": ["html", "<pre>kept *words*</pre>"]}], desk)

    assert "kept \\*words\\*" in chapter
    assert [problem.code for problem in desk.problems] == ["import-not-carried"]


def test_letters_of_a_list_become_figures_and_that_is_told() -> None:
    desk = Desk(PATH, "one", album())
    assert "1. a" in written([numbered(1, [plain(text("a"))], style="LowerAlpha")], desk)
    assert "letters" in desk.problems[0].message


def table(*rows: list[Any], caption: Nodes | None = None, head: int = 1, identifier: str = "") -> Node:
    """A table of cells: blocks, or (blocks, rows, columns)."""

    def cell(given: Any) -> list[Any]:
        blocks, down, across = given if isinstance(given, tuple) else (given, 1, 1)
        return [["", [], []], {"t": "AlignDefault"}, down, across, blocks]

    def line(row: list[Any]) -> list[Any]:
        return [["", [], []], [cell(given) for given in row]]

    width = max(sum(given[2] if isinstance(given, tuple) else 1 for given in row) for row in rows)
    return {"t": "Table", "c": [
        [identifier, [], []], [None, [plain(*caption)] if caption else []],
        [[{"t": "AlignRight"}, {"t": "ColWidthDefault"}]] * width, [["", [], []], [line(row) for row in rows[:head]]],
        [[["", [], []], 0, [], [line(row) for row in rows[head:]]]], [["", [], []], []],
    ]}  # fmt: skip


def cells(nodes: Node) -> tuple[list[list[str]], str, list[str]]:
    """The rows of a written table as they are read, its caption, and what there is to tell."""
    desk = Desk(PATH, "one", album())
    read, errors = read_again(written([nodes], desk))
    assert errors == []
    (found,) = read.blocks
    assert isinstance(found, n.Table)
    rows = [[words(cell) for cell in row] for row in (found.head, *found.rows)]
    return rows, words(found.caption), [problem.message for problem in desk.problems]


def one(word: str) -> Nodes:
    return [plain(*typed(word))]


def test_a_table_has_its_rows_and_its_caption() -> None:
    rows, caption, told = cells(table([one("a|b"), one("c")], [one("1"), one("`2")], caption=typed("What {x}")))
    assert rows == [["a|b", "c"], ["1", "`2"]]
    assert caption == "What {x}"
    assert told == []


def test_cells_that_span_become_single_and_that_is_told() -> None:
    rows, _, told = cells(table([one("a"), one("b")], [(one("c"), 2, 1), one("d")], [one("e")], [(one("f"), 1, 2)]))
    assert rows == [["a", "b"], ["c", "d"], ["", "e"], ["f", ""]]
    assert len(told) == 1


def test_a_cell_of_several_blocks_becomes_a_line_and_that_is_told() -> None:
    rows, _, told = cells(table([one("a"), one("b")], [[para(text("c")), item_list([plain(text("d"))])], one("e")]))
    assert rows[1] == ["c d", "e"]
    assert len(told) == 1


def test_a_table_without_a_head_takes_its_first_row_and_that_is_told() -> None:
    rows, _, told = cells(table([one("a"), one("b")], [one("c"), one("d")], head=0))
    assert rows == [["a", "b"], ["c", "d"]]
    assert len(told) == 1


def test_a_table_of_one_cell_is_a_frame() -> None:
    read, errors = read_again(written([table([[para(text("a")), item_list([plain(text("b"))])]])]))
    assert errors == []
    (aside,) = read.blocks
    assert isinstance(aside, n.Aside)
    assert words(aside.content) == "ab"


def test_an_empty_table_keeps_its_caption() -> None:
    assert written([table([[], []], caption=typed("Only this"))]) == "# One\n\nOnly this\n"


def test_the_document_says_which_words_are_its_own() -> None:
    read, errors = read_again(
        written([div(["own"], [], para(text("ours"))), para(span("", ["own"], [], text("mine")))])
    )
    assert errors == []
    assert words(read.blocks) == "oursmine"
