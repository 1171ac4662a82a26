"""Whole documents brought in: every format, every word, and what cannot come along is told."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.errors import LimitError, UsageError
from caravan_pub.intake import Imported, bring_in, bringing, settings_text
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.model.walk import plain_text, walk
from tests.intake.documents import (
    made_by_pandoc,
    photo,
    plain_words,
    word_box,
    word_document,
    word_field,
    word_paragraph,
    word_picture,
    word_run,
    zipped,
)
from tests.intake.reading_back import read_all, words

FORMATS = ("docx", "odt", "html", "epub", "md")


def brought(
    name: str, data: bytes, folder: Path | None = None, there: tuple[str, ...] = (), *, new: bool = True
) -> tuple[Imported, list[Problem]]:
    """A document brought in, which has no error, and what there is to tell."""

    def beside(path: str) -> bytes | None:
        file = folder / path if folder is not None else None
        return file.read_bytes() if file is not None and file.is_file() else None

    diagnostics = Diagnostics()
    imported = bring_in(name, data, beside, there, diagnostics, new=new)
    assert imported is not None, [problem.message for problem in diagnostics]
    return imported, list(diagnostics)


def files(imported: Imported) -> dict[str, bytes]:
    return {file.path: file.data for file in imported.files}


def publication(imported: Imported) -> list[Chapter]:
    """The chapters, read as a publication reads them, without an error."""
    settings = settings_text(imported.facts, imported.title, imported.facts.language or "en", imported.sources)
    chapters, errors = read_all({**files(imported), "content/publication.toml": settings.encode()})
    assert errors == []
    return chapters


def told(problems: list[Problem], code: str) -> list[str]:
    return [problem.message for problem in problems if problem.code == code]


def letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text)


def all_words(imported: Imported) -> Counter[str]:
    """The words of the chapters and of the photos' sidecars."""
    sidecars = [tomllib.loads(data.decode()) for path, data in files(imported).items() if path.endswith(".toml")]
    said = [str(sidecar.get(key, "")) for sidecar in sidecars for key in ("alt", "caption")]
    for chapter in publication(imported):
        said.append(plain_text(chapter.title))
        said += [node.text for node in walk(chapter.blocks) if isinstance(node, n.Text | n.Code | n.CodeBlock)]
    return Counter(letters(" ".join(said)))


@pytest.mark.parametrize("ending", FORMATS)
def test_every_word_of_a_document_is_in_the_publication(tmp_path: Path, ending: str) -> None:
    path = made_by_pandoc(tmp_path, ending)
    imported, _ = brought(path.name, path.read_bytes(), tmp_path)

    wanted = Counter(letters(" ".join(plain_words(path))))
    assert wanted - all_words(imported) == Counter()
    assert wanted["caravan"] >= 1


