"""A title, a language and one chapter are enough for an EPUB and a print PDF."""

import io
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError, UsageError
from tests.build.making import BOTH, EPUB, PRINT, codes, made
from tests.finished import documents, entries, page_texts, spine, squeezed, words
from tests.publications import products, publication, state


def test_both_products_come_out_with_the_words_of_the_chapter(tmp_path: Path) -> None:
    built, diagnostics = made(publication(tmp_path))

    assert built is not None
    assert [problem.message for problem in diagnostics.sorted()] == []
    assert list(products(tmp_path)) == ["a-title-print.pdf", "a-title.epub"]
    assert [path.name for path, _, _ in built.files] == ["a-title-print.pdf", "a-title.epub"]
    chapter = documents(entries(products(tmp_path)["a-title.epub"]))["EPUB/one.xhtml"]
    assert words(chapter).endswith("Words of the chapter.")
    pages = [squeezed(text) for text in page_texts(tmp_path / "build/a-title-print.pdf")]
    assert sum("Wordsofthechapter." in text for text in pages) == 1


def test_every_part_that_has_nothing_to_say_is_left_out(tmp_path: Path) -> None:
    """Without figures there is no list of illustrations, and without sources no appendix."""
    made(publication(tmp_path))

    names = [name.removeprefix("EPUB/").removesuffix(".xhtml") for name in spine(entries(_epub(tmp_path)))]
    assert names == ["cover", "title-page", "copyright", "contents", "one", "colophon"]
    text = "".join(page_texts(tmp_path / "build/a-title-print.pdf"))
    assert "Illustrations" not in text
    assert "Sources" not in text


def _epub(folder: Path) -> bytes:
    return products(folder)["a-title.epub"]


