"""Every way to call the program ends in an exit code of the contract and a sentence, never in a traceback."""

import json
import re
from pathlib import Path

import pytest

from caravan_pub import __version__
from caravan_pub.cli import entry
from caravan_pub.cli.entry import run
from caravan_pub.errors import LimitError
from tests.publications import publication, state

GOOD: dict[str, str | bytes] = {}
WRONG: dict[str, str | bytes] = {"content/chapters/01-one.md": "# One\n\nSee @fig-none.\n"}
NOTED: dict[str, str | bytes] = {
    "content/chapters/01-one.md": "# One\n\nSaid [@a].\n",
    "content/sources.toml": '[[source]]\nid = "a"\ntype = "book"\ntitle = "T"\n',
}
WARNED: dict[str, str | bytes] = {"content/extra/more.md": "# More\n"}

COMMANDS = ("check", "epub", "pdf", "build")
Said = pytest.CaptureFixture[str]


def test_a_publication_without_problems_is_checked_with_0(tmp_path: Path, capsys: Said) -> None:
    assert run(["check", "-C", str(publication(tmp_path))]) == 0
    assert capsys.readouterr() == ("no problems\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_an_error_in_the_publication_ends_with_1_and_is_shown_where_it_is(
    command: str, tmp_path: Path, capsys: Said
) -> None:
    assert run([command, "-C", str(publication(tmp_path, **WRONG))]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(
        "error[reference-unknown]: nothing is called fig-none\n"
        " --> content/chapters/01-one.md:3\n"
        "  |\n"
        "3 | See @fig-none.\n"
        "  |     ^^^^^^^^^\n"
    )
    assert err.endswith("\n1 error\n")


def test_a_note_is_told_and_fails_nothing(tmp_path: Path, capsys: Said) -> None:
    assert run(["check", "--strict", "-C", str(publication(tmp_path, **NOTED))]) == 0
    assert "note[source-incomplete]" in capsys.readouterr().err


def test_a_warning_fails_where_it_is_asked_to(tmp_path: Path, capsys: Said) -> None:
    publication(tmp_path, **WARNED)
    assert run(["check", "-C", str(tmp_path)]) == 0
    assert run(["check", "--strict", "-C", str(tmp_path)]) == 1
    assert "warning[chapter-unlisted]" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_a_publication_is_wrong_usage(command: str, tmp_path: Path, capsys: Said) -> None:
    assert run([command, "-C", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: there is no publication in ")
    assert "= help: " in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["check", "too", "much"],
        ["check", "--format", "xml"],
        ["pdf", "--edition", "nonsense"],
        ["new"],
        ["new", "x", "--kind", "nonsense"],
        ["show", "nonsense"],
        ["check", "-C"],
        ["build", "-o", "x.epub"],
        ["check", "-C", "/nonexistent/folder"],
    ],
)
def test_a_wrong_call_ends_with_2_and_one_sentence(arguments: list[str], tmp_path: Path, capsys: Said) -> None:
    options = [] if "-C" in arguments else ["-C", str(publication(tmp_path))]
    assert run([*options, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("error: ") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "outlne"], "there is no view outlne; did you mean outline?"),
        (["show", "x"], "there is no view x; known: outline, figures, photos, sources, settings, words"),
        (["show"], "Choose from: outline, figures, photos, sources, settings, words"),
    ],
)
def test_a_view_that_there_is_not_is_told_on_one_line(
    arguments: list[str], said: str, tmp_path: Path, capsys: Said
) -> None:
    assert run(["-C", str(publication(tmp_path)), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_the_version_and_the_help_are_told_with_0(capsys: Said) -> None:
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    for arguments in (["--help"], ["-h"], *([command, "--help"] for command in (*COMMANDS, "new", "doctor", "show"))):
        assert run(arguments) == 0
        out, err = capsys.readouterr()
        assert out.startswith("Usage: caravan-pub")
        assert err == ""


def test_every_command_of_the_contract_explains_itself(capsys: Said) -> None:
    run(["--help"])
    out = capsys.readouterr().out
    for command in ("new", "check", "epub", "pdf", "build", "doctor"):
        assert f"\n  {command} " in out
    for option in ("-C, --root", "-o, --output", "--strict", "--format", "-q, --quiet", "-v, --verbose", "--version"):
        assert option in out


@pytest.mark.parametrize("place", ["before", "after", "both"])
def test_options_mean_the_same_before_and_after_the_command(place: str, tmp_path: Path, capsys: Said) -> None:
    publication(tmp_path / "book", **WARNED)
    options = ["-C", str(tmp_path / "book"), "--strict", "--format", "json"]
    before = options if place != "after" else []
    after = {"before": [], "after": options, "both": ["-C", str(tmp_path / "book")]}[place]
    assert run([*before, "check", *after]) == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["chapter-unlisted"]


def test_the_later_of_two_options_counts(tmp_path: Path, capsys: Said) -> None:
    assert run(["-C", str(tmp_path), "check", "-C", str(publication(tmp_path / "book"))]) == 0
    assert capsys.readouterr().out == "no problems\n"


def test_the_publication_is_found_from_a_folder_within_it(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication(tmp_path)
    monkeypatch.chdir(tmp_path / "content/chapters")
    assert run(["check"]) == 0
    assert capsys.readouterr().out == "no problems\n"


KEYS = ["code", "severity", "path", "line", "column", "message", "help"]


@pytest.mark.parametrize(
    ("files", "codes"), [(GOOD, []), (NOTED, ["source-incomplete"]), (WRONG, ["reference-unknown"])]
)
def test_problems_as_json_are_a_list_with_the_stated_keys(
    files: dict[str, str | bytes], codes: list[str], tmp_path: Path, capsys: Said
) -> None:
    run(["check", "--format", "json", "-C", str(publication(tmp_path, **files))])
    out, err = capsys.readouterr()
    rows = json.loads(out)
    assert err == ""
    assert [row["code"] for row in rows] == codes
    for row in rows:
        assert list(row) == KEYS
        assert row["severity"] in {"error", "warning", "note"}
        assert all(isinstance(row[key], int) for key in ("line", "column"))


def test_the_place_in_json_is_that_of_the_text(tmp_path: Path, capsys: Said) -> None:
    run(["check", "--format", "json", "-C", str(publication(tmp_path, **WRONG))])
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["path"], row["line"], row["column"]) == ("content/chapters/01-one.md", 3, 5)


def test_a_build_tells_its_products_on_standard_output_and_its_stages_only_when_asked(
    tmp_path: Path, capsys: Said
) -> None:
    publication(tmp_path, **NOTED)
    assert run(["epub", "-C", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].startswith("build/a-title.epub  ")
    assert "EPUB: " in out
    assert "making" not in err
    assert "note[source-incomplete]" in err

    assert run(["epub", "-v", "-C", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert err.splitlines()[:3] == ["reading", "making the epub edition", "publishing"]

    assert run(["epub", "-q", "-C", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "note[source-incomplete]" in err

    assert run(["epub", "--format", "json", "-C", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert [row["code"] for row in json.loads(out)] == ["source-incomplete"]
    assert err == ""


def test_an_output_names_the_product_and_nothing_else_is_written(tmp_path: Path, capsys: Said) -> None:
    book, target = publication(tmp_path / "book"), tmp_path / "out.epub"
    assert run(["epub", "-C", str(book), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"PK")
    assert capsys.readouterr().out.startswith(f"{target}  ")
    assert not (book / "build/a-title.epub").exists()


def test_json_never_takes_the_place_of_a_product(tmp_path: Path, capsys: Said) -> None:
    book, target = publication(tmp_path / "book"), tmp_path / "out.json"
    assert run(["epub", "-C", str(book), "-o", str(target), "--format", "json"]) == 0
    assert target.read_bytes().startswith(b"PK")
    assert json.loads(capsys.readouterr().out) == []


def test_a_relative_output_is_taken_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    publication(tmp_path / "book")
    monkeypatch.chdir(tmp_path)
    assert run(["epub", "-C", "book", "-o", "mine.epub"]) == 0
    assert (tmp_path / "mine.epub").exists()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (LimitError("it grew", "make it smaller"), 3, "error: it grew\n  = help: make it smaller\n"),
        (OSError(28, "No space left on device"), 3, "error: the machine failed: [Errno 28] No space left on device\n"),
        (MemoryError(), 3, "error: the machine has not enough memory\n"),
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("x\x1b[31m"), 3, "error: something went wrong in "),
        (RecursionError(), 3, "error: something went wrong in "),
    ],
)
def test_a_failure_ends_in_a_sentence(
    error: BaseException, code: int, said: str, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise error

    monkeypatch.setattr("caravan_pub.build.prepare", fail)
    assert run(["check", "-C", str(publication(tmp_path))]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "\x1b" not in err
    assert "Traceback" not in err
    if said.endswith("in "):
        assert entry.FAULT in err


ESCAPE = "\x1b[31mred\x1b]0;title\x07\u202e\x9b2J"


HOSTILE = f"# One\n\n@fig-{ESCAPE} and [@{ESCAPE}] and ![](photos/{ESCAPE}.jpg)\n\n@fig-x {ESCAPE}\n"
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that act on a terminal; a tab and a line feed are the program's own."""


def raw(text: str) -> list[str]:
    return ACTIVE.findall(text)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", f"--{ESCAPE}"],
        [ESCAPE],
        ["check", "--format", ESCAPE],
        ["check", "-C", f"/nonexistent/{ESCAPE}"],
        ["new", f"book/{ESCAPE}"],
        ["show", ESCAPE],
    ],
)
def test_control_characters_of_the_call_are_never_printed(
    arguments: list[str], tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(publication(tmp_path))
    run(arguments)
    out, err = capsys.readouterr()
    assert out + err
    assert raw(out + err) == []


@pytest.mark.parametrize(
    "files",
    [
        {"content/chapters/01-one.md": HOSTILE},
        {"content/publication.toml": 'title = "A \\u001b[31m \\u009b2J \\u202e"\nlanguage = "en"\nfoo = "\\u001b"\n'},
        {"content/publication.toml": f'title = "A"\nlanguage = "en"\n{ESCAPE} = 1\n'},
        {f"content/photos/a{ESCAPE.replace('/', '')}.toml": "x = 1\n"},
        {"content/sources.toml": '[[source]]\nid = "\\u001b[31m"\ntype = "\\u009b"\ntitle = "\\u202e"\n'},
    ],
)
@pytest.mark.parametrize("arguments", ["check", "check --format json", "show outline", "show sources"])
def test_control_characters_of_the_publication_are_never_printed(
    arguments: str, files: dict[str, str | bytes], tmp_path: Path, capsys: Said
) -> None:
    run([*arguments.split(), "-C", str(publication(tmp_path, **files))])
    out, err = capsys.readouterr()
    assert out + err
    assert raw(out + err) == []


def test_a_check_writes_nothing(tmp_path: Path, capsys: Said) -> None:
    for number, files in enumerate((GOOD, WRONG, NOTED)):
        book = publication(tmp_path / str(number), **files)
        before = state(tmp_path)
        for options in ([], ["--strict"], ["--release"], ["--format", "json"], ["-q"], ["-v"]):
            run(["check", "-C", str(book), *options])
        assert state(tmp_path) == before
    assert capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_goes_to_the_file_that_is_named(form: str, tmp_path: Path, capsys: Said) -> None:
    book, target = publication(tmp_path / "book", **WRONG), tmp_path / "report"
    assert run(["check", "-C", str(book), "--format", form, "-o", str(target)]) == 1
    assert capsys.readouterr() == ("", "")
    assert "reference-unknown" in target.read_text()
    if form == "json":
        assert len(json.loads(target.read_text())) == 1


def test_a_report_that_cannot_be_written_is_the_machines_failure(tmp_path: Path, capsys: Said) -> None:
    book = publication(tmp_path / "book", **WRONG)
    assert run(["check", "-C", str(book), "--format", "json", "-o", str(tmp_path / "no/such/folder")]) == 3
    assert capsys.readouterr().err.startswith("error: ")
