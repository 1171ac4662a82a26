"""Marks, links, notes and spans within a line."""

import pytest
from hypothesis import given, settings, strategies as st

from caravan_pub.intake.desk import Desk
from caravan_pub.intake.tree import Node, Nodes, walk
from caravan_pub.model import nodes as n
from caravan_pub.model.walk import walk as walk_model
from tests.intake.reading_back import PATH, SPACE, album, heading, marked, para, read_again, span, text, words, written
from tests.intake.test_escaping import AWKWARD, typed

BREAK: Node = {"t": "LineBreak"}


def code(words_: str) -> Node:
    return {"t": "Code", "c": [["", [], []], words_]}


def link(url: str, *inlines: Node) -> Node:
    return {"t": "Link", "c": [["", [], []], list(inlines), [url, ""]]}


def note(*blocks: Node) -> Node:
    return {"t": "Note", "c": list(blocks)}


def run_of(children: st.SearchStrategy[Nodes]) -> st.SearchStrategy[Nodes]:
    """Marked and linked runs of smaller runs."""
    run = st.lists(children, max_size=3).map(lambda runs: [node for part in runs for node in part])
    kinds = st.sampled_from(["Emph", "Strong", "Strikeout", "SmallCaps", "Underline"])
    return st.one_of(
        st.tuples(kinds, run).map(lambda pair: [marked(pair[0], *pair[1])]),
        run.map(lambda nodes: [link("https://example.org/a_(b)", text("x"), *nodes)]),
        run.map(lambda nodes: [span("", [], [["lang", "es"]], *nodes)]),
    )


LEAVES = st.one_of(AWKWARD.map(typed), st.sampled_from([[SPACE], [BREAK], [code("a`b")], [code(" c")]]))
RUNS = st.lists(st.recursive(LEAVES, run_of, max_leaves=6), max_size=4).map(
    lambda runs: [node for part in runs for node in part]
)


def said(nodes: Nodes) -> str:
    """The words of pandoc's nodes without any space."""
    found = []
    for node in walk(nodes):
        if node["t"] == "Str":
            found.append(node["c"])
        elif node["t"] == "Code":
            found.append(node["c"][1])
    return "".join("".join(found).split())


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(RUNS)
def test_marks_within_marks_lose_no_word_and_add_none(nodes: Nodes) -> None:
    read, errors = read_again(written([para(*nodes)]))

    assert errors == []
    assert "".join(words(read.blocks).split()) == said(nodes)


@pytest.mark.parametrize(
    ("nodes", "notation"),
    [
        ([marked("Emph", text("a")), SPACE, marked("Strong", text("b"))], "*a* **b**"),
        ([text("fo"), marked("Emph", text("o")), text("bar")], "fo*o*bar"),
        ([text("fo"), marked("Emph", text("(o)")), text("bar")], "f&#111;*(o)*&#98;ar"),
        ([marked("Emph", SPACE, text("a"), SPACE), text("b")], "*a* b"),
        ([marked("Strong", marked("Emph", text("a")))], "***a***"),
        ([marked("Emph", marked("Emph", text("a")))], "*a*"),
        ([marked("Emph", text("a")), marked("Emph", text("b"))], "*ab*"),
        ([marked("Emph", text("a")), marked("Strong", text("b"))], "*a*[**b**]{}"),
        ([marked("Underline", text("a"))], "*a*"),
        ([marked("Emph", SPACE)], ""),
        ([text("m"), marked("Superscript", text("2"))], "m²"),
        ([text("H"), marked("Subscript", text("2")), text("O")], "H₂O"),
        ([text("1"), marked("Superscript", text("st"))], "1st"),
        ([marked("SmallCaps", text("UN"))], "[UN]{.smallcaps}"),
        ([span("", [], [["lang", "es"]], text("si"))], '[si]{lang="es"}'),
        ([span("", ["indexref"], [["entry", "Water:wells"]])], '[]{.index term="Water!wells"}'),
        ([{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [text("a")]]}], '"a"'),
        ([link("https://example.org/", text("a"))], "[a](https://example.org/)"),
        ([link("https://example.org/", text("https://example.org/"))], "<https://example.org/>"),
        ([link("mailto:a@b.org", text("a@b.org"))], "<a@b.org>"),
        ([link("https://x.y/a b(c)", text("a"))], "[a](<https://x.y/a%20b(c)>)"),
        ([text("no!"), link("https://x.y/", text("a"))], "no\\![a](https://x.y/)"),
        ([text("a"), BREAK, text("# b")], "a\\\n\\# b"),
        ([code("a")], "`a`"),
        ([code("`a`")], "`` `a` ``"),
        ([{"t": "RawInline", "c": ["html", "<br/>"]}, text("a")], "a"),
    ],
)
def test_each_node_has_its_notation(nodes: Nodes, notation: str) -> None:
    chapter = written([para(*nodes)]).removeprefix("# One\n").strip("\n")
    assert chapter == notation


