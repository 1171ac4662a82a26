"""What collects and what changes a tree meets every node, and every kind of node is known to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace

import pytest

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Inline, Inlines
from caravan_pub.model.walk import map_inlines, map_runs, parts, plain_text, walk
from tests.model.trees import IN_ORDER, KINDS, RUN, TREE, paragraph, words


def texts(tree: n.Blocks) -> list[str]:
    return [node.text for node in walk(tree) if isinstance(node, n.Text)]


def shout(inlines: Inlines) -> Inlines:
    def louder(inline: Inline) -> Inline:
        return replace(inline, text=inline.text.upper()) if isinstance(inline, n.Text) else inline

    return map_inlines(inlines, louder)


def test_the_tree_of_these_tests_holds_every_kind_of_node() -> None:
    assert {type(node) for node in walk(TREE)} == KINDS


def test_every_concrete_node_stands_in_a_union_or_within_a_node_that_does() -> None:
    held = {n.CitedItem, n.Item, n.Definition, n.Panel}
    concrete = {kind for kind in vars(n).values() if isinstance(kind, type) and issubclass(kind, n.Node)} - {n.Node}
    assert concrete == KINDS | held


def test_walk_gives_every_text_once_in_reading_order() -> None:
    assert texts(TREE) == list(IN_ORDER)


def test_walk_gives_a_node_before_what_it_holds() -> None:
    quote = n.Quote(paragraph("quote"))
    assert list(walk((quote,))) == [quote, quote.content[0], n.Text("quote")]


def test_walk_of_nothing_is_nothing() -> None:
    assert list(walk(())) == []


def test_parts_of_every_node_hold_all_its_runs_and_blocks() -> None:
    for node in walk(TREE):
        assert Counter(map(id, _held(node))) == Counter(id(child) for part in parts(node) for child in part)


def _held(node: Block | Inline) -> Iterator[object]:
    """The nodes of the unions right below a node, found in its fields whatever their names."""
    waiting: list[object] = [getattr(node, name) for name in type(node).__dataclass_fields__]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting.extend(value)
        elif isinstance(value, tuple(KINDS)):
            yield value
        elif isinstance(value, n.Node):
            waiting.extend(getattr(value, name) for name in type(value).__dataclass_fields__)


def test_plain_text_leaves_out_notes_citations_pictures_and_line_ends() -> None:
    assert plain_text(RUN) == (
        "textemphasisstrongin strongstrikethroughsuperscriptsubscriptsmall capscode linkreferenceindex markspan"
    )


def test_plain_text_makes_one_space_of_any_white_space() -> None:
    assert plain_text((n.Text("  a\nb "), n.LineBreak(), n.Emphasis(words("\tc  ")))) == "a b c"


def test_plain_text_of_nothing_is_empty() -> None:
    assert plain_text(()) == ""


def test_map_runs_reaches_every_text() -> None:
    assert texts(map_runs(TREE, shout)) == [text.upper() for text in IN_ORDER]


def test_map_runs_with_no_change_gives_an_equal_tree() -> None:
    assert map_runs(TREE, lambda run: run) == TREE


def test_map_runs_keeps_places() -> None:
    place = Place("content/chapters/01.md", 3)
    (block,) = map_runs((n.Paragraph((n.Text("a", place=place),), place=place),), shout)
    assert isinstance(block, n.Paragraph)
    assert (block.place, block.content[0].place) == (place, place)


def test_map_runs_hands_over_whole_runs_notes_first() -> None:
    runs: list[str] = []

    def note(run: Inlines) -> Inlines:
        runs.append(plain_text(run))
        return run

    map_runs((n.Paragraph((n.Text("outer"), n.Note(paragraph("inner"), "note-1"))),), note)
    assert runs == ["inner", "outer"]


def test_map_runs_finds_a_note_within_other_inlines() -> None:
    deep = n.Emphasis((n.Strong((n.Note(paragraph("note"), "note-1"),)),))
    assert texts(map_runs((n.Paragraph((deep,)),), shout)) == ["NOTE"]


def test_map_runs_does_not_ask_for_a_run_that_is_empty() -> None:
    figure = n.Figure((n.Panel("a"),), (), "fig-a")
    assert map_runs((figure, n.Verse(((),))), lambda _: words("made up")) == (figure, n.Verse(((),)))


def test_map_runs_may_make_a_run_longer_or_shorter() -> None:
    tree = map_runs(paragraph("a"), lambda run: run + run)
    assert tree == (n.Paragraph((n.Text("a"), n.Text("a"))),)
    assert map_runs(tree, lambda _: ()) == (n.Paragraph(()),)


def test_map_inlines_changes_inner_ones_first_and_enters_no_note() -> None:
    seen: list[str] = []

    def see(inline: Inline) -> Inline:
        seen.append(type(inline).__name__)
        return inline

    run = (n.Emphasis(words("a")), n.Note(paragraph("b"), "note-1"))
    assert map_inlines(run, see) == run
    assert seen == ["Text", "Emphasis", "Note"]


def test_map_inlines_meets_every_kind_of_inline() -> None:
    seen: set[type] = set()

    def see(inline: Inline) -> Inline:
        seen.add(type(inline))
        return inline

    assert map_inlines(RUN, see) == RUN
    assert seen == {type(inline) for inline in RUN}


def test_a_node_cannot_be_changed_in_its_place() -> None:
    with pytest.raises(FrozenInstanceError):
        n.Text("a").text = "b"  # type: ignore[misc]


def test_where_a_node_was_written_is_no_part_of_what_it_is() -> None:
    assert n.Text("a", place=Place("content/chapters/01.md", 3)) == n.Text("a")
