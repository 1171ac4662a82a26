"""A publication's own styles and templates lie over the theme."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from caravan_pub.layout import picture_of
from tests.build.making import EPUB, PHOTO, PRINT, codes, made
from tests.finished import documents, entries, page_texts, squeezed, words
from tests.publications import products, publication

COLOUR = '[colors]\naccent = "#00ff00"\n'


def style_of(folder: Path) -> str:
    return entries(products(folder)["a-title.epub"])["EPUB/styles/book.css"].decode()


def test_a_colour_of_the_theme_is_changed_by_one_line(tmp_path: Path) -> None:
    made(publication(tmp_path), EPUB)
    before = style_of(tmp_path)
    made(publication(tmp_path, **{"styles/theme.toml": COLOUR}), EPUB)
    after = style_of(tmp_path)

    assert "#00ff00" not in before
    assert "#00ff00" in after
    assert len(after.splitlines()) == len(before.splitlines())


def test_the_same_line_changes_the_printed_pages(tmp_path: Path) -> None:
    def greens(folder: Path) -> int:
        with Image.open(io.BytesIO(picture_of(_first_chapter(folder), "a.png", 400).data)) as image:
            colours = image.convert("RGB").getcolors(1 << 24) or []
        return sum(times for times, colour in colours if _is_green(colour))

    made(publication(tmp_path), PRINT)
    assert greens(tmp_path) == 0
    made(publication(tmp_path, **{"styles/theme.toml": COLOUR}), PRINT)
    assert greens(tmp_path) > 20


def _is_green(colour: object) -> bool:
    match colour:
        case (int(red), int(green), int(blue)):
            return green > 200 and red < 100 and blue < 100
        case _:
            return False


def _first_chapter(folder: Path) -> bytes:
    """A PDF of the page on which the chapter begins."""
    data = products(folder)["a-title-print.pdf"]
    number = next(n for n, text in enumerate(page_texts(folder / "build/a-title-print.pdf")) if "Words of" in text)
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as one:
        one.pages.append(pdf.pages[number])
        file = io.BytesIO()
        one.save(file)
    return file.getvalue()


def test_a_style_sheet_of_its_own_comes_after_the_themes_for_its_medium_only(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "styles/epub/style.css": ".mine { color: #123456 }",
        "styles/print/style.css": "@page { size: 100mm 100mm }",
    }
    built, diagnostics = made(publication(tmp_path, **files), EPUB)

    assert built is not None
    assert codes(diagnostics) == set()
    assert style_of(tmp_path).rstrip().endswith(".mine { color: #123456 }")
    assert "100mm" not in style_of(tmp_path)


def test_a_template_takes_the_place_of_the_themes_in_both_editions(tmp_path: Path) -> None:
    files = {"templates/colophon-text.xhtml": "<p>Printed by {{ book.title }} in a shed.</p>"}
    built, _ = made(publication(tmp_path, **files))

    assert built is not None
    colophon = documents(entries(products(tmp_path)["a-title.epub"]))["EPUB/colophon.xhtml"]
    assert "Printed by A Title in a shed." in words(colophon)
    assert "PrintedbyATitleinashed." in squeezed("".join(page_texts(tmp_path / "build/a-title-print.pdf")))


def test_words_of_the_manuscript_are_data_to_every_template(tmp_path: Path) -> None:
    chapter = "# One {{ 7 * 7 }}\n\n{% include 'x' %} {{ book }} &lt;b&gt; &amp;amp; \\<script\\>\n"
    built, diagnostics = made(publication(tmp_path, **{"content/chapters/01-one.md": chapter}))

    assert [problem.message for problem in diagnostics.sorted()] == []
    assert built is not None
    documents_ = documents(entries(products(tmp_path)["a-title.epub"]))
    said = " ".join(words(document) for document in documents_.values())
    for written in ("One {{ 7 * 7 }}", "{% include", "{{ book }}", "<b>", "&amp;", "<script>"):
        assert written in said, written
    assert "49" not in said


def test_a_title_with_markup_and_quotes_is_shown_as_written_everywhere(tmp_path: Path) -> None:
    settings = "title = 'A <b> & \"title\"'\nlanguage = \"en\"\ncreators = [{ name = 'O\\'Neill <x> & Co' }]\n"
    settings = settings.replace("'O\\'Neill <x> & Co'", '"O\'Neill <x> & Co"')
    built, diagnostics = made(publication(tmp_path, **{"content/publication.toml": settings}))

    assert [problem.message for problem in diagnostics.sorted()] == []
    assert built is not None
    ((name, data),) = [(name, data) for name, data in products(tmp_path).items() if name.endswith(".epub")]
    assert "/" not in name
    title = documents(entries(data))["EPUB/title-page.xhtml"]
    assert "A <b> & “title”" in words(title)
    assert "O'Neill <x> & Co" in words(title) or "O’Neill <x> & Co" in words(title)


@pytest.mark.parametrize(
    "text",
    ["fonts = 3", "[fonts]\ntext = 3", '[fonts]\ntext = { family = "Spectral", faces = [] }', 'extends = "nothing"',
     '[fonts]\ntext = { family = "Spectral", faces = ["950"] }', '[figures]\ncredits = "nowhere"'],
)  # fmt: skip
def test_a_theme_that_cannot_be_is_told_in_a_sentence(text: str, tmp_path: Path) -> None:
    built, diagnostics = made(publication(tmp_path, **{"styles/theme.toml": text + "\n"}))
    assert built is None
    assert codes(diagnostics) == {"theme-unusable"}
    assert products(tmp_path) == {}


def test_credits_are_gathered_where_the_theme_says_so_and_there_is_a_list(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/chapters/01-one.md": "# One\n\n![](photos/well.jpg)\n\n![](figures/queue.toml)\n",
        "content/photos/well.toml": PHOTO + 'status = "fpo"\n',
        "content/figures/queue.toml": 'kind = "bar"\ndata = "queue.csv"\ntable = true\n'
        + PHOTO.replace("Ana Paz", "Eva"),
        "content/figures/queue.csv": "Day,People\nFriday,1047\nSunday,22\n",
        "styles/theme.toml": '[figures]\ncredits = "gathered"\n',
    }
    built, diagnostics = made(publication(tmp_path, **files))
    assert built is not None, [problem.message for problem in diagnostics.sorted()]
    held = documents(entries(products(tmp_path)["a-title.epub"]))
    assert "Ana Paz" not in words(held["EPUB/one.xhtml"])
    assert "Ana Paz / Agencia" in words(held["EPUB/illustrations.xhtml"])
    printed = [squeezed(text) for text in page_texts(tmp_path / "build/a-title-print.pdf")]
    assert sum(text.count("AnaPaz/Agencia") for text in printed) == 1
    assert sum(text.count("Friday1,047Sunday22") for text in printed) == 1, "the data that the author wants printed"

    unlisted = 'title = "A Title"\nlanguage = "en"\n[structure]\nbody = ["chapters/*.md"]\nback = []\nfront = []\n'
    made(publication(tmp_path, **{**files, "content/publication.toml": unlisted}), EPUB)
    held = documents(entries(products(tmp_path)["a-title.epub"]))
    assert "Ana Paz / Agencia" in words(held["EPUB/one.xhtml"]), "without a list nobody would be named"