def test_a_language_is_named_only_where_it_is_another() -> None:
    spoken = span("", [], [["lang", "es"]], text("si"))
    assert "lang" not in written([para(spoken)], language="es")


def test_a_note_stands_at_its_word_and_a_note_within_it_in_brackets() -> None:
    inner = note(para(text("deeper")))
    read, errors = read_again(written([para(text("word"), note(para(text("note"), inner)), SPACE, text("more"))]))

    assert errors == []
    (found,) = [node for node in walk_model(read.blocks) if isinstance(node, n.Note)]
    assert words(found.content) == "note (deeper)"


def test_a_note_in_the_words_of_a_link_comes_after_it() -> None:
    chapter = written([para(link("https://x.y/", text("a"), note(para(text("n")))))])
    assert "[a](https://x.y/)[^1]" in chapter


def test_an_empty_note_is_no_note() -> None:
    assert written([para(text("a"), note(para()))]) == "# One\n\na\n"


@pytest.mark.parametrize(
    ("node", "what"),
    [
        (link("javascript:alert(1)", text("a")), "the link to javascript:alert(1) is not carried"),
        (link("other.html", text("a")), "the link to other.html is not carried"),
        (link("https://x.y/"), "a link without words to https://x.y/ is not carried"),
        ({"t": "Math", "c": [{"t": "InlineMath"}, "E=mc^2"]}, "the equation E=mc^2 is not carried"),
        (span("", ["comment-start"], [["author", "Ed"]], text("why")), "Ed’s comment “why” is not carried"),
        (span("", ["deletion"], [], text("gone")), "the deleted passage “gone” is not carried"),
        ({"t": "RawInline", "c": ["html", "<!-- x -->"]}, "the comment “x” is not carried"),
        ({"t": "RawInline", "c": ["tex", "\\foo"]}, "raw tex, \\foo, is not carried"),
        ({"t": "Unheard", "c": [text("a")]}, "something that pandoc calls Unheard is not carried"),
    ],
)
def test_what_is_not_carried_is_told_with_its_place(node: Node, what: str) -> None:
    desk = Desk(PATH, "one", album())
    written([heading(2, text("Wells")), para(text("a"), node)], desk=desk)

    (problem,) = desk.problems
    assert problem.code == "import-not-carried"
    assert problem.message == f"{what}, under “Wells”"
    assert (problem.place.path, problem.place.line) == (PATH, 5)


def test_the_words_of_an_unsafe_link_stay() -> None:
    assert "the map" in written([para(link("file:///etc/passwd", text("the"), SPACE, text("map")))])


def test_what_is_nested_beyond_measure_keeps_its_words() -> None:
    node = text("deep")
    for number in range(200):
        node = span("", [], [["lang", f"a{chr(97 + number % 26)}"]], node)
    read, errors = read_again(written([para(node)]))
    assert errors == []
    assert words(read.blocks) == "deep"
