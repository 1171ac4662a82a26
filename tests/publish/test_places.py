"""No link is followed inside the publication's folder, and no path leads out of it unasked."""

import os
from pathlib import Path

import pytest

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.model.edition import Product
from caravan_pub.publish import lock, publish, recover
from tests.publish.sets import as_files, products, standing


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/precious.txt").write_text("precious")
    return folder


def assert_outside_untouched(book: Path) -> None:
    assert standing(book.parent / "outside") == {"precious.txt": b"precious"}


def test_a_build_folder_that_is_a_link_is_refused(book: Path) -> None:
    (book / "build").symlink_to("../outside")
    with pytest.raises(MachineError, match="build cannot be written: there is a link"):
        publish(products("one"), book)
    with pytest.raises(MachineError, match="there is a link"):
        recover(book)
    assert_outside_untouched(book)


def test_a_build_that_is_a_file_is_refused(book: Path) -> None:
    (book / "build").write_text("mine")
    with pytest.raises(MachineError, match="a file where a folder belongs"):
        publish(products("one"), book)
    assert (book / "build").read_text() == "mine"


def test_a_link_further_down_is_refused(book: Path) -> None:
    (book / "build").mkdir()
    (book / "build/proofs").symlink_to("../../outside")
    with pytest.raises(MachineError, match="build/proofs cannot be written"):
        publish([*products("one"), Product("build/proofs/a.pdf", b"x")], book)
    assert not (book / "build/book.epub").exists()
    assert_outside_untouched(book)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("target", ["../../outside/precious.txt", "nowhere", "book-print.pdf"])
def test_a_destination_in_the_folder_that_is_a_link_is_refused_and_the_set_stays(
    book: Path, target: str, whole: bool
) -> None:
    publish(products("one"), book)
    (book / "build/link.epub").symlink_to(target)
    path = str(book / "build/link.epub") if whole else "build/link.epub"
    with pytest.raises(MachineError, match=r"build/link\.epub cannot be written: there is a symbolic link"):
        publish([*products("two"), Product(path, b"x")], book)
    (book / "build/link.epub").unlink()
    assert standing(book) == as_files(products("one"))
    assert_outside_untouched(book)


@pytest.mark.parametrize("target", ["precious.txt", "nowhere"])
def test_a_destination_elsewhere_that_is_a_link_is_replaced_not_followed(book: Path, target: str) -> None:
    link = book.parent / "outside/link.epub"
    link.symlink_to(target)
    publish([Product(str(link), b"epub")], book)
    assert not link.is_symlink()
    assert standing(link.parent) == {"link.epub": b"epub", "precious.txt": b"precious"}


def test_a_destination_elsewhere_may_lie_behind_a_link_to_a_folder(book: Path) -> None:
    (book.parent / "shelf").symlink_to("outside")
    publish([Product(str(book.parent / "shelf/a.epub"), b"epub")], book)
    assert (book.parent / "outside/a.epub").read_bytes() == b"epub"


def test_a_destination_that_is_a_folder_or_a_pipe_is_refused(book: Path) -> None:
    (book / "build/book.epub").mkdir(parents=True)
    with pytest.raises(MachineError, match="there is a folder where the file should go"):
        publish(products("one"), book)
    os.mkfifo(book / "build/a.pdf")
    with pytest.raises(MachineError, match="a device, a pipe or a socket"):
        publish([Product("build/a.pdf", b"x")], book)
    with pytest.raises(MachineError, match="a device, a pipe or a socket"):
        publish([Product("/dev/null", b"x")], book)
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    "path",
    [
        "../outside/a.pdf",
        "build/../../outside/a.pdf",
        "..",
        "",
        ".",
        "build/",
        "a\0b",
        "/",
        "build/.caravan-pub-x",
        "\ud800",
    ],
)
def test_a_path_that_leads_out_or_nowhere_is_wrong_usage(book: Path, path: str) -> None:
    with pytest.raises(UsageError) as caught:
        publish([Product(path, b"x")], book)
    assert caught.value.help
    assert_outside_untouched(book)
    assert standing(book) == {}


def test_a_backslash_or_percent_sign_is_a_letter_like_any_other(book: Path) -> None:
    publish([Product("build/..\\a.pdf", b"1"), Product("build/%2e%2e", b"2")], book)
    assert standing(book) == {"build/..\\a.pdf": b"1", "build/%2e%2e": b"2"}


def test_a_lock_that_is_a_link_is_refused(book: Path) -> None:
    (book / "build").mkdir()
    (book / "build" / lock.LOCK).symlink_to("../../outside/new.txt")
    with pytest.raises(MachineError, match="is a symbolic link"):
        publish(products("one"), book)
    assert_outside_untouched(book)


def test_a_link_in_the_journals_place_is_not_followed(book: Path) -> None:
    (book / "build").mkdir()
    for name in (".publish-draft.json", ".publish-begun.json", ".publish-journal.json"):
        (book / "build" / name).symlink_to("../../outside/precious.txt")
    publish(products("one"), book)
    assert {path: data for path, data in standing(book).items() if "publish" not in path} == as_files(products("one"))
    assert_outside_untouched(book)
