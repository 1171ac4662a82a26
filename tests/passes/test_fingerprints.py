"""A chapter's fingerprint changes with its words, its pictures and what it cites, and with nothing else."""

import pytest

from caravan_pub.passes.fingerprints import fingerprints_of
from tests.passes.manuscripts import chapter_of, publication_of

TEXT = 'It was "so" -- *there* [@nbc].^[A note.]\n\n![Cap](photos/a.jpg){#fig-a}\n'


def fingerprint(text: str) -> str:
    return fingerprints_of(publication_of(chapter_of(f"# One\n\n{text}", "one")))["one"]


@pytest.mark.parametrize(
    "same",
    [TEXT.replace('"so"', "“so”").replace("--", "—"), TEXT.replace("was ", "was\n"), TEXT.replace("*there*", "there")],
)
def test_signs_lines_and_notation_are_no_change(same: str) -> None:
    assert fingerprint(same) == fingerprint(TEXT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("was", "is"),
        ("@nbc", "@abc"),
        ("@nbc", "@nbc, p. 1"),
        ("A note", "The note"),
        ("Cap", "Lid"),
        ("a.jpg", "b.jpg"),
    ],
)
def test_words_citations_notes_captions_and_pictures_are(before: str, after: str) -> None:
    assert fingerprint(TEXT.replace(before, after)) != fingerprint(TEXT)
