"""``caravan-pub import``: from a document to a publication that has no error, or to nothing at all."""

import json
import os
import stat
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import called, ran
from tests.intake.documents import made_by_pandoc, photo, word_document, word_paragraph, word_run, zipped
from tests.publications import publication, state

BODY = word_paragraph(word_run("The Well"), "Heading1") + word_paragraph(word_run("Words."))


@pytest.mark.parametrize("ending", ["docx", "html", "epub", "md", "odt"])
def test_a_sound_document_becomes_a_publication_without_an_error(tmp_path: Path, ending: str) -> None:
    """A Word file with styles, footnotes, images with alt text and a table, and the same in the other formats."""
    made_by_pandoc(tmp_path, ending)
    done = ran("import", f"road.{ending}", "-o", "book", "--language", "es-GT", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "photo" in done.out
    assert "caravan-pub check -C" in done.out

    checked = called("check", "-C", "book", cwd=tmp_path)
    errors = [line for line in checked.err.split("\n") if line.startswith("error")]
    assert errors == (
        ["error[photo-without-alt]: photos/departure-picture has no alternative text"] if ending == "odt" else []
    )
    assert tomllib.loads((tmp_path / "book/content/publication.toml").read_text())["title"] == "The Road North"


def test_a_document_goes_into_the_publication_of_the_folder(tmp_path: Path) -> None:
    book = publication(tmp_path / "book")
    before = {path: held for path, held in state(book).items() if not path.startswith("build")}
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    done = called("import", "../../road.docx", cwd=book / "content")

    assert done.code == 0, done.err
    assert (book / "content/chapters/02-the-well.md").read_text() == "# The Well\n\nWords.\n"
    after = state(book)
    assert {path: after[path] for path in before} == before
    assert called("check", "-C", "book", "--strict", cwd=tmp_path).code == 0


def test_what_exists_is_never_overwritten(tmp_path: Path) -> None:
    book = publication(tmp_path / "book", **{"content/chapters/09-the-well.md": "# The Well\n\nMine.\n"})
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    before = state(book)
    done = called("import", "road.docx", "-C", "book", cwd=tmp_path)

    assert done.code == 1
    assert "import-file-exists" in done.err
    assert state(book) == before


def test_a_new_publication_goes_into_a_new_or_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    (tmp_path / "empty").mkdir()
    publication(tmp_path / "book")
    (tmp_path / "link").symlink_to("empty")
    (tmp_path / "file").write_text("mine")
    before = state(tmp_path)

    for there in ("book", "link", "file"):
        done = called("import", "road.docx", "-o", there, cwd=tmp_path)
        assert (done.code, "name a new folder" in done.err) == (2, True)
    assert state(tmp_path) == before
    assert called("import", "road.docx", "-o", "empty", cwd=tmp_path).code == 0
    assert called("import", "../road.docx", "-o", "deep/er", cwd=tmp_path / "empty").code == 0
    assert sorted(path.name for path in (tmp_path / "empty").iterdir()) == ["content", "deep"]


def test_a_folder_that_one_stands_in_can_be_filled(tmp_path: Path) -> None:
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    (tmp_path / "here").mkdir()
    inode = (tmp_path / "here").stat().st_ino
    assert called("import", "../road.docx", "-o", ".", cwd=tmp_path / "here").code == 0
    assert (tmp_path / "here").stat().st_ino == inode
    assert (tmp_path / "here/content/publication.toml").is_file()


def test_files_have_ordinary_rights(tmp_path: Path) -> None:
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    called("import", "road.docx", "-o", "book", cwd=tmp_path)
    umask = os.umask(0)
    os.umask(umask)
    for path in (tmp_path / "book").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o777 if path.is_dir() else 0o666) & ~umask


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", zipped({"../evil": "x"}), "import-archive-unsafe"),
        ("a.docx", zipped({"word/document.xml": b"\0" * 30_000_000}), "import-archive-unsafe"),
        ("a.odt", zipped({"/abs": "x"}), "import-archive-unsafe"),
        ("a.epub", zipped({"a\\b": "x"}), "import-archive-unsafe"),
        ("a.docx", b"no archive", "import-unreadable"),
        ("a.html", b"\xff", "import-unreadable"),
    ],
)
def test_a_hostile_document_leaves_nothing(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / name).write_bytes(data)
    before = state(tmp_path)
    done = called("import", name, "-o", "book", cwd=tmp_path / "work")

    assert done.code == 1
    assert code in done.err
    assert state(tmp_path) == before


