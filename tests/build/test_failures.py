"""A build that fails, whatever the reason, says so and leaves the last good products byte for byte as they were."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.diagnostics import Severity
from caravan_pub.errors import LimitError, MachineError
from caravan_pub.jail import Limits
from caravan_pub.model.edition import Edition
from tests.build.making import BOTH, EPUB, PHOTO, PRINT, codes, made
from tests.photos.pixels import saved, scene
from tests.publications import SMALLEST, products, publication, state


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication whose two editions have been built."""
    folder = publication(tmp_path_factory.mktemp("good") / "book")
    built, _ = made(folder)
    assert built is not None
    return folder


@pytest.fixture
def book(good: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    return Path(shutil.copytree(good, tmp_path / "book"))


def write(book: Path, path: str, text: str | bytes) -> None:
    file = book / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


CHAPTER, TOML = "content/chapters/01-one.md", "content/publication.toml"
HEAD = str(SMALLEST[TOML])
BROKEN: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a reference to nothing": ({CHAPTER: "# One\n\nSee @fig-none.\n"}, "reference-unknown"),
    "a source that is not there": ({CHAPTER: "# One\n\nSaid [@none].\n"}, "citation-unknown"),
    "settings that are no TOML": ({TOML: 'title = "A'}, "toml-invalid"),
    "an unknown key": ({TOML: HEAD + 'publsher = "x"\n'}, "key-unknown"),
    "a template that does not parse": ({"templates/title-page.xhtml": "{% block x %}"}, "template-broken"),
    "a template that asks for what there is not": ({"templates/colophon-text.xhtml": "{{ titel }}"}, "template-broken"),
    "a template that is not well-formed": ({"templates/colophon-text.xhtml": "<p>a"}, "template-broken"),
    "a template that asks for another": ({"templates/colophon-text.xhtml": '{% include "x" %}'}, "template-broken"),
    "a template that never ends": (
        {"templates/colophon-text.xhtml": "{% for a in range(9**9) %}{% endfor %}"},
        "template-broken",
    ),
    "a template that fetches": (
        {"templates/colophon-text.xhtml": '<p><img src="http://127.0.0.1:9/x.png" alt="x"/></p>'},
        "template-broken",
    ),
    "a template with a script": ({"templates/colophon-text.xhtml": "<script>alert(1)</script>"}, "epub-content-active"),
    "a template that loses words": (
        {"templates/chapter.xhtml": '{% extends "document.xhtml" %}{% block main %}<section id="{{ identifier }}">'
         "<h1>{{ title }}</h1></section>{% endblock %}"},
        "pdf-words-lost",
    ),
    "styles that hide words": ({"styles/print/style.css": "p { display: none }"}, "pdf-words-lost"),
    "styles that fetch": ({"styles/common/style.css": '@import "http://127.0.0.1:9/x.css";'}, "epub-resource-remote"),
    "a theme that is no TOML": ({"styles/theme.toml": "colors = "}, "toml-invalid"),
    "a cover that is not there": ({TOML: HEAD + '[epub]\ncover = "photos/none.jpg"\n'}, "cover-missing"),
    "a photo that is cut off": (
        {
            CHAPTER: "# One\n\n![](photos/a.jpg)\n",
            "content/photos/a.toml": PHOTO,
            "content/photos/a.jpg": saved(scene(1500, 1000), "JPEG")[:2000],
        },
        "photo-damaged",
    ),
    "a chart of what are no numbers": (
        {
            CHAPTER: "# One\n\n![](figures/a.toml)\n",
            "content/figures/a.toml": PHOTO + 'kind = "bar"\ndata = "a.csv"\n',
            "content/figures/a.csv": "Month,Count\nMay,many\n",
        },
        "drawing-impossible",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_with_the_publication_is_told_and_the_products_stay(what: str, book: Path) -> None:
    before = products(book)
    files, code = BROKEN[what]
    for path, text in files.items():
        write(book, path, text)

    built, diagnostics = made(book)

    assert built is None
    assert code in codes(diagnostics)
    assert all(problem.message and problem.rule.doc for problem in diagnostics.sorted())
    assert products(book) == before
    assert sorted(path.name for path in (book / "build").iterdir()) == [".publish-lock", "a-title-print.pdf",
                                                                         "a-title.epub", "cache"]  # fmt: skip


ATTACHING = '<p><a rel="attachment" href="styles/book.css">x</a></p>'


def test_a_template_that_attaches_a_file_is_told_on_the_screen_and_attaches_nothing_in_print(book: Path) -> None:
    """A file for the press has no annotations, and what would be attached goes with them."""
    write(book, "templates/colophon-text.xhtml", ATTACHING)
    built, diagnostics = made(book, (Edition.SCREEN,))
    assert built is None
    assert "pdf-content-active" in codes(diagnostics)

    built, _ = made(book, PRINT)
    assert built is not None
    with pikepdf.open(built.files[0][0]) as pdf:
        streams = [held for held in pdf.objects if isinstance(held, pikepdf.Stream)]
        assert "/EmbeddedFile" not in {str(stream.get("/Type")) for stream in streams}
        assert not any("/Annots" in page.obj for page in pdf.pages)


WARNED: dict[str, dict[str, str | bytes]] = {
    "style-ignored": {"styles/print/style.css": "p { colour: red }"},
    "chapter-unlisted": {"content/extra/01-more.md": "# More\n\nWords.\n"},
}


@pytest.mark.parametrize("code", WARNED)
def test_a_warning_fails_a_strict_build_and_no_other(code: str, book: Path) -> None:
    before = products(book)
    for path, text in WARNED[code].items():
        write(book, path, text)

    built, diagnostics = made(book, strict=True)
    assert built is None
    assert {problem.severity for problem in diagnostics.sorted() if problem.code == code} == {Severity.WARNING}
    assert products(book) == before

    built, diagnostics = made(book)
    assert built is not None
    assert code in codes(diagnostics)


def test_a_warning_that_comes_up_late_can_be_allowed(book: Path) -> None:
    write(book, "styles/print/style.css", "p { colour: red }")
    write(book, TOML, HEAD + '[[allow]]\ncode = "style-ignored"\nreason = "another program reads it"\n')
    built, diagnostics = made(book, PRINT, strict=True)
    assert built is not None
    assert codes(diagnostics) == set()


def test_a_note_fails_no_build(book: Path) -> None:
    write(book, CHAPTER, "# One\n\nSaid [@a].\n")
    write(book, "content/sources.toml", '[[source]]\nid = "a"\ntype = "book"\ntitle = "T"\n')
    built, diagnostics = made(book, EPUB, strict=True)
    assert {problem.severity for problem in diagnostics.sorted()} == {Severity.NOTE}
    assert built is not None


def test_a_release_refuses_a_photo_that_is_not_cleared(book: Path) -> None:
    write(book, CHAPTER, "# One\n\n![](photos/a.jpg)\n")
    write(book, "content/photos/a.toml", PHOTO + 'status = "fpo"\n')
    before = products(book)

    assert made(book, release=True)[0] is None
    assert products(book) == before
    assert made(book)[0] is not None


LONG = "# One\n\n" + "Many words that make a long chapter of it. " * 40_000


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(processor_seconds=1), "1 seconds of processor time"),
        (Limits(wall_seconds=0), "more than 0 seconds"),
        (Limits(files=3), "more than 3 files at once"),
    ],
    ids=["processor", "time", "files"],
)
def test_a_limit_that_is_met_ends_the_build_in_a_sentence(limits: Limits, reason: str, book: Path) -> None:
    before = products(book)
    write(book, CHAPTER, LONG)

    with pytest.raises(LimitError, match=f"the layout was stopped: it .*{reason}") as caught:
        made(book, PRINT, limits=limits)

    assert caught.value.exit_code == 3
    assert "raise the limits" in caught.value.help
    assert products(book) == before


