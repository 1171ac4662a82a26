"""A publication gives its chapters in reading order, and its made parts their names."""

import pytest

from caravan_pub.model.publication import Chapter, Generated, GeneratedKind, Matter, Metadata, Part, Publication


def chapter(identifier: str) -> Chapter:
    return Chapter(identifier, (), ())


def publication() -> Publication:
    part = Part("part-one", (), (chapter("two"), chapter("three")))
    return Publication(
        metadata=Metadata(title="A Title", language="en", identifier="urn:uuid:0"),
        front=(Generated(GeneratedKind.TITLE_PAGE), chapter("one")),
        body=(part, chapter("four")),
        back=(chapter("five"), Generated(GeneratedKind.INDEX)),
    )


def test_chapters_come_in_reading_order_those_of_parts_too() -> None:
    assert [found.identifier for found in publication().chapters()] == ["one", "two", "three", "four", "five"]


def test_the_matters_are_front_body_and_back() -> None:
    whole = publication()
    assert whole.matters() == ((Matter.FRONT, whole.front), (Matter.BODY, whole.body), (Matter.BACK, whole.back))


@pytest.mark.parametrize("path", ["", ".", "/", "..", "photos/..", "photos/", "photos/well.png/."])
def test_a_path_that_names_no_picture_gives_none(path: str) -> None:
    assert publication().photo(path) is None


def test_a_made_part_is_known_by_its_kind() -> None:
    assert Generated(GeneratedKind.TITLE_PAGE).identifier == "title-page"
