"""A word that a no-break space ties to the one before it is never broken; any other may be."""

from pathlib import Path

from tests.finished import page_texts
from tests.layout.sample import laid

SHEET = "p { hyphens: auto; hyphenate-limit-chars: 6 3 3; text-align: justify }"
WORD = "incomprehensibility"
WIDTHS = range(40, 68, 2)
"""Widths of a paragraph in mm, at some of which the word meets the end of a line."""


def broken(tie: str, folder: Path) -> int:
    """How many paragraphs of one text in many widths break their long word."""
    body = "".join(f'<p style="width: {width}mm">They had no sign of{tie}{WORD}.</p>' for width in WIDTHS)
    file = folder / "pages.pdf"
    file.write_bytes(laid(body, SHEET).pdf.data)
    return len(WIDTHS) - "".join(page_texts(file)).count(WORD)


def test_what_is_tied_is_not_broken(tmp_path: Path) -> None:
    assert broken(" ", tmp_path) > 2
    assert broken("\u00a0", tmp_path) == 0
