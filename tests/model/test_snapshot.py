"""A snapshot gives the bytes that were hashed, and paths below a folder in order."""

import pytest

from caravan_pub.model.snapshot import InputFile, Snapshot

FILES = {"content/b.md": b"b", "content/a.md": b"a", "content-old/c.md": b"c"}


def snapshot() -> Snapshot:
    files = {path: InputFile(path, len(data), "") for path, data in FILES.items()}
    return Snapshot(files, lambda file: FILES[file.path])


def test_a_gathered_file_gives_its_bytes() -> None:
    assert snapshot().data("content/a.md") == b"a"


def test_what_was_not_gathered_is_not_there() -> None:
    assert "content/a.md" in snapshot()
    assert "content/z.md" not in snapshot()
    with pytest.raises(KeyError):
        snapshot().data("content/z.md")


def test_paths_below_a_folder_are_sorted() -> None:
    assert snapshot().below("content/") == ("content/a.md", "content/b.md")
    assert snapshot().below("photos/") == ()
