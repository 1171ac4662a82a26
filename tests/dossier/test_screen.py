"""The PDF for the screen: valid by veraPDF's account, read out in the order of the manuscript, with links that lead."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.walk import plain_text
from caravan_pub.prove import Proof, validate_pdf
from tests.dossier.conftest import Dossier
from tests.dossier.flow import pieces
from tests.finished import page_texts, squeezed

A5 = (148 / 25.4 * 72, 210 / 25.4 * 72)


@dataclass
class Heard:
    """A part of the publication as poppler reads it out: its words, and apart from them those of its notes."""

    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def heard(dossier: Dossier) -> list[Heard]:
    """The parts in the order of the structure, not of the pages' drawing."""
    command = ["pdfinfo", "-struct-text", str(dossier.screen)]
    printed = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    parts: list[Heard] = []
    note = 0  # how far in the note stands that is being read
    for line in printed.splitlines():
        depth, said = len(line) - len(line.lstrip()), line.strip()
        if note and depth <= note:
            note = 0
        if depth == 2 and not said.startswith('"'):
            parts.append(Heard())
        elif said.startswith("Note "):
            note = depth
        elif said.startswith('"') and parts:
            (parts[-1].notes if note else parts[-1].words).append(said[1:-1])
    return parts


def test_verapdf_passes_it_as_pdf_ua_and_as_pdf_a(dossier: Dossier) -> None:
    diagnostics = Diagnostics()
    proof = validate_pdf(dossier.screen, ("ua1", "2a"), diagnostics)
    assert [problem.message for problem in diagnostics] == []
    assert proof == Proof("veraPDF", "PDF/UA-1 PASS, PDF/A-2a PASS, 0 rules broken")


def test_every_chapter_is_read_out_in_the_order_of_its_manuscript_with_its_notes(dossier: Dossier) -> None:
    parts = heard(dossier)
    chapters = list(dossier.resolved.publication.chapters())
    assert len(chapters) == 6
    for chapter in chapters:
        title = squeezed(plain_text(chapter.title))
        (part,) = (one for one in parts if squeezed("".join(one.words)).lstrip("0123456789").startswith(title))
        text = squeezed("".join(part.words) + "".join(part.notes))
        place = 0
        for piece in pieces(chapter, dossier.resolved):
            found = text.find(squeezed(piece), place)
            assert found >= 0, (chapter.identifier, piece)
            place = found + len(squeezed(piece))


def test_nothing_of_the_margins_is_read_out(dossier: Dossier) -> None:
    """Running heads and folios are on the pages, and not in the structure."""
    title = squeezed(dossier.resolved.publication.metadata.title).casefold()
    parts = heard(dossier)
    said = [squeezed("".join(part.words)).casefold() for part in parts[3:-1]]
    shown = [squeezed(text).casefold() for text in page_texts(dossier.screen)]
    assert sum(title in text for text in shown[4:]) > 8
    assert [text for text in said if title in text] == []


def test_its_pages_are_a5_without_a_binding_and_none_is_blank(dossier: Dossier) -> None:
    with pikepdf.open(dossier.screen) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox.as_list())
            assert (right - left, top - bottom) == pytest.approx(A5, abs=0.01)
    assert [number for number, text in enumerate(page_texts(dossier.screen)) if not text.strip()] == []


def links(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    for number, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            yield number, annotation


def test_every_link_leads_to_a_place_or_an_address_and_says_so_in_words(dossier: Dossier) -> None:
    with pikepdf.open(dossier.screen) as pdf:
        places = {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        found = list(links(pdf))
        within = [str(link.Dest) for _, link in found if "/Dest" in link]
        addresses = [str(link.A.URI) for _, link in found if "/A" in link]
        assert len(within) + len(addresses) == len(found) > 300
        assert [name for name in within if name not in places] == []
        assert all(address.startswith("https://") for address in addresses)
        assert all(str(link.Contents).strip() for _, link in found)
        called = {name for name in within if name.endswith("-text")}
        assert called
        assert {name.removesuffix("-text") for name in called} <= set(within)  # and every note leads back to its call
        sources = [number for number, page in enumerate(pdf.pages) if page.obj.objgen == places["sources"][0].objgen]
        cited = {str(link.Dest) for number, link in found if number >= sources[0] and "/Dest" in link}
        assert {anchor for entry in dossier.resolved.bibliography for anchor in entry.cited} & cited


def test_bookmarks_follow_the_contents_and_labels_the_folios(dossier: Dossier) -> None:
    with pikepdf.open(dossier.screen) as pdf, pdf.open_outline() as outline:
        marks = [(item.title, [child.title for child in item.children]) for item in outline.root]
        labels = [page.label for page in pdf.pages]
    wanted = [(plain_text(entry.title), [plain_text(child.title) for child in entry.children])
              for entry in dossier.resolved.contents]  # fmt: skip
    shown = [mark for mark in marks if mark[0] in {title for title, _ in wanted}]
    assert [squeezed(title) for title, _ in shown] == [squeezed(title) for title, _ in wanted]
    assert [mark for mark in wanted if mark[1] and mark not in shown] == []
    first = labels.index("1")
    assert labels[:4] == ["i", "ii", "iii", "iv"]
    assert labels[first:] == [str(number + 1) for number in range(len(labels) - first)]


def test_parts_in_another_language_pictures_and_tables_say_what_they_are(dossier: Dossier) -> None:
    with pikepdf.open(dossier.screen) as pdf:
        tags = [held for held in pdf.objects if isinstance(held, pikepdf.Dictionary) and "/S" in held]
        kinds = {kind: [tag for tag in tags if str(tag.S) == kind] for kind in ("/Figure", "/TH", "/Note", "/Span")}
        assert str(pdf.Root.Lang) == dossier.resolved.publication.metadata.language
        assert all(len(str(tag.Alt)) > 40 for tag in kinds["/Figure"])
        assert len(kinds["/Figure"]) == len(dossier.resolved.illustrations)
        assert {str(tag.A.Scope) for tag in kinds["/TH"]} == {"/Column"}
        assert len({str(tag.ID) for tag in kinds["/Note"]}) == len(kinds["/Note"]) > 100
        assert {str(tag.Lang) for tag in kinds["/Span"]} >= {"es"}