@pytest.mark.parametrize("ending", ["docx", "html", "epub", "md"])
def test_a_document_keeps_its_structure(tmp_path: Path, ending: str) -> None:
    """Chapters, sections, marks, notes, lists, a table with its caption, verse or lines, a figure with its facts."""
    path = made_by_pandoc(tmp_path, ending)
    imported, _ = brought(path.name, path.read_bytes(), tmp_path)
    first, second = [chapter for chapter in publication(imported) if plain_text(chapter.title) != "The Road North"]
    nodes = list(walk(first.blocks))
    kinds = Counter(type(node) for node in nodes)

    assert (plain_text(first.title), plain_text(second.title)) == ("Departure", "The border")
    assert kinds[n.Emphasis] == 3
    assert kinds[n.Strong] == kinds[n.Strikethrough] == kinds[n.Quote] == kinds[n.Definitions] == kinds[n.Figure] == 1
    (note,) = [node for node in nodes if isinstance(node, n.Note)]
    assert [words([block]) for block in note.content] == ["Nobody says why.", "A second paragraph of the note."]
    (table,) = [node for node in nodes if isinstance(node, n.Table)]
    assert [[plain_text(cell) for cell in row] for row in (table.head, *table.rows)] == [
        ["Month", "People"],
        ["May", "120"],
        ["June", "3400"],
    ]
    assert (plain_text(table.caption), [str(side) for side in table.alignments]) == (
        "People counted",
        ["left", "right"],
    )
    bullets, inner = [node for node in nodes if isinstance(node, n.Items)]
    assert (bullets.start, inner.start) == (None, 1)
    (link,) = [node for node in nodes if isinstance(node, n.Link)]
    assert link.url == "https://example.org/a_b"
    (reference,) = [node for node in walk(second.blocks) if isinstance(node, n.Reference)]
    (section,) = [node for node in nodes if isinstance(node, n.Heading)]
    assert reference.target == section.identifier


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_comes_with_its_alt_text_and_its_caption(tmp_path: Path, ending: str) -> None:
    """pandoc's OpenDocument writer writes no alt text and no caption that its reader would find."""
    path = made_by_pandoc(tmp_path, ending)
    imported, problems = brought(path.name, path.read_bytes(), tmp_path)

    (picture,) = [path for path in files(imported) if path.endswith(".png")]
    assert files(imported)[picture] == photo()
    sidecar = tomllib.loads(files(imported)[picture.replace(".png", ".toml")].decode())
    if ending != "odt":
        assert sidecar == {"alt": "A woman lowers a bucket into a well", "caption": "The well at noon"}
    assert len(told(problems, "import-photo-incomplete")) == 1


@pytest.mark.parametrize("ending", FORMATS)
def test_a_document_says_what_it_is(tmp_path: Path, ending: str) -> None:
    path = made_by_pandoc(tmp_path, ending)
    imported, _ = brought(path.name, path.read_bytes(), tmp_path)
    assert imported.facts.title == "The Road North"
    assert sorted(imported.facts.creators) == ["Ana Ruiz", "Bo Li"]
    assert imported.facts.language == ("" if ending == "docx" and not imported.facts.language else "es-GT")


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_document_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    path = made_by_pandoc(tmp_path, ending)
    first, second = (brought(path.name, path.read_bytes(), tmp_path)[0] for _ in range(2))
    assert first == second


BODY = "".join(
    [
        word_paragraph(word_run("The Well"), "Heading1"),
        word_paragraph(
            word_run("Word, ") + word_run("words", "<w:i/>") + word_run(" before") + word_box("boxed words")
        ),
        word_paragraph(word_run("Deep"), "Titre2"),
        word_paragraph(
            '<w:ins w:id="1" w:author="A">'
            + word_run("put in")
            + '</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>taken out</w:delText></w:r></w:del>'
        ),
        word_paragraph(
            '<w:commentRangeStart w:id="3"/>'
            + word_run("doubtful")
            + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        ),
        word_paragraph(word_run("one") + '<w:r><w:br w:type="page"/></w:r>' + word_run("two")),
        word_paragraph(word_run("indexed") + word_field('XE "Water:wells"')),
        '<w:bookmarkStart w:id="9" w:name="_Ref9"/>',
        word_paragraph(word_picture("A rope"), "Picture"),
        '<w:bookmarkEnd w:id="9"/>',
        word_paragraph(word_run("The rope"), "Caption"),
        word_paragraph(word_picture("Elsewhere", 'r:link="rId8"')),
        word_paragraph(word_run("roses"), "Verse"),
        word_paragraph(word_run("violets"), "Verse"),
        word_paragraph(word_run("aside"), "Marginalia"),
        word_paragraph(word_run("underlined", '<w:u w:val="single"/>')),
        word_paragraph(word_run("The Border"), "Heading1"),
        word_paragraph(word_run("last")),
    ]
)


