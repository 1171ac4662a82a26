"""``new`` begins a publication in an empty place, and never touches what is there."""

from pathlib import Path

import pytest

from caravan_pub.cli.entry import run
from caravan_pub.cli.new import KINDS
from tests.publications import publication, state

Said = pytest.CaptureFixture[str]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_begun_in_a_new_folder_and_checks_without_a_problem(
    kind: str, tmp_path: Path, capsys: Said
) -> None:
    assert run(["new", str(tmp_path / "book"), "--kind", kind]) == 0
    out, err = capsys.readouterr()
    assert f"caravan-pub build -C {tmp_path / 'book'}" in out
    assert err == ""
    assert run(["check", "--strict", "-C", str(tmp_path / "book")]) == 0
    assert capsys.readouterr() == ("no problems\n", "")


def test_without_a_kind_it_is_a_dossier(tmp_path: Path, capsys: Said) -> None:
    run(["new", str(tmp_path / "one"), "--kind", "dossier"])
    run(["new", str(tmp_path / "two")])
    assert state(tmp_path / "one") == state(tmp_path / "two")
    assert capsys.readouterr().err == ""


def test_an_empty_folder_that_is_there_is_filled(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "book").mkdir()
    assert run(["new", str(tmp_path / "book"), "-q"]) == 0
    assert (tmp_path / "book/content/publication.toml").is_file()
    assert capsys.readouterr() == ("", "")


def test_folders_above_are_made(tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "a/b/c"), "-q"]) == 0
    assert (tmp_path / "a/b/c/content/publication.toml").is_file()


def test_the_folder_is_taken_from_the_one_that_is_named(tmp_path: Path) -> None:
    assert run(["new", "book", "-q", "-C", str(tmp_path)]) == 0
    assert (tmp_path / "book/content/publication.toml").is_file()


@pytest.mark.parametrize("there", ["a folder with a file", "a publication", "a file", "a link", "a dangling link"])
def test_what_is_there_is_refused_and_left_as_it_is(there: str, tmp_path: Path, capsys: Said) -> None:
    target = tmp_path / "book"
    match there:
        case "a folder with a file":
            target.mkdir()
            (target / ".hidden").write_text("mine")
        case "a publication":
            publication(target)
        case "a file":
            target.write_text("mine")
        case "a link":
            (tmp_path / "elsewhere").mkdir()
            target.symlink_to(tmp_path / "elsewhere")
        case _:
            target.symlink_to(tmp_path / "nowhere")
    before = state(tmp_path)

    assert run(["new", str(target)]) == 2

    assert state(tmp_path) == before
    assert "is there already" in capsys.readouterr().err


def test_a_place_that_cannot_be_made_is_the_machines_failure(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("mine")
    assert run(["new", str(tmp_path / "file/book")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert (tmp_path / "file").read_text() == "mine"
