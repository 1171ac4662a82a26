"""A command ends as its work does, wherever its words go: to a pipe that nobody reads, to nowhere, to a full disk."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, ran
from tests.publications import products, publication, state

WRONG = {"content/chapters/01-one.md": "# One\n\nSee @fig-none and @fig-nil.\n"}


def shell(script: str, folder: Path) -> tuple[int, str]:
    """A line of shell in which ``caravan`` is the program: its exit code and what it said on standard error."""
    quoted = " ".join(f"'{word}'" for word in PROGRAM)
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; caravan() {{ {quoted} \"$@\"; }}; {script}"],
        check=False, capture_output=True, text=True, cwd=folder, env=environment,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("command", ["check", "check --format json", "doctor", "--help", "show outline"])
def test_a_reader_who_goes_away_changes_nothing(command: str, tmp_path: Path) -> None:
    publication(tmp_path)
    assert shell(f"caravan {command} | head -c 0", tmp_path) == (0, "")


def test_a_reader_of_the_problems_who_goes_away_changes_nothing(tmp_path: Path) -> None:
    publication(tmp_path, **WRONG)
    assert shell("caravan check 2>&1 | head -c 0", tmp_path) == (1, "")
    assert shell("caravan check --format json | head -c 0", tmp_path) == (1, "")


@pytest.mark.parametrize("there", ["| head -c 0", "> /dev/full", ">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_build_whose_words_nobody_takes_is_a_build(there: str, tmp_path: Path) -> None:
    """Its products are in place: any other end would say that they are as they were."""
    code, err = shell(f"caravan epub {there}", publication(tmp_path))
    assert (code, err) == (0, "")
    assert products(tmp_path)["a-title.epub"].startswith(b"PK")


def test_no_file_of_a_build_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    shell("caravan epub", publication(tmp_path / "open"))
    shell("caravan epub -v <&- >&- 2>&-", publication(tmp_path / "closed"))
    assert products(tmp_path / "open/") == products(tmp_path / "closed")


@pytest.mark.parametrize("command", ["check", "check --format json", "show outline", "doctor"])
def test_a_report_to_a_full_disk_is_the_machines_failure(command: str, tmp_path: Path) -> None:
    code, err = shell(f"caravan {command} > /dev/full", publication(tmp_path))
    assert code == 3
    assert err.startswith("error: the machine failed: ")


def test_problems_to_a_full_disk_are_the_machines_failure_without_a_word(tmp_path: Path) -> None:
    publication(tmp_path, **WRONG)
    assert shell("caravan check 2> /dev/full", tmp_path) == (3, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_a_terminals_encoding_cannot_say_is_written_as_an_escape(encoding: str, tmp_path: Path) -> None:
    publication(tmp_path, **{"content/chapters/01-one.md": "# Łódź\n\nSee @fig-łódź – “x”.\n"})
    for command in (["check"], ["show", "outline"], ["check", "--format", "json"]):
        ended = ran(*command, cwd=tmp_path, environment={"PYTHONIOENCODING": encoding})
        assert ended.code == 1
        assert ended.out + ended.err


def test_names_that_are_no_text_are_told_escaped(tmp_path: Path) -> None:
    name = b"b\xff\x1bok"
    os.mkdir(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH102, PTH118  (bytes)
    for arguments in ([b"check", b"-C", name], [b"new", name + b"/x/y"], [b"epub", b"-o", name + b"/x.epub"]):
        ended = ran(*arguments, cwd=publication(tmp_path))
        assert "\x1b" not in ended.out + ended.err
        assert ended.out + ended.err


def test_products_are_told_with_their_names_escaped(tmp_path: Path) -> None:
    ended = ran("epub", "-o", "b\x1b[31m.epub", cwd=publication(tmp_path))
    assert ended.code == 0
    assert "\x1b" not in ended.out
    assert "b\\x1b[31m.epub" in ended.out


def on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the program shows on a terminal."""
    here, there = pty.openpty()
    told = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm-256color", **environment}
    with subprocess.Popen([*PROGRAM, *arguments], stdin=there, stdout=there, stderr=there, cwd=folder, env=told) as run:
        os.close(there)
        shown = b""
        while True:
            try:
                got = os.read(here, 4096)
            except OSError:  # the terminal's other end is closed
                break
            if not got:
                break
            shown += got
        run.wait()
    os.close(here)
    return shown.decode()


def test_a_terminal_sees_the_stages_come_and_go(tmp_path: Path) -> None:
    shown = on_a_terminal(publication(tmp_path), "epub")
    assert "making the epub edition" in shown
    assert shown.count("\x1b[2K") >= 3
    assert "build/a-title.epub" in shown.rpartition("\x1b[2K")[2]


def test_no_colour_is_shown_where_none_is_wanted(tmp_path: Path) -> None:
    publication(tmp_path, **WRONG)
    for environment in ({"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        shown = on_a_terminal(tmp_path, "check", **environment)
        assert "reference-unknown" in shown
        assert "\x1b[3" not in shown
        assert "\x1b[1m" not in shown


def test_nothing_but_problems_is_shown_where_quiet_is_asked_for(tmp_path: Path) -> None:
    assert on_a_terminal(publication(tmp_path), "epub", "-q") == ""


def test_a_folder_that_may_not_be_read_is_the_machines_failure(tmp_path: Path) -> None:
    book = publication(tmp_path)
    (book / "content/chapters/01-one.md").chmod(0)
    before = state(book) if os.geteuid() == 0 else {}
    # A root user may read everything: then the program is run without that right.
    capabilities = (
        ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all"] if os.geteuid() == 0 else []
    )
    done = subprocess.run(
        [*capabilities, *PROGRAM, "check", "-C", str(book)], check=False, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 3
    assert "content/chapters/01-one.md cannot be read: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == {} or state(book) == before
