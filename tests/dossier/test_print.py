"""The print PDF: ready for the printer, and every number in it leads where it says."""

import re
import subprocess

import pikepdf
import pypdfium2
import pytest

from caravan_pub.model.publication import Chapter, Generated, GeneratedKind
from caravan_pub.model.resolved import ContentsEntry
from caravan_pub.model.walk import plain_text
from tests.dossier.conftest import Dossier
from tests.finished import page_texts, squeezed
from tests.press.colours import rgb_in

MM = 72 / 25.4
BARE = (GeneratedKind.TITLE_PAGE, GeneratedKind.COPYRIGHT)
"""Parts whose pages have neither head nor folio."""


def entries(lines: tuple[ContentsEntry, ...]) -> list[ContentsEntry]:
    return [entry for line in lines for entry in (line, *entries(line.children))]


def blank(dossier: Dossier) -> set[int]:
    return {number for number, text in enumerate(dossier.pages) if not text.strip()}


def test_the_pages_are_six_by_nine_inches_with_three_millimetres_of_bleed(dossier: Dossier) -> None:
    with pikepdf.open(dossier.pdf) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.trimbox.as_list())
            assert (right - left, top - bottom) == pytest.approx((432, 648), abs=0.01)
            wanted = [left - 3 * MM, bottom - 3 * MM, right + 3 * MM, top + 3 * MM]
            assert [float(side) for side in page.bleedbox.as_list()] == pytest.approx(wanted, abs=0.01)
            media = [float(side) for side in page.mediabox.as_list()]
            assert media[0] <= wanted[0] + 0.01
            assert media[3] >= wanted[3] - 0.01


def test_crop_marks_stand_at_every_corner_of_every_page_outside_the_trim(dossier: Dossier) -> None:
    scale = 2
    document = pypdfium2.PdfDocument(dossier.pdf.read_bytes())
    with pikepdf.open(dossier.pdf) as pdf:
        for number, page in enumerate(pdf.pages):
            left, _, right, top = (float(side) for side in page.trimbox.as_list())
            media = [float(side) for side in page.mediabox.as_list()]
            image = document[number].render(scale=scale).to_pil().convert("L")
            beyond = round((left - media[0]) * scale) - 1
            width, height = image.size
            assert width == pytest.approx((media[2] - media[0]) * scale, abs=2)
            assert right < media[2]
            assert top < media[3]
            for corner in (
                (0, 0, beyond, 3 * beyond), (width - beyond, 0, width, 3 * beyond),
                (0, height - 3 * beyond, beyond, height), (width - beyond, height - 3 * beyond, width, height),
            ):  # fmt: skip
                darkest, _ = image.crop(corner).getextrema()
                assert isinstance(darkest, int)
                assert darkest < 100, (number, corner)
    document.close()


def test_every_font_is_within_the_file_by_two_accounts(dossier: Dossier) -> None:
    table = subprocess.run(["pdffonts", dossier.pdf], check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [line.split() for line in table[2:]]
    assert len(rows) >= 4
    assert {row[-5] for row in rows} == {"yes"}
    assert all(re.match(r"[A-Z]{6}\+(Spectral|Barlow|IBM)", row[0]) for row in rows)
    with pikepdf.open(dossier.pdf) as pdf:
        descriptors = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
                       and one.get("/Type") == pikepdf.Name("/FontDescriptor")]  # fmt: skip
        assert len(descriptors) == len(rows)
        assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in descriptors)


def test_every_chapter_begins_on_a_recto(dossier: Dossier) -> None:
    publication = dossier.resolved.publication
    begun = [entry.identifier for entry in (*publication.body, *publication.back)]
    assert [identifier for identifier in begun if dossier.places[identifier] % 2] == []


def test_the_pages_are_labelled_as_they_are_numbered(dossier: Dossier) -> None:
    first = dossier.places[dossier.resolved.publication.body[0].identifier]
    assert dossier.labels[first - 1] == ROMAN[first - 1]
    assert dossier.labels[first:] == [str(number + 1) for number in range(len(dossier.labels) - first)]


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


def test_every_page_that_is_not_blank_or_bare_shows_its_folio(dossier: Dossier) -> None:
    bare = blank(dossier) | {number for kind in BARE for number in dossier.pages_of(str(kind))}
    for number, text in enumerate(dossier.pages):
        lines = [line.strip() for line in text.splitlines()]
        assert (dossier.labels[number] in lines) == (number not in bare), (number, dossier.labels[number])


def test_running_heads_name_the_book_on_the_left_and_the_chapter_on_the_right(dossier: Dossier) -> None:
    title = squeezed(dossier.resolved.publication.metadata.title).casefold()
    seen = 0
    for chapter in dossier.resolved.publication.chapters():
        first, *others = dossier.pages_of(chapter.identifier)
        for number in others:
            if number in blank(dossier):
                continue
            head = squeezed(chapter.short_title or plain_text(chapter.title)).casefold() if number % 2 == 0 else title
            lines = [squeezed(line).casefold() for line in dossier.pages[number].splitlines()]
            assert head in lines, (number, head)
            seen += 1
        opening = [line.casefold() for line in dossier.pages[first].splitlines()]
        assert title not in [squeezed(line) for line in opening]
    assert seen > 12


