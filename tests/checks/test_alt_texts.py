"""Alternative texts that say nothing: the caption again, or a file's name."""

import pytest

from caravan_pub.checks import alt_is_file_name, alt_repeats_caption
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.nodes import Figure, Panel, Text
from caravan_pub.model.publication import Chapter, Metadata, Photo, Publication
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.settings import Settings

HERE, SIDECAR = Place("content/chapters/01.md", 3), Place("content/photos/well.toml", 1)


def resolved(
    alt: str, caption: str = "", *, at: str | None = None, words: str = "", decorative: bool = False
) -> Resolved:
    """A publication that shows one photo: its sidecar's texts, and those ``at`` its place."""
    photo = Photo(
        "photos/well", "content/photos/well.jpg", alt=alt, caption=caption, decorative=decorative, place=SIDECAR
    )
    figure = Figure(
        (Panel("photos/well.jpg", at, place=HERE),), (Text(words),) if words else (), "fig-well", place=HERE
    )
    chapter = Chapter("one", (Text("One"),), (figure,))
    metadata = Metadata("A Title", "en", "urn:x")
    return Resolved(Publication(metadata, (), (chapter,), (), {"photos/well": photo}), Settings("a-title"))


def repeats(book: Resolved) -> list[tuple[str, Place]]:
    diagnostics = Diagnostics()
    alt_repeats_caption.check(book, diagnostics)
    return [(problem.code, problem.place) for problem in diagnostics]


def names(book: Resolved) -> list[tuple[str, Place]]:
    diagnostics = Diagnostics()
    alt_is_file_name.check(book, diagnostics)
    return [(problem.code, problem.place) for problem in diagnostics]


def test_an_alternative_text_that_is_the_caption_is_a_warning_at_the_sidecar() -> None:
    assert repeats(resolved("The well, May 2025", "The Well; May 2025.")) == [("alt-repeats-caption", SIDECAR)]


def test_the_texts_of_the_place_count_before_the_sidecar_s() -> None:
    assert repeats(resolved("A bucket", "The well", words="A bucket!")) == [("alt-repeats-caption", SIDECAR)]
    assert repeats(resolved("A bucket", "The well", at="The well")) == [("alt-repeats-caption", HERE)]
    assert repeats(resolved("The well", "The well", words="Before the rain")) == []


@pytest.mark.parametrize(("alt", "caption"), [("A bucket", "The well"), ("", ""), ("A well", "")])
def test_other_texts_are_well(alt: str, caption: str) -> None:
    assert repeats(resolved(alt, caption)) == []


def test_a_decorative_picture_has_nothing_to_repeat() -> None:
    assert repeats(resolved("The well", "The well", decorative=True)) == []


@pytest.mark.parametrize(
    "alt", ["well", "Well", "IMG_2041", "DSC-00017", "P1010234", "market.jpg", "IMG 2041.HEIC", "PXL_20250519_101112"]
)
def test_the_name_of_a_file_is_no_alternative_text(alt: str) -> None:
    assert names(resolved(alt)) == [("alt-is-file-name", SIDECAR)]
    assert names(resolved("A stone well", at=alt)) == [("alt-is-file-name", HERE)]


@pytest.mark.parametrize(
    "alt", ["A stone well under a tree.", "Screenshot of the form I-862", "P. 12", "", "A sign: map.jp"]
)
def test_a_sentence_is(alt: str) -> None:
    assert names(resolved(alt)) == []
