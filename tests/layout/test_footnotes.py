"""Every note stands, whole and once, at the foot of the page that calls it."""

import random
from pathlib import Path

import pytest
from weasyprint import HTML

from tests.finished import page_texts, squeezed
from tests.layout.sample import SHEET, laid

NOTES = """
.note { float: footnote; footnote-policy: line; font-size: 8pt; line-height: 10.5pt }
p { margin: 0; orphans: 2; widows: 2 }  aside, tr { break-inside: avoid }  h2 { break-after: avoid; font-size: 12pt }
"""
LOSING = 1
"""A seed whose text is such that the library alone loses a note."""
WORDS = ("the", "road", "goes", "on", "past", "wells", "until", "nobody", "counts", "days", "that", "it", "takes")


class Author:
    """Writes a text whose notes can be told apart: the same text for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (nothing secret)
        self.notes = 0

    def words(self, most: int) -> list[str]:
        return [self.chance.choice(WORDS) for _ in range(self.chance.randint(1, most))]

    def run(self, most: int, most_notes: int) -> str:
        words = self.words(most)
        for _ in range(self.chance.randint(0, most_notes)):
            self.notes += 1
            note = f"note{self.notes}x {' '.join(self.words(30))} end{self.notes}x"
            call = f'call{self.notes}x<span class="note">{note}</span>'
            words.insert(self.chance.randint(0, len(words)), call)
        return " ".join(words)

    def block(self) -> str:
        match self.chance.randint(0, 7):
            case 0:
                return f"<ul>{''.join(f'<li>{self.run(20, 1)}</li>' for _ in range(self.chance.randint(1, 6)))}</ul>"
            case 1:
                rows = (f"<tr><td>{self.run(12, 1)}</td><td>{self.run(8, 1)}</td></tr>" for _ in range(5))
                return f"<table><thead><tr><th>a</th><th>b</th></tr></thead>{''.join(rows)}</table>"
            case 2:
                return f"<aside><p>{self.run(40, 2)}</p><p>{self.run(40, 2)}</p></aside>"
            case 3:
                return f"<h2>{self.run(6, 1)}</h2><p>{self.run(60, 3)}</p>"
            case _:
                return f"<p>{self.run(70, 3)}</p>"


def pages_of(path: Path, body: str, sheet: str) -> list[str]:
    path.write_bytes(laid(body, NOTES + sheet).pdf.data)
    return [squeezed(text) for text in page_texts(path)]


def misplaced(pages: list[str], notes: int) -> list[str]:
    """The notes that are not, from their first word to their last, on the page of their call and there alone."""
    found = []
    for note in range(1, notes + 1):
        where = [[at for at, text in enumerate(pages) if f"{kind}{note}x" in text] for kind in ("call", "note", "end")]
        if len(where[0]) != 1 or where[1:] != [where[0], where[0]]:
            found.append(f"{note}: {where}")
    return found


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    "area",
    [
        "",
        "margin-top: 4mm; border-top: 1pt solid",
        "padding-top: 2.2mm; border-top: 0.4pt solid; margin-top: 3.5mm",
    ],
)
def test_every_note_is_on_the_page_of_its_call(tmp_path: Path, area: str, seed: int) -> None:
    author = Author(seed)
    body = "".join(author.block() for _ in range(25))
    assert author.notes > 30
    pages = pages_of(tmp_path / "a.pdf", body, f"@page {{ @footnote {{ {area} }} }}")
    assert len(pages) > 6
    assert misplaced(pages, author.notes) == []


def test_a_page_is_filled_although_it_has_notes(tmp_path: Path) -> None:
    body = "".join(f'<p>call{n}x<span class="note">note{n}x end{n}x</span></p>' for n in range(1, 41))
    pages = pages_of(tmp_path / "a.pdf", body, "@page { @footnote { margin-top: 4mm; border-top: 1pt solid } }")
    assert len(pages) <= 4
    assert misplaced(pages, 40) == []


def test_an_area_that_a_style_sheet_limits_in_height_sends_on_what_it_cannot_hold(tmp_path: Path) -> None:
    body = "".join(f'<p>call{n}x<span class="note">note{n}x end{n}x</span></p>' for n in range(1, 13))
    pages = pages_of(tmp_path / "a.pdf", body, "@page { @footnote { max-height: 10mm } }")
    assert len(pages) > 3
    assert all(f"note{n}x" in "".join(pages) for n in range(1, 13))


def test_the_library_alone_takes_a_rounding_error_for_a_note_that_does_not_fit() -> None:
    """Where this no longer holds, the first half of ``layout/footnotes.py`` is no longer needed."""
    body = "".join(f'<p>call<span class="note">note{n}</span></p>' for n in range(10))
    sheet = f"{NOTES} @page {{ @footnote {{ margin-top: 4mm; border-top: 1pt solid }} }}"
    assert len(HTML(string=f"<style>{SHEET}{sheet}</style>{body}").render().pages) > 10
    assert len(laid(body, sheet).pdf.pages.folios) == 1


def test_the_library_alone_loses_the_notes_of_a_line_that_it_makes_room_for(tmp_path: Path) -> None:
    """Where this no longer holds, the second half of ``layout/footnotes.py`` is no longer needed."""
    author = Author(LOSING)
    body = "".join(f"<p>{author.run(60, 3)}</p>" for _ in range(40))
    HTML(string=f"<style>{SHEET}{NOTES}</style>{body}").write_pdf(tmp_path / "alone.pdf")
    alone = squeezed("".join(page_texts(tmp_path / "alone.pdf")))
    assert [note for note in range(1, author.notes + 1) if f"note{note}x" not in alone]
    assert misplaced(pages_of(tmp_path / "ours.pdf", body, ""), author.notes) == []
