"""The contents list what a reader looks for, in words alone; the list of illustrations says whose pictures they are."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Generated, GeneratedKind, Matter, Metadata, Part, Photo, Publication
from caravan_pub.model.resolved import ContentsEntry, Illustration, TargetKind
from caravan_pub.passes.contents import build_contents, list_illustrations, without_calls
from caravan_pub.passes.targets import find_targets
from caravan_pub.passes.words import words_of
from tests.model.trees import paragraph, words

NOTE = n.Note(paragraph("a note"), "note-1")
CITATION = n.Citation((n.CitedItem("nbc"),), "cite-1")


def whole(language: str = "en") -> Publication:
    """Front matter, two parts and back matter, with every generated part."""
    one = Chapter(
        "one",
        (*words("One"), NOTE),
        (n.Heading(2, (*words("A section"), CITATION), "sec-a"), n.Heading(3, words("Deeper"), "sec-b")),
    )
    return Publication(
        Metadata("A", language, "urn:x"),
        tuple(map(Generated, (GeneratedKind.TITLE_PAGE, GeneratedKind.COPYRIGHT, GeneratedKind.CONTENTS))),
        (Part("part-i", words("North"), (one,)), Chapter("two", words("Two"), ())),
        tuple(
            map(
                Generated,
                (GeneratedKind.ILLUSTRATIONS, GeneratedKind.SOURCES, GeneratedKind.INDEX, GeneratedKind.COLOPHON),
            )
        ),
    )


def contents_of(publication: Publication) -> tuple[ContentsEntry, ...]:
    return build_contents(
        publication, find_targets(publication, Diagnostics()), words_of(publication.metadata.language)
    )


def test_parts_hold_their_chapters_and_chapters_their_sections() -> None:
    part, two, *_ = contents_of(whole())
    (one,) = part.children

    assert (part.title, part.number, part.kind, part.matter) == (words("North"), "I", TargetKind.PART, Matter.BODY)
    assert (one.title, one.number, one.target) == (words("One"), "1", "one")
    assert [(line.title, line.target, line.document, line.number) for line in one.children] == [
        (words("A section"), "sec-a", "one", "")
    ]
    assert (two.title, two.number, two.children) == (words("Two"), "2", ())


def test_headings_below_the_second_level_are_not_listed() -> None:
    assert "Deeper" not in repr(contents_of(whole()))


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Illustrations", "Sources", "Index", "Colophon"]),
        ("es", ["Ilustraciones", "Fuentes", "Índice analítico", "Colofón"]),
        ("xx", ["Illustrations", "Sources", "Index", "Colophon"]),
    ],
)
def test_generated_parts_with_a_title_are_listed_in_the_language_after_the_contents(
    language: str, titles: list[str]
) -> None:
    made = [line for line in contents_of(whole(language)) if line.kind is TargetKind.GENERATED]
    assert [line.title for line in made] == [words(title) for title in titles]
    assert {line.matter for line in made} == {Matter.BACK}


def test_a_title_in_a_list_calls_no_note_wherever_the_call_stands() -> None:
    mark = n.IndexMark((n.Text("road"), NOTE), "road", anchor="idx-1")
    run = (
        n.Text("The "),
        n.Emphasis((mark, CITATION)),
        n.Strong((n.Emphasis((NOTE, n.Text("!"))),)),
        n.Code("x"),
        NOTE,
    )
    assert without_calls(run) == (
        n.Text("The "), n.Emphasis(words("road")), n.Strong((n.Emphasis(words("!")),)), n.Code("x"),
    )  # fmt: skip


def test_every_figure_is_listed_with_its_caption_and_every_credit_once() -> None:
    photos = {
        "photos/a": Photo("photos/a", None, caption="The road.", credit="Ana Pérez / Agency"),
        "photos/b": Photo("photos/b", None, credit="Ana Pérez / Agency"),
        "photos/c": Photo("photos/c", None, credit="Luis Ruiz"),
        "photos/d": Photo("photos/d", None),
    }
    own = n.Figure((n.Panel("photos/a.jpg"),), (*words("My words"), NOTE), "fig-own")
    group = n.Figure(tuple(map(n.Panel, ("photos/a.jpg", "photos/b.jpg", "photos/c.jpg"))), (), "fig-group")
    bare = n.Figure((n.Panel("photos/d.jpg"), n.Panel("photos/unknown.jpg")), (), "fig-bare")
    blocks = (own, n.Quote((group,)), n.Paragraph((n.Note((bare,), "note-2"),)))
    publication = Publication(Metadata("A", "en", "urn:x"), (), (Chapter("one", words("One"), blocks),), (), photos)

    assert list_illustrations(publication, find_targets(publication, Diagnostics())) == (
        Illustration("fig-own", "one", "1.1", words("My words"), ("Ana Pérez / Agency",)),
        Illustration("fig-group", "one", "1.2", words("The road."), ("Ana Pérez / Agency", "Luis Ruiz")),
        Illustration("fig-bare", "one", "1.3", (), ()),
    )