def test_a_word_document_with_what_pandoc_does_not_write() -> None:
    imported, problems = brought("road.docx", word_document(BODY))

    assert files(imported)["content/chapters/01-the-well.md"].decode() == "\n".join(
        [
            "# The Well", "", "Word, *words* before", "", "## Deep", "", "put in", "", "doubtful", "", "one", "", "***",
            "", "two", "", 'indexed[]{.index term="Water!wells"}', "", "![](photos/the-well-picture.png)", "",
            "::: {.verse}", "roses", "violets", ":::", "", "aside", "", "*underlined*", "",
        ]
    )  # fmt: skip
    assert sorted(told(problems, "import-not-carried")) == [
        "Ed’s comment “check this” is not carried, under “Deep”",
        "a picture that lies outside the document, under “Deep”, is not carried",
        "the deleted passage “taken out” is not carried, under “Deep”",
        "the text box “boxed words”, under “The Well”, is not carried",
    ]
    assert sorted(told(problems, "import-changed")) == [
        "the style “Marginalia” means nothing here; its words are there",
        "underlined words became emphasis",
    ]
    assert tomllib.loads(files(imported)["content/photos/the-well-picture.toml"].decode()) == {
        "alt": "A rope",
        "caption": "The rope",
    }
    assert imported.facts.language == "en-GB"
    assert len(publication(imported)) == 2


def test_problems_have_the_line_of_what_they_are_about() -> None:
    imported, problems = brought("road.docx", word_document(BODY))
    (comment,) = [problem for problem in problems if "comment" in problem.message]
    lines = files(imported)[comment.place.path].decode().split("\n")
    assert lines[comment.place.line - 1] == "doubtful"


def zotero(item: dict[str, Any]) -> str:
    """A citation as Zotero's plug-in for Word writes it."""
    field: dict[str, Any] = {
        "properties": {"plainCitation": "(shown)", "noteIndex": 0},
        "citationItems": [
            {"id": 7, "uris": ["http://zotero.org/users/1/items/A"], "locator": "5", "label": "page", "itemData": item}
        ],
        "schema": "https://github.com/citation-style-language/schema/raw/master/csl-citation.json",
    }  # fmt: skip
    return word_field("ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(field).replace('"', "&quot;"), "(shown)")


DOE = {
    "id": 7,
    "type": "book",
    "title": "A Book",
    "author": [{"family": "Doe", "given": "Jane"}],
    "issued": {"date-parts": [["2018"]]},
}


def test_citations_from_zotero_come_with_their_sources() -> None:
    body = word_paragraph(word_run("A"), "Heading1") + word_paragraph(word_run("said ") + zotero(DOE))
    imported, _ = brought("road.docx", word_document(body))

    assert "said [@doe-2018, page 5]" in files(imported)["content/chapters/01-a.md"].decode()
    (source,) = json.loads(files(imported)["content/sources.json"])
    assert (source["id"], source["title"], source["author"]) == (
        "doe-2018",
        "A Book",
        [{"family": "Doe", "given": "Jane"}],
    )
    publication(imported)


def test_in_a_publication_that_is_there_sources_wait_to_be_listed() -> None:
    body = word_paragraph(word_run("A"), "Heading1") + word_paragraph(zotero(DOE))
    imported, problems = brought("The Road.docx", word_document(body), new=False)
    assert "content/the-road-sources.json" in files(imported)
    assert len(told(problems, "import-sources-unlisted")) == 1


def test_a_bibliography_beside_the_document_comes_along(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{roe, title={T}, author={Roe, A}, year=2001}\n@book{other, title={U}}")
    source = b"---\nbibliography: [refs.bib, gone.bib]\n---\n# A\n\n[@roe, p. 3; @unheard]\n"
    imported, problems = brought("road.md", source, tmp_path)

    assert [source["id"] for source in json.loads(files(imported)["content/sources.json"])] == ["roe"]
    assert len(told(problems, "import-not-carried")) == 2


def test_new_chapters_come_after_those_that_are_there(tmp_path: Path) -> None:
    there = ("content/chapters/07-old.md", "content/chapters/notes.md", "content/photos/well.toml")
    (tmp_path / "well.png").write_bytes(photo())
    imported, _ = brought("road.md", b"# A\n\n![x](well.png)\n\n# B\n\nb\n", tmp_path, there, new=False)
    assert sorted(files(imported)) == [
        "content/chapters/08-a.md",
        "content/chapters/09-b.md",
        "content/photos/well-2.png",
        "content/photos/well-2.toml",
    ]


@pytest.mark.parametrize("there", ["content/chapters/03-a.md", "content/chapters/A.md", "content/chapters/a.md"])
def test_a_chapter_of_the_same_name_is_an_error(there: str) -> None:
    diagnostics = Diagnostics()
    assert bring_in("x.md", b"# A\n\na\n\n# B\n\n$x$\n", lambda _: None, [there], diagnostics, new=False) is None
    (error,) = [problem for problem in diagnostics if problem.code == "import-file-exists"]
    assert error.place.path == there
    assert all(problem.place.line == 0 for problem in diagnostics), "nothing is written, so there is no line to show"


def unreadable(name: str, data: bytes) -> str:
    diagnostics = Diagnostics()
    assert bring_in(name, data, lambda _: None, (), diagnostics, new=True) is None
    (problem,) = diagnostics
    assert problem.code == "import-unreadable"
    return problem.message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", zipped({"no": "words"})),
        ("a.docx", word_document("", **{"word/document.xml": "<w:document><w:p>"})),
        ("a.odt", zipped({"content.xml": "<broken"})),
        ("a.epub", zipped({"mimetype": "application/epub+zip"})),
        ("a.html", "é".encode("latin-1")),
        ("a.md", b"\xff\xfe#\0"),
    ],
)
def test_what_is_not_what_its_name_says_is_unreadable(name: str, data: bytes) -> None:
    assert name in unreadable(name, data)


