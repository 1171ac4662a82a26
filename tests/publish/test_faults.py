"""Promise 1: whatever call of the system fails, and however, the last good set stands byte for byte."""

import errno
import os
from pathlib import Path

import pytest

from caravan_pub.errors import MachineError
from caravan_pub.model.edition import Product
from caravan_pub.publish import publish, recover
from tests.publish.faults import CALLS, Fault, failing, faulty
from tests.publish.sets import as_files, products, standing

CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS)
WRITING = ("open", "write", "fsync", "replace", "close")
OLD, NEW = products("old"), products("new", names=("book.epub", "book-print.pdf", "fresh.pdf"))
AFTER = as_files(OLD) | as_files(NEW)


def attempt(folder: Path, calls: tuple[str, ...], fault: Fault) -> MachineError | None:
    """Publish the new set over the old one with a fault; the error that came of it."""
    publish(OLD, folder)
    try:
        with faulty(calls, fault):
            publish(NEW, folder)
    except MachineError as error:
        return error
    return None


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("call", WRITING)
def test_each_call_failing_once_leaves_the_old_set_and_no_temporary_file(tmp_path: Path, call: str, code: int) -> None:
    number, told = 0, 0
    while True:
        folder = tmp_path / str(number)
        folder.mkdir()
        fault = failing(number, code)
        error = attempt(folder, (call,), fault)
        if not fault.met:
            break
        assert standing(folder) == (as_files(OLD) if error else AFTER), f"{call} number {number}"
        if error:
            told += 1
            assert error.help, f"{call} number {number}"
        number += 1
    assert standing(folder) == AFTER
    assert told >= 3, f"{call} was never seen to matter"


@pytest.mark.parametrize("call", CALLS)
def test_each_call_failing_once_leaves_a_whole_set_and_the_next_run_no_temporary_file(
    tmp_path: Path, call: str
) -> None:
    number = 0
    while True:
        folder = tmp_path / str(number)
        folder.mkdir()
        fault = failing(number, errno.EIO)
        error = attempt(folder, (call,), fault)
        if not fault.met:
            break
        recover(folder)
        assert standing(folder) == (as_files(OLD) if error else AFTER), f"{call} number {number}"
        number += 1
    assert number > 0


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("calls", [("write",), ("fsync",), ("open",), ("open", "write", "fsync", "mkdir", "link")])
def test_a_disk_that_fails_from_some_moment_on_leaves_the_old_set_and_no_temporary_file(
    tmp_path: Path, calls: tuple[str, ...], code: int
) -> None:
    number = 0
    while True:
        folder = tmp_path / str(number)
        folder.mkdir()
        fault = failing(number, code, for_ever=True)
        error = attempt(folder, calls, fault)
        if not fault.met:
            break
        assert error is not None
        recover(folder)
        assert standing(folder) in (as_files(OLD), AFTER), f"{calls} from number {number}"
        number += 1
    assert number > 0


def test_a_disk_that_fails_for_good_amid_the_exchange_is_put_right_by_the_next_run(tmp_path: Path) -> None:
    mixed = 0
    number = 0
    while True:
        folder = tmp_path / str(number)
        folder.mkdir()
        fault = failing(number, errno.EROFS, for_ever=True)
        attempt(folder, ("replace", "unlink", "fsync"), fault)
        if not fault.met:
            break
        mixed += standing(folder) not in (as_files(OLD), AFTER)
        recover(folder)
        assert standing(folder) in (as_files(OLD), AFTER), f"from number {number}"
        number += 1
    assert mixed, "no attempt was stopped amid the exchange, so nothing was put right"


def test_a_short_write_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: really(handle, bytes(data[:7])))
    publish(NEW, tmp_path)
    assert standing(tmp_path) == as_files(NEW)


def test_a_full_disk_elsewhere_leaves_both_places_as_they_were(tmp_path: Path) -> None:
    book, shelf = tmp_path / "book", tmp_path / "shelf"
    book.mkdir()
    shelf.mkdir()
    publish([*OLD, Product(str(shelf / "a.epub"), b"old")], book)
    number = 0
    while True:
        fault = failing(number, errno.ENOSPC)
        try:
            with faulty(("write", "fsync", "replace"), fault):
                publish([*NEW, Product(str(shelf / "a.epub"), b"new")], book)
        except MachineError:
            pass
        if not fault.met:
            break
        assert standing(book) == as_files(OLD)
        assert standing(shelf) == {"a.epub": b"old"}
        number += 1
    assert standing(shelf) == {"a.epub": b"new"}


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "rights"),
    ],
)
def test_the_hint_says_what_helps(tmp_path: Path, code: int, hint: str) -> None:
    error = attempt(tmp_path, ("write",), failing(1, code))
    assert error is not None
    assert error.exit_code == 3
    assert error.message.startswith("build/book.epub cannot be written: ")
    assert hint in error.help
