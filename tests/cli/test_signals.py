"""A program that is asked to stop does so: no process is left running, no file left lying, no product changed."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import is_gone, stopped
from tests.publications import products, publication, state

LONG = "# One\n\n" + "Said by many [@src, p. 3] and by more. " * 3_000
SOURCE = '[[source]]\nid = "src"\ntype = "book"\ntitle = "T"\npublisher = "P"\nissued = "2018"\n'
STAGES = ("reading", "making the print edition", "making the epub edition", "validating")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication that has products, and now a chapter that takes a while to set."""
    folder = publication(tmp_path_factory.mktemp("signals") / "book", **{"content/sources.toml": SOURCE})
    (folder / "build").mkdir()
    (folder / "build/a-title.epub").write_bytes(b"the last good book")
    (folder / "build/a-title-print.pdf").write_bytes(b"the last good pages")
    return folder


@pytest.fixture
def book(good: Path, tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return Path(shutil.copytree(good, tmp_path / "book"))


@pytest.mark.parametrize("all_of_them", [False, True], ids=["alone", "group"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("stage", STAGES)
def test_a_build_that_is_stopped_leaves_nothing_and_changes_nothing(
    stage: str, number: signal.Signals, code: int, all_of_them: bool, book: Path, tmp_path: Path
) -> None:
    if stage in STAGES[:2]:  # long enough for the signal to come in the middle of it
        (book / "content/chapters/01-one.md").write_text(LONG)
    before = products(book)

    ended = stopped(("build", "-v", "-C", str(book)), tmp_path / "work", stage, number, all_of_them=all_of_them)

    assert ended.code == code
    assert "Traceback" not in ended.err
    assert ended.out == ""
    assert is_gone(ended.group)
    assert products(book) == before
    assert state(tmp_path / "work") == {}
    left = sorted(path.name for path in (book / "build").rglob("*"))
    assert not [name for name in left if name.startswith((".new", ".caravan"))]


STOPPED_WHILE_READ = """
import os, sys
import caravan_pub.cli as cli
class Reading:
    def find_spec(name, path=None, target=None):
        if name == "caravan_pub.cli.entry":
            os.kill(os.getpid(), int(sys.argv.pop()))
sys.meta_path.insert(0, Reading)
cli.main()
"""
IGNORING = """
import os, signal, sys
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)
import caravan_pub.cli as cli, caravan_pub.cli.entry as entry
run = entry.run
def heed(given):
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGHUP)
    return run(given)
entry.run = heed
cli.main()
"""


def script(text: str, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", text, *arguments], check=False, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_while_the_program_is_still_being_read_is_heeded_too(
    number: signal.Signals, code: int, book: Path
) -> None:
    assert script(STOPPED_WHILE_READ, "check", "-C", str(book), str(int(number))) == (code, "", "")


def test_a_signal_that_was_ignored_from_the_start_stays_ignored(book: Path) -> None:
    """As ``nohup`` and a shell's ``&`` arrange it."""
    code, _, err = script(IGNORING, "check", "-q", "-C", str(book))
    assert code == 0, err


def test_a_check_that_is_stopped_ends_with_the_signals_code(book: Path, tmp_path: Path) -> None:
    (book / "content/chapters/01-one.md").write_text(LONG * 10)
    ended = stopped(("check", "-C", str(book)), tmp_path / "work", "", signal.SIGINT, all_of_them=True)
    assert ended.code in {130, -signal.SIGINT}  # the second before the program's first line
    assert is_gone(ended.group)
    assert state(tmp_path / "work") == {}