def test_the_official_validator_finds_nothing(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    built = build(publication(tmp_path), Order(EPUB, validate=True), diagnostics, lambda _stage: None)

    assert built is not None
    assert [problem.message for problem in diagnostics.sorted()] == []
    proofs = {proof.name: proof.figure for _, _, proofs in built.files for proof in proofs}
    assert proofs["EPUBCheck 5.3.0"] == "0 errors, 0 warnings"


def test_one_edition_alone_leaves_the_other_as_it_is(tmp_path: Path) -> None:
    made(publication(tmp_path), EPUB)
    before = products(tmp_path)
    assert list(before) == ["a-title.epub"]

    made(tmp_path, PRINT)

    assert products(tmp_path)["a-title.epub"] == before["a-title.epub"]
    assert list(products(tmp_path)) == ["a-title-print.pdf", "a-title.epub"]


def test_the_print_pages_are_six_by_nine_inches_with_three_millimetres_of_bleed(tmp_path: Path) -> None:
    made(publication(tmp_path), PRINT)

    with pikepdf.open(io.BytesIO(products(tmp_path)["a-title-print.pdf"])) as pdf:
        for page in pdf.pages:
            assert [float(side) for side in page.trimbox.as_list()] == pytest.approx([0, 0, 432, 648], abs=0.01)
            bleed = [-8.504, -8.504, 440.504, 656.504]
            assert [float(side) for side in page.bleedbox.as_list()] == pytest.approx(bleed, abs=0.01)


@pytest.mark.parametrize(("bleed", "points"), [("0mm", 0), ("0.125in", 9), ("5mm", 14.173)])
def test_the_bleed_is_what_the_publication_says(bleed: str, points: float, tmp_path: Path) -> None:
    settings = f'title = "A Title"\nlanguage = "en"\n[print]\nbleed = "{bleed}"\ntrim = "A5"\n'
    built, _ = made(publication(tmp_path, **{"content/publication.toml": settings}), PRINT)

    assert built is not None
    with pikepdf.open(io.BytesIO(products(tmp_path)["a-title-print.pdf"])) as pdf:
        trim, outer = ([float(side) for side in box.as_list()] for box in (pdf.pages[0].trimbox, pdf.pages[0].bleedbox))
        assert trim == pytest.approx([0, 0, 148 / 25.4 * 72, 210 / 25.4 * 72], abs=0.02)
        assert [abs(a - b) for a, b in zip(trim, outer, strict=True)] == pytest.approx([points] * 4, abs=0.01)


def test_an_output_goes_where_it_is_asked_for_and_nowhere_else(tmp_path: Path) -> None:
    folder = publication(tmp_path / "book")
    built, _ = made(folder, EPUB, output=tmp_path / "elsewhere.epub")

    assert built is not None
    assert built.files[0][0] == tmp_path / "elsewhere.epub"
    assert (tmp_path / "elsewhere.epub").read_bytes().startswith(b"PK")
    assert products(folder) == {}


@pytest.mark.parametrize(
    ("output", "error"), [("missing/book.epub", MachineError), ("folder", MachineError), ("folder/..", UsageError)]
)
def test_an_output_that_cannot_be_is_told(output: str, error: type[Exception], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(error):
        made(publication(tmp_path / "book"), EPUB, output=tmp_path / output)


def test_the_manuscript_is_not_touched(tmp_path: Path) -> None:
    before = state(publication(tmp_path))
    made(tmp_path)
    after = state(tmp_path)
    assert {path: after[path] for path in before} == before
    assert {path.partition("/")[0] for path in set(after) - set(before)} == {"build"}


def test_stages_are_told_in_order(tmp_path: Path) -> None:
    stages: list[str] = []
    build(publication(tmp_path), Order(BOTH), Diagnostics(), stages.append)
    assert stages == ["reading", "making the print edition", "making the epub edition", "publishing"]


def test_every_construct_of_the_notation_gets_into_both_products(tmp_path: Path) -> None:
    files = {"content/chapters/01-one.md": EVERYTHING, "content/sources.toml": SOURCES}
    built, diagnostics = made(publication(tmp_path, **files))

    assert codes(diagnostics) <= {"source-incomplete"}
    assert built is not None
    chapter = words(documents(entries(products(tmp_path)["a-title.epub"]))["EPUB/sec-one.xhtml"])
    text = squeezed("".join(page_texts(tmp_path / "build/a-title-print.pdf")))
    for word in SAID:
        assert word in chapter, word
        assert word in text, word


SOURCES = '[[source]]\nid = "src"\ntype = "book"\ntitle = "Citedtitle"\npublisher = "P"\nissued = "2018"\n'
SAID = (
    "emphword", "strongword", "struckword", "codeword", "linkword", "Spanishword", "listword", "numberedword",
    "innerword", "termword", "meaningword", "quoteword", "cellword", "captionword", "sidebarword", "pullword",
    "epigraphword", "verseword", "timelineword", "noteword", "interviewword", "footword", "longnoteword",
    "blockword", "indexword", "Citedtitle",
)  # fmt: skip
EVERYTHING = """# One {#sec-one}

*emphword* **strongword** ~~struckword~~ `codeword` [linkword](https://example.org/) [Spanishword]{lang="es"}
and [indexword]{.index} with a note^[footword.] and another,[^long] and a source [@src, p. 3].

[^long]: longnoteword of the first paragraph.

    And a second one.

## Two {#sec-two}

- listword
    - innerword

3. numberedword
4. more

termword
:   meaningword

> quoteword

| head | other |
|:-----|------:|
| cellword | 2 |

Table: captionword {#tbl-one}

::: {.sidebar title="A side"}
sidebarword
:::

::: {.pull-quote}
pullword

— somebody
:::

::: {.epigraph}
epigraphword
:::

::: {.verse}
verseword of one line
and another
:::

::: {.timeline}
June
:   timelineword
:::

::: {.note}
noteword
:::

::: {.interview}
interviewword
:::

```
blockword
```

***

See @tbl-one and @sec-two.
"""
