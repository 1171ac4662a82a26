"""A manuscript file becomes a chapter with its title and its id."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model import nodes as n
from caravan_pub.read.chapters import read_chapter
from tests.read.texts import PARSER, read_whole

ONE = (n.Text("One"),)


@pytest.mark.parametrize(
    ("text", "path", "identifier"),
    [
        ("# One", "content/chapters/03-the-road.md", "the-road"),
        ("# One", "content/chapters/03_The Road.md", "the-road"),
        ("# One", "content/chapters/03.md", "chapter"),
        ("# One {#the-road-north}", "content/chapters/03-the-road.md", "the-road-north"),
        ("---\nid: road\n---\n# One {#north}", "content/chapters/03.md", "road"),
        ("## One {#north}", "content/chapters/03-a.md", "a"),
    ],
)
def test_its_id_is_given_or_made_of_its_files_name(text: str, path: str, identifier: str) -> None:
    assert read_whole(text, path).chapter.identifier == identifier


def test_an_id_that_another_chapter_has_gets_a_number() -> None:
    taken = {"road"}
    chapter = read_chapter(b"# One", "content/back/01-road.md", PARSER, taken, Diagnostics())
    assert chapter is not None
    assert chapter.identifier == "road-2"
    assert taken == {"road", "road-2"}


def test_its_first_heading_is_its_title() -> None:
    found = read_whole("# The *Road*^[A note.]\n\nWords.")
    assert found.chapter.title[:2] == (n.Text("The "), n.Emphasis((n.Text("Road"),)))
    assert found.chapter.blocks == (n.Paragraph((n.Text("Words."),)),)
    assert found.problems == []


def test_front_matter_may_give_its_title_and_more() -> None:
    found = read_whole("---\ntitle: One\nshort-title: O\nepub-type: prologue\nnumbered: false\n---\nWords.").chapter
    assert (found.title, found.short_title, found.epub_type, found.numbered) == (ONE, "O", "prologue", False)


def test_a_heading_may_say_that_the_chapter_has_no_number() -> None:
    assert not read_whole("# One {.unnumbered}").chapter.numbered
    assert read_whole("# One").chapter.numbered


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.", 1, "the chapter has no title"),
        ("", 1, "the chapter has no title"),
        ("Words.\n\n# One", 1, "the chapter has no title"),
        ("#", 1, "the chapter has no title"),
        ("# One\n\n## Two\n\n# Three", 5, "a second heading of level 1"),
    ],
)
def test_a_chapter_has_one_title_and_it_comes_first(text: str, line: int, message: str) -> None:
    problems = [(problem.code, problem.place.line, problem.message) for problem in read_whole(text).problems]
    assert ("heading-misplaced", line, message) in problems


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_bom_make_no_difference(end: str) -> None:
    text = "# One\n\nA [@a]\nb.\n\n> c\n"
    plain, other = read_whole(text), read_whole(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert other.chapter == plain.chapter
    assert [node.place for node in other.nodes()] == [node.place for node in plain.nodes()]


def test_a_file_that_cannot_be_read_is_no_chapter() -> None:
    diagnostics = Diagnostics()
    assert read_chapter("# Café".encode("cp1252"), "a.md", PARSER, set(), diagnostics) is None
    assert [problem.code for problem in diagnostics] == ["character-forbidden"]
