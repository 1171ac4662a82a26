"""Promise 1: a process killed at any moment leaves a whole set, once the next run has put it right."""

import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from caravan_pub.model.edition import Product
from caravan_pub.publish import publish, recover
from tests.publish.faults import CALLS, dying, faulty
from tests.publish.sets import as_files, products, standing

OLD, NEW = products("old"), products("new", names=("book.epub", "book-print.pdf", "fresh.pdf"))
AFTER = as_files(OLD) | as_files(NEW)


def killed(work: Callable[[], object], number: int) -> bool:
    """Do the work in a child process that is killed at its n-th call of the system; whether it came to that."""

    def child() -> None:
        with faulty(CALLS, dying(number)):
            work()

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    return process.exitcode != 0


def test_killed_at_each_call_in_turn_the_set_is_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    outcomes = set()
    number = 0
    while True:
        folder = tmp_path / str(number)
        folder.mkdir()
        publish(OLD, folder)
        if not killed(lambda folder=folder: publish(NEW, folder), number):  # type: ignore[misc]
            break
        recover(folder)
        assert standing(folder) in (as_files(OLD), AFTER), f"killed at call {number}"
        outcomes.add(standing(folder) == AFTER)
        number += 1
    assert outcomes == {True, False}
    assert standing(folder) == AFTER


def test_killed_while_mending_the_next_run_mends_it(tmp_path: Path) -> None:
    book, shelf = tmp_path / "book", tmp_path / "shelf"
    book.mkdir()
    shelf.mkdir()
    old, new = [*OLD, Product(str(shelf / "a"), b"old")], [*NEW, Product(str(shelf / "a"), b"new")]
    first = 0
    while True:
        publish(old, book)
        (book / "build/fresh.pdf").unlink(missing_ok=True)
        if not killed(lambda: publish(new, book), first):
            break
        second = 0
        while killed(lambda: recover(book), second):
            second += 5
        assert standing(book) | standing(shelf) in (as_files(OLD) | {"a": b"old"}, AFTER | {"a": b"new"}), first
        first += 1
    assert first > 0


LOOP = """
import sys
from pathlib import Path
from caravan_pub.model.edition import Product
from caravan_pub.publish import publish
number = 0
while True:
    mark = b"%08d" % number
    publish([Product(f"build/{name}", mark * 200_000) for name in ("a.epub", "b.pdf", "c.pdf")], Path(sys.argv[1]))
    print(number, flush=True)
    number += 1
"""


@pytest.mark.parametrize("moment", range(20))
def test_killed_at_any_moment_while_large_files_are_published_the_set_is_whole(tmp_path: Path, moment: int) -> None:
    with subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"0\n"
        time.sleep(0.0037 * moment)
        child.kill()
    recover(tmp_path)
    files = standing(tmp_path)
    assert set(files) == {"build/a.epub", "build/b.pdf", "build/c.pdf"}
    assert len(set(files.values())) == 1
    data = files["build/a.epub"]
    assert data == data[:8] * 200_000
