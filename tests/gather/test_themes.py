"""Themes are folders of text that come with the program."""

from importlib import resources
from pathlib import Path

import pytest

from caravan_pub.errors import UsageError
from caravan_pub.gather import gather_theme, theme_names


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder with two themes, and one folder that is none."""
    for path, data in {
        "dunes/theme.toml": b'extends = "plain"\n',
        "dunes/print/chapter.xhtml": "\ufeff<p>é</p>\n".encode(),
        "dunes/common/book.css": b"p {}\n",
        "dunes/common/mark.png": b"\x89PNG\r\n\x1a\n",
        "dunes/.hidden": b"x",
        "plain/theme.toml": b"",
        "no-theme/readme.txt": b"x",
    }.items():
        file = tmp_path / "themes" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def files(package: str) -> Path:
        assert package == "caravan_pub"
        return tmp_path

    monkeypatch.setattr(resources, "files", files)
    return tmp_path


@pytest.mark.usefixtures("shelf")
def test_the_names_are_those_of_folders_with_a_theme_toml_sorted() -> None:
    assert theme_names() == ("dunes", "plain")


@pytest.mark.usefixtures("shelf")
def test_a_theme_is_its_text_files_by_path() -> None:
    assert list(gather_theme("dunes").items()) == [
        ("common/book.css", "p {}\n"),
        ("print/chapter.xhtml", "<p>é</p>\n"),
        ("theme.toml", 'extends = "plain"\n'),
    ]


@pytest.mark.usefixtures("shelf")
def test_an_unknown_theme_is_wrong_usage_with_the_nearest_name() -> None:
    with pytest.raises(UsageError, match=r"no theme called dune$") as caught:
        gather_theme("dune")
    assert caught.value.help == "did you mean dunes?"


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("name", ["..", ".", "", "../themes/dunes", "dunes/print", "/etc", "no-theme"])
def test_a_name_that_is_a_path_leads_nowhere(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        gather_theme(name)
    assert caught.value.help


def test_every_theme_of_the_package_is_readable_by_its_name() -> None:
    assert {name for name in theme_names() if "theme.toml" not in gather_theme(name)} == set()
    with pytest.raises(UsageError):
        gather_theme("no such theme")


def test_without_any_theme_the_error_still_reads_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    with pytest.raises(UsageError) as caught:
        gather_theme("caravan")
    assert caught.value.help == "the themes are: none"
