"""The publication is found from a folder upwards, and a miss is told with the likeliest mistake."""

import errno
from pathlib import Path

import pytest

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.gather import find_publication


def begin(folder: Path) -> Path:
    (folder / "content/chapters").mkdir(parents=True)
    (folder / "content/publication.toml").write_text('title = "A"\n')
    return folder


def miss(folder: Path) -> UsageError:
    with pytest.raises(UsageError) as caught:
        find_publication(folder)
    assert caught.value.exit_code == 2
    return caught.value


@pytest.mark.parametrize("start", [".", "content", "content/chapters", "content/chapters/.."])
def test_it_is_found_from_itself_and_from_below(tmp_path: Path, start: str) -> None:
    book = begin(tmp_path / "book")
    assert find_publication(book / start) == book


def test_the_nearest_one_is_found(tmp_path: Path) -> None:
    begin(tmp_path)
    inner = begin(tmp_path / "inner")
    assert find_publication(inner / "content") == inner


def test_it_is_found_from_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(begin(tmp_path / "book") / "content")
    assert find_publication(Path()) == tmp_path / "book"


def test_settings_that_are_a_link_are_found_so_that_the_link_is_what_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/publication.toml").symlink_to("nowhere")
    assert find_publication(tmp_path) == tmp_path


def test_nothing_found_tells_how_to_begin(tmp_path: Path) -> None:
    error = miss(tmp_path)
    assert str(tmp_path) in error.message
    assert "caravan-pub new" in error.help


def test_settings_in_the_wrong_folder_are_noticed(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").touch()
    assert "into a folder called content" in miss(tmp_path).help


def test_content_without_settings_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert "write content/publication.toml" in miss(tmp_path).help


def test_a_publication_one_folder_below_is_noticed(tmp_path: Path) -> None:
    begin(tmp_path / "book")
    assert "-C book" in miss(tmp_path).help


@pytest.mark.parametrize("name", ["gone", "file"])
def test_a_start_that_is_no_folder_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert "is not a folder" in miss(tmp_path / name).message


def test_a_folder_that_may_not_be_looked_into_is_the_machines_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "lstat", refused)
    with pytest.raises(MachineError, match=r"publication\.toml cannot be looked for: Permission denied") as caught:
        find_publication(tmp_path)
    assert caught.value.exit_code == 3