def test_the_contents_give_every_chapter_and_section_with_its_right_page(dossier: Dossier) -> None:
    shown = "\n".join(page_texts(dossier.pdf, order="-raw")[number] for number in dossier.pages_of("contents"))
    listed = entries(dossier.resolved.contents)
    assert len(listed) > 20
    for entry in listed:
        folio = dossier.labels[dossier.places[entry.target]]
        title = r"\s+".join(re.escape(word) for word in plain_text(entry.title).split())
        assert re.search(rf"{title}[\s.]+{folio}\s*$", shown, re.MULTILINE), (plain_text(entry.title), folio)


def test_what_the_contents_name_stands_on_the_page_they_give(dossier: Dossier) -> None:
    for entry in entries(dossier.resolved.contents):
        page = dossier.squeezed_pages[dossier.places[entry.target]]
        assert squeezed(plain_text(entry.title)) in page


def test_figures_and_sections_that_are_referred_to_by_page_are_on_it(dossier: Dossier) -> None:
    """“The heading” (page 8): the heading is on the page whose folio is 8."""
    found = 0
    text = " ".join(" ".join(dossier.pages[n].split()) for n in range(len(dossier.pages)))
    text = text.replace("\u2010 ", "").replace("\u00a0", " ")
    titles = {plain_text(entry.title): entry.target for entry in entries(dossier.resolved.contents)}
    for title, folio in re.findall(r"“([^”]+)” \(page ([ivxlc]+|\d+)\)", text):
        found += 1
        assert dossier.labels[dossier.places[titles[title]]] == folio
    assert found > 5


def test_the_appendix_names_the_pages_on_which_each_source_is_cited(dossier: Dossier) -> None:
    appendix = "".join(dossier.squeezed_pages[number] for number in dossier.pages_of("sources"))
    for entry in dossier.resolved.bibliography:
        folios = {dossier.labels[dossier.places[anchor]] for anchor in entry.cited}
        start = appendix.index(squeezed(plain_text(entry.content)))
        said = re.search(r"Citedonpages?([ivxlc\d,–]+)", appendix[start:])
        assert said is not None
        named: set[str] = set()
        for part in said[1].split(","):
            first, _, last = part.partition("–")
            named |= {str(n) for n in range(int(first), int(last) + 1)} if last else {part}
        assert named == folios, entry.source


def test_everything_is_in_ink_and_letters_are_on_the_black_plate(dossier: Dossier) -> None:
    with pikepdf.open(dossier.pdf) as pdf:
        assert rgb_in(pdf) == []
        assert sum(len(page.obj.get("/Annots", [])) for page in pdf.pages) == 0
        colours = {
            tuple(float(part) for part in step.operands)
            for page in pdf.pages
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) in {"k", "K"}
        }
    assert (0, 0, 0, 1) in colours
    assert max(map(sum, colours)) <= 3.0


def test_the_outline_has_every_chapter_and_section_in_order(dossier: Dossier) -> None:
    with pikepdf.open(dossier.pdf) as pdf, pdf.open_outline() as outline:
        titles: list[str] = []

        def gather(items: list[pikepdf.OutlineItem]) -> None:
            for item in items:
                titles.append(" ".join(item.title.split()))
                gather(item.children)

        gather(outline.root)
    for chapter in dossier.resolved.publication.chapters():
        assert plain_text(chapter.title) in titles
    named = [plain_text(c.title) for c in dossier.resolved.publication.body if isinstance(c, Chapter)]
    assert [title for title in titles if title in named] == named


def test_nothing_in_the_file_acts_or_names_its_maker(dossier: Dossier) -> None:
    with pikepdf.open(dossier.pdf) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert "/AcroForm" not in pdf.Root
        assert len(pdf.attachments) == 0
        assert str(pdf.docinfo["/Title"]) == "One Week in October"
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261123000000Z"


def test_no_line_runs_out_of_its_page(dossier: Dossier) -> None:
    """Every word lies within the trim: what is outside is cut off."""
    command = ["pdftotext", "-bbox", str(dossier.pdf), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    boxes = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">', said)
    assert len(boxes) > 4000
    beyond = 3 * MM
    for left, top, right, bottom in (tuple(map(float, box)) for box in boxes):
        assert left >= beyond + 14
        assert right <= beyond + 432 - 14
        assert top >= beyond
        assert bottom <= beyond + 648


def test_the_parts_of_the_front_are_where_a_book_has_them(dossier: Dossier) -> None:
    publication = dossier.resolved.publication
    kinds = [entry.kind for entry in publication.front if isinstance(entry, Generated)]
    assert kinds == [GeneratedKind.TITLE_PAGE, GeneratedKind.COPYRIGHT, GeneratedKind.CONTENTS]
    assert [dossier.places[str(kind)] for kind in kinds] == [0, 1, 2]


def test_each_page_that_the_appendix_names_prints_the_citation(dossier: Dossier) -> None:
    """As poppler reads the page: the note begins on it, or, where it is crowded, on the next."""
    notes = {
        anchor: squeezed(plain_text(one.content))[:24] for anchor, one in dossier.resolved.citations.items() if one.note
    }
    looked_at = 0
    for entry in dossier.resolved.bibliography:
        for anchor in entry.cited:
            page = dossier.places[anchor]
            if anchor in notes:
                assert notes[anchor] in "".join(dossier.squeezed_pages[page : page + 2]), (entry.source, anchor)
                looked_at += 1
    assert looked_at > 100
