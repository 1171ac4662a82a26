"""A letter that the theme has no font for is told, once and where it stands."""

from pathlib import Path

import pytest

from caravan_pub.build import prepare
from caravan_pub.diagnostics import Diagnostics
from tests.publications import publication

CHAPTER = "content/chapters/01-one.md"


def told(folder: Path) -> list[tuple[str, int, int, str]]:
    """Path, line, column and message of each letter that is told."""
    diagnostics = Diagnostics()
    prepare(folder, diagnostics, keep=False)
    found = [problem for problem in diagnostics if problem.code == "glyph-missing"]
    return [(problem.place.path, problem.place.line, problem.place.column, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("body", "line", "column", "letter"),
    [
        ("Words\nand ⴀ, ⴀ.", 4, 5, "ⴀ (U+2D00, georgian small letter an)"),
        ("*a \\* b* ⴀ", 3, 10, "ⴀ (U+2D00, georgian small letter an)"),
        ("a&#x2D00;b", 3, 1, "ⴀ (U+2D00, georgian small letter an)"),
        ("- a\n\n  > b^[c ⴀ]", 5, 10, "ⴀ (U+2D00, georgian small letter an)"),
    ],
)
def test_it_is_told_once_where_it_first_stands(body: str, line: int, column: int, letter: str, tmp_path: Path) -> None:
    book = publication(tmp_path, **{CHAPTER: f"# One\n\n{body}\n"})
    assert told(book) == [(CHAPTER, line, column, f"Spectral has no {letter}")]


def test_each_kind_of_words_is_looked_up_in_its_own_font(tmp_path: Path) -> None:
    book = publication(tmp_path, **{CHAPTER: "# One\n\nЖ\n\n## Ж\n\n`→`\n"})
    assert [message.split(" has no ")[0] for *_, message in told(book)] == ["Barlow Condensed"]


def test_what_is_no_letter_is_not_told(tmp_path: Path) -> None:
    """Spaces, joiners and selectors are made by the layout; an accent that stands by itself is part of its letter."""
    text = "a\u00a0b\u202fc\u2009d\u200de\u00adf\u2060g\ufe0e man\u0303ana “‘–—…’”"
    assert told(publication(tmp_path, **{CHAPTER: f"# One\n\n{text}\n"})) == []


def test_a_language_with_a_font_of_its_own_has_its_letters(tmp_path: Path) -> None:
    spoken = publication(tmp_path / "a", **{CHAPTER: '# One\n\n[שלום]{lang="he"}\n'})
    assert told(spoken) == []
    assert len(told(publication(tmp_path / "b", **{CHAPTER: "# One\n\nשלום\n"}))) == 4


def test_a_sidecar_and_the_settings_are_looked_at_too(tmp_path: Path) -> None:
    book = publication(
        tmp_path,
        **{
            "content/publication.toml": 'title = "A ⴁ"\nlanguage = "en"\n',
            CHAPTER: "# One\n\n![](photos/well.jpg)\n",
            "content/photos/well.toml": 'status = "fpo"\nalt = "a"\ncredit = "b"\ncaption = "A ⴀ"\n',
        },
    )
    assert [(path, line, column) for path, line, column, _ in told(book)] == [
        ("content/publication.toml", 1, 12),
        ("content/photos/well.toml", 4, 14),
    ]


def test_of_many_letters_the_rest_is_counted(tmp_path: Path) -> None:
    letters = "".join(map(chr, range(0x4E00, 0x4E00 + 50)))
    found = told(publication(tmp_path, **{CHAPTER: f"# One\n\n{letters}\n"}))
    assert len(found) == 21
    assert found[-1][3] == "the theme's fonts lack 30 more letters of this publication"