@pytest.mark.parametrize(
    ("name", "data"), [("a.md", b""), ("a.md", b"# A\n"), ("a.docx", word_document("")), ("a.html", b"<p>")]
)
def test_a_document_without_words_is_no_manuscript(name: str, data: bytes) -> None:
    assert "no words" in unreadable(name, data)


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.pdf", "a", ".docx"])
def test_other_formats_are_named_with_what_helps(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        bring_in(name, b"", lambda _: None, (), Diagnostics(), new=True)
    assert "docx" in caught.value.help


def test_what_takes_too_long_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "SECONDS", 0.2)
    body = "".join(word_paragraph(word_run(f"{number**5} " * 50)) for number in range(9000))
    with pytest.raises(LimitError, match=r"the reading of long\.docx was stopped: it took more than"):
        bring_in("long.docx", word_document(body), lambda _: None, (), Diagnostics(), new=True)


def test_what_takes_too_much_memory_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "MEGABYTES", 80)
    body = "".join(word_paragraph(word_run(f"{number**5} " * 50)) for number in range(9000))
    with pytest.raises(LimitError, match="needed more than 80 MB"):
        bring_in("long.docx", word_document(body), lambda _: None, (), Diagnostics(), new=True)


def test_quotes_nested_beyond_measure_end_in_a_sentence() -> None:
    with pytest.raises(LimitError, match="nested too deeply"):
        bring_in("a.md", b"> " * 2000 + b"deep\n", lambda _: None, (), Diagnostics(), new=True)


def test_a_web_page_takes_pictures_beside_it_only(tmp_path: Path) -> None:
    (tmp_path / "well.png").write_bytes(photo())
    page = b'<h1>A</h1><p>a</p><p><img src="well.png" alt="x"></p><p><img src="https://x.y/z.png" alt="Far"></p>'
    imported, problems = brought("page.html", page, tmp_path)
    assert imported.photos == 2
    assert [message for message in told(problems, "import-not-carried") if "nothing is fetched" in message]


def test_html_scripts_and_comments_are_not_words(tmp_path: Path) -> None:
    page = b"<h1>A</h1><script>alert(1)</script><!-- no --><p onclick='x()'>only <a href='javascript:y()'>this</a></p>"
    imported, _ = brought("page.html", page, tmp_path)
    assert files(imported)["content/chapters/01-a.md"] == b"# A\n\nonly this\n"