def test_a_link_a_folder_and_nothing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    (tmp_path / "link.docx").symlink_to("road.docx")
    (tmp_path / "folder.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.docx")
    for name in ("link.docx", "folder.docx", "pipe.docx", "none.docx", "road.doc"):
        done = called("import", name, "-o", "book", cwd=tmp_path)
        assert (done.code, done.err.startswith("error: ")) == (2, True), name
    assert not (tmp_path / "book").exists()


def test_pictures_come_from_the_documents_folder_only(tmp_path: Path) -> None:
    work = tmp_path / "work"
    (work / "below").mkdir(parents=True)
    (work / "below/well.png").write_bytes(photo())
    (tmp_path / "secret.png").write_bytes(photo(2, 2))
    (work / "link.png").symlink_to("../secret.png")
    (work / "linked").symlink_to("..")
    paths = ["below/well.png", "../secret.png", "link.png", "linked/secret.png", str(tmp_path / "secret.png"),
             "%2e%2e/secret.png", "file:../secret.png", "below/../../secret.png"]  # fmt: skip
    pictures = "\n\n".join(f"![Picture {number}]({path})" for number, path in enumerate(paths))
    (work / "road.md").write_text(f"# A\n\n{pictures}\n")
    done = called("import", "road.md", "-o", "book", "--language", "en", cwd=work)

    assert done.code == 0
    assert [path.name for path in (work / "book/content/photos").glob("*.png")] == ["well.png"]
    assert done.err.count("import-not-carried") == len(paths) - 1


def test_without_a_publication_the_way_to_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    done = called("import", "road.docx", cwd=tmp_path)
    assert done.code == 2
    assert "-o DIR" in done.err


def test_the_language_is_the_documents_else_the_given_one_else_english_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "mute.md").write_text("# A\n\na\n")
    (tmp_path / "spoken.md").write_text("---\nlang: pt-BR\n---\n# A\n\na\n")

    def language(*arguments: str) -> tuple[str, str]:
        folder = f"book-{len(list(tmp_path.iterdir()))}"
        done = called("import", *arguments, "-o", folder, cwd=tmp_path)
        assert done.code == 0
        return tomllib.loads((tmp_path / folder / "content/publication.toml").read_text())["language"], done.err

    assert language("spoken.md")[0] == "pt-BR"
    assert language("mute.md", "--language", "de")[0] == "de"
    written, said = language("mute.md")
    assert (written, "does not say its language" in said) == ("en", True)
    assert called("import", "mute.md", "--language", "no such", "-o", "x", cwd=tmp_path).code == 2


def test_strict_writes_nothing_where_something_was_lost(tmp_path: Path) -> None:
    (tmp_path / "road.md").write_text("# A\n\nAs $E=mc^2$ says.\n")
    done = called("import", "road.md", "-o", "book", "--strict", "--language", "en", cwd=tmp_path)
    assert (done.code, "E=mc^2" in done.err) == (1, True)
    assert not (tmp_path / "book").exists()
    assert called("import", "road.md", "-o", "book", "--language", "en", cwd=tmp_path).code == 0


def test_problems_can_be_had_as_json(tmp_path: Path) -> None:
    (tmp_path / "road.md").write_text("# A\n\nAs $E=mc^2$ says.\n")
    done = called("import", "road.md", "-o", "book", "--format", "json", "--language", "en", cwd=tmp_path)
    (problem,) = json.loads(done.out)
    assert (problem["code"], problem["path"], problem["line"]) == ("import-not-carried", "content/chapters/01-a.md", 3)
    assert (tmp_path / "book").is_dir()


def test_a_disk_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """A folder that cannot be written to, in the words of the system."""
    (tmp_path / "road.docx").write_bytes(word_document(BODY))
    (tmp_path / "wall").write_text("a file where a folder should be")
    done = called("import", "road.docx", "-o", "wall/book", cwd=tmp_path)
    assert done.code in (2, 3)
    assert done.err.startswith("error: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["road.docx", "wall"]


def test_words_of_the_document_do_not_act_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "road.md").write_text("# A\n\nx <!-- \x1b[31m -->\n")
    done = called("import", "road.md", "-o", "book", "--language", "en", cwd=tmp_path)
    assert "\x1b" not in done.err
    assert "import-not-carried" in done.err