def test_a_layout_that_needs_more_memory_than_it_may_have_ends_the_build_in_a_sentence(book: Path) -> None:
    """Whether Python or a library of its meets the limit, and how that ends it, is chance; it is told as a limit."""
    before = products(book)
    write(book, CHAPTER, LONG)

    with pytest.raises(LimitError, match="the layout was stopped: it") as caught:
        made(book, PRINT, limits=Limits(memory=30 * 1024**2))

    assert caught.value.exit_code == 3
    assert products(book) == before


CALLS = ("write", "fsync", "replace", "link")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
@pytest.mark.parametrize("call", CALLS)
def test_a_disk_that_fails_while_products_are_written_leaves_the_last_ones(
    call: str, code: int, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(book / "build")
    write(book, CHAPTER, "# One\n\nOther words.\n")
    really: Callable[..., object] = getattr(os, call)

    def failing(*arguments: object, **named: object) -> object:
        if call != "write" or _is_product(arguments):
            raise OSError(code, os.strerror(code))
        return really(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(MachineError) as caught:
            made(book, EPUB)

    assert os.strerror(code) in caught.value.message
    assert caught.value.help
    after = state(book / "build")
    assert {path: after[path] for path in before if not path.startswith("cache")} == {
        path: before[path] for path in before if not path.startswith("cache")
    }
    assert made(book, EPUB)[0] is not None
    assert state(book / "build")["a-title.epub"] != before["a-title.epub"]


def _is_product(arguments: tuple[object, ...]) -> bool:
    """Whether a write is of a product, and not of a pipe to a confined process."""
    data = arguments[1]
    return isinstance(data, memoryview) and data.nbytes > 1000


def test_a_cache_that_cannot_be_written_costs_time_and_nothing_else(book: Path) -> None:
    shutil.rmtree(book / "build/cache")
    (book / "build/cache").write_text("a file where the folder belongs")
    before = products(book)

    built, diagnostics = made(book)

    assert built is not None
    assert codes(diagnostics) == set()
    assert products(book) == before


def test_a_damaged_cache_changes_nothing(book: Path) -> None:
    before = products(book)
    for stored in (book / "build/cache").iterdir():
        stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    assert made(book)[0] is not None
    assert products(book) == before


def test_a_build_folder_that_leads_elsewhere_is_refused(book: Path, tmp_path: Path) -> None:
    shutil.rmtree(book / "build")
    (tmp_path / "elsewhere").mkdir()
    (book / "build").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(MachineError, match="link"):
        made(book, BOTH)

    assert list((tmp_path / "elsewhere").iterdir()) == []
