"""A set is put in place whole, with ordinary rights, and nothing else is left behind."""

import errno
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.model.edition import Product
from caravan_pub.publish import exchange, publish
from caravan_pub.publish.journal import Journal
from caravan_pub.publish.places import Places
from tests.publish.faults import failing, faulty
from tests.publish.sets import as_files, products, standing


def test_the_first_set_makes_the_build_folder(tmp_path: Path) -> None:
    written = publish(products("one"), tmp_path)
    assert written == tuple(tmp_path / product.path for product in products("one"))
    assert standing(tmp_path) == as_files(products("one"))


def test_a_set_replaces_the_last_one_and_leaves_other_files_alone(tmp_path: Path) -> None:
    publish(products("one"), tmp_path)
    (tmp_path / "build/notes.txt").write_text("mine")
    publish(products("two", names=("book.epub", "new.pdf")), tmp_path)
    wanted = as_files(products("one")) | as_files(products("two", names=("book.epub", "new.pdf")))
    assert standing(tmp_path) == wanted | {"build/notes.txt": b"mine"}


def test_an_empty_set_and_an_empty_file_can_be_published(tmp_path: Path) -> None:
    assert publish([], tmp_path) == ()
    publish([Product("build/empty.txt", b"")], tmp_path)
    assert standing(tmp_path) == {"build/empty.txt": b""}


def test_files_get_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        publish(products("one"), tmp_path)
    finally:
        os.umask(before)
    assert {file.stat().st_mode & 0o777 for file in tmp_path.glob("build/book*")} == {0o640}


def test_a_read_only_old_product_is_replaced(tmp_path: Path) -> None:
    publish(products("one"), tmp_path)
    (tmp_path / "build/book.epub").chmod(0o444)
    publish(products("two"), tmp_path)
    assert standing(tmp_path) == as_files(products("two"))


def test_one_who_reads_the_old_file_goes_on_reading_it(tmp_path: Path) -> None:
    publish(products("one"), tmp_path)
    with (tmp_path / "build/book.epub").open("rb") as reader:
        publish(products("two"), tmp_path)
        assert reader.read() == products("one")[0].data


def test_products_may_go_elsewhere_by_a_whole_path(tmp_path: Path) -> None:
    book, shelf = tmp_path / "book", tmp_path / "shelf"
    book.mkdir()
    shelf.mkdir()
    elsewhere = Product(str(shelf / "a.epub"), b"epub")
    assert publish([*products("one"), elsewhere], book)[-1] == shelf / "a.epub"
    assert standing(shelf) == {"a.epub": b"epub"}
    assert standing(book) == as_files(products("one"))


def test_a_relative_folder_is_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    publish(products("one"), Path())
    publish([Product(str(tmp_path / "build/book.epub"), b"whole path")], Path())
    assert (tmp_path / "build/book.epub").read_bytes() == b"whole path"


def test_where_there_are_no_hard_links_old_files_are_copied_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    publish(products("one"), tmp_path)
    monkeypatch.setattr(os, "link", refuse)
    for number in range(6):
        with faulty(("replace",), failing(number, errno.EIO)), pytest.raises(MachineError):
            publish(products("two"), tmp_path)
        assert standing(tmp_path) == as_files(products("one"))
    publish(products("three"), tmp_path)
    assert standing(tmp_path) == as_files(products("three"))


def test_two_products_of_one_path_are_wrong_usage_and_nothing_is_written(tmp_path: Path) -> None:
    twice = [Product("build/a.pdf", b"1"), Product(str(tmp_path / "build/a.pdf"), b"2")]
    with pytest.raises(UsageError, match="two products"):
        publish(twice, tmp_path)
    assert standing(tmp_path) == {}


def test_two_products_of_one_path_through_a_link_are_wrong_usage_too(tmp_path: Path) -> None:
    book, shelf = tmp_path / "book", tmp_path / "shelf"
    book.mkdir()
    shelf.mkdir()
    (tmp_path / "again").symlink_to(shelf)
    twice = [Product(str(shelf / "a.pdf"), b"1"), Product(str(tmp_path / "again/a.pdf"), b"2")]
    with pytest.raises(UsageError, match="two products"):
        publish(twice, book)
    assert standing(shelf) == {}


def test_a_folder_that_is_not_there_is_the_machines_failure(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    with pytest.raises(MachineError, match="No such file") as caught:
        publish(products("one"), tmp_path / "gone")
    assert caught.value.help == "make the folder first"
    with pytest.raises(MachineError, match=r"gone/a\.pdf cannot be written"):
        publish([Product(str(tmp_path / "gone/a.pdf"), b"x")], book)
    assert not (tmp_path / "gone").exists()


class Stopped(BaseException):
    """What a signal's handler raises in these tests."""


@contextmanager
def handled(number: int) -> Iterator[None]:
    def stop(*_arguments: object) -> None:
        raise Stopped

    before = signal.signal(number, stop)
    try:
        yield
    finally:
        signal.signal(number, before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_the_exchange_is_held_back_and_the_old_set_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    publish(products("one"), tmp_path)
    really = exchange.forward

    def interrupted(there: Places, plan: Journal) -> None:
        signal.raise_signal(number)
        really(there, plan)
        assert standing(tmp_path)["build/book.epub"] == products("two")[0].data

    monkeypatch.setattr(exchange, "forward", interrupted)
    with handled(number), pytest.raises(Stopped):
        publish(products("two"), tmp_path)
    assert standing(tmp_path) == as_files(products("one"))
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == set()


def test_a_signal_that_another_thread_takes_is_held_back_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(products("one"), tmp_path)
    really = exchange.forward
    now, done = threading.Event(), threading.Event()

    def take() -> None:
        now.wait()
        signal.raise_signal(signal.SIGINT)

    other = threading.Thread(target=take)
    other.start()

    def interrupted(there: Places, plan: Journal) -> None:
        now.set()
        other.join()
        really(there, plan)
        assert standing(tmp_path)["build/book.epub"] == products("two")[0].data
        done.set()

    monkeypatch.setattr(exchange, "forward", interrupted)
    with handled(signal.SIGINT):
        with pytest.raises(Stopped):
            publish(products("two"), tmp_path)
        assert done.is_set()
        assert standing(tmp_path) == as_files(products("one"))
        with pytest.raises(Stopped):
            signal.raise_signal(signal.SIGINT)


def test_a_signal_that_is_ignored_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = exchange.forward

    def interrupted(there: Places, plan: Journal) -> None:
        signal.raise_signal(signal.SIGHUP)
        really(there, plan)

    monkeypatch.setattr(exchange, "forward", interrupted)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        publish(products("two"), tmp_path)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert standing(tmp_path) == as_files(products("two"))


def test_an_interruption_while_files_are_written_leaves_the_old_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(products("one"), tmp_path)
    really, seen = os.fsync, []

    def interrupted(handle: int) -> None:
        really(handle)
        seen.append(handle)
        if len(seen) == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(products("two"), tmp_path)
    assert standing(tmp_path) == as_files(products("one"))


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    publish(products("one"), tmp_path)
    with pytest.raises(MachineError):
        publish([*products("two"), Product("/gone/a.pdf", b"x")], tmp_path)
    assert count() == before
