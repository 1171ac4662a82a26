"""What is derived is kept under the hash of all it depends on; a loss or a damage costs time, never a word."""

import errno
import hashlib
import tempfile
from pathlib import Path

import pytest

from caravan_pub import store
from caravan_pub.store import DIGEST, Store


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    return Store(tmp_path / "build" / "cache")


def file_of(kept: Store, key: str) -> Path:
    assert kept.folder is not None
    return kept.folder / key


def test_what_is_put_is_got(kept: Store) -> None:
    key = kept.key("photo", b"pixels", "recipe")
    assert kept.get(key) is None
    kept.put(key, b"derived")
    assert kept.get(key) == b"derived"
    kept.put(key, b"")
    assert kept.get(key) == b""


def test_a_later_put_takes_the_place_of_the_first(kept: Store) -> None:
    kept.put("chapter-1", b"first")
    kept.put("chapter-1", b"second")
    assert kept.get("chapter-1") == b"second"
    assert [path.name for path in file_of(kept, "chapter-1").parent.iterdir()] == ["chapter-1"]


def test_a_store_that_does_not_write_reads_what_another_kept(kept: Store) -> None:
    looking = Store(kept.folder, writes=False)
    looking.put("chapter-1", b"new")
    assert looking.get("chapter-1") is None
    assert kept.folder is not None
    assert not kept.folder.exists()
    kept.put("chapter-1", b"derived")
    assert looking.get("chapter-1") == b"derived"


def test_without_a_folder_nothing_is_kept() -> None:
    nowhere = Store(None)
    nowhere.put("chapter-1", b"data")
    assert nowhere.get("chapter-1") is None


def test_the_key_depends_on_kind_parts_and_their_borders() -> None:
    keep = Store(None)
    keys = [
        keep.key("photo", "a", "b"),
        keep.key("photo", "ab"),
        keep.key("photo", "ab", ""),
        keep.key("photo", "b", "a"),
        keep.key("chapter", "a", "b"),
        keep.key("photo", "a", b"\x00b"),
    ]
    assert len(set(keys)) == len(keys)
    assert keep.key("photo", "a", b"b") == keys[0]
    assert keys[0].startswith("photo-")


def test_the_key_includes_the_programs_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Store(None).key("photo", b"pixels")
    monkeypatch.setattr(store, "__version__", "999.0")
    assert Store(None).key("photo", b"pixels") != before


@pytest.mark.parametrize("at", [0, DIGEST - 1, DIGEST, -1])
def test_a_changed_byte_is_noticed(kept: Store, at: int) -> None:
    kept.put("chapter-1", b"the drawn pages")
    file = file_of(kept, "chapter-1")
    damaged = bytearray(file.read_bytes())
    damaged[at] ^= 1
    file.write_bytes(damaged)
    assert kept.get("chapter-1") is None


@pytest.mark.parametrize("left", [0, 1, DIGEST, DIGEST + 3])
def test_a_file_cut_short_is_noticed(kept: Store, left: int) -> None:
    kept.put("chapter-1", b"the drawn pages")
    file = file_of(kept, "chapter-1")
    file.write_bytes(file.read_bytes()[:left])
    assert kept.get("chapter-1") is None


def test_a_damaged_file_is_mended_by_the_next_put(kept: Store) -> None:
    kept.put("chapter-1", b"the drawn pages")
    file_of(kept, "chapter-1").write_bytes(b"rubbish")
    kept.put("chapter-1", b"the drawn pages")
    assert kept.get("chapter-1") == b"the drawn pages"


def test_the_stored_file_is_the_digest_and_the_data(kept: Store) -> None:
    kept.put("chapter-1", b"data")
    assert file_of(kept, "chapter-1").read_bytes() == hashlib.sha256(b"data").digest() + b"data"


def test_a_folder_in_a_files_place_is_no_failure(kept: Store) -> None:
    file_of(kept, "chapter-1").mkdir(parents=True)
    kept.put("chapter-1", b"data")
    assert kept.get("chapter-1") is None
    assert [path.name for path in file_of(kept, "chapter-1").parent.iterdir()] == ["chapter-1"]


def test_a_file_in_the_folders_place_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("not a folder")
    kept = Store(tmp_path / "build" / "cache")
    kept.put("chapter-1", b"data")
    assert kept.get("chapter-1") is None


def test_a_read_only_folder_is_no_failure_and_still_gives_what_it_holds(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put("chapter-1", b"data")

    def read_only(**_: object) -> tuple[int, str]:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", read_only)
    kept.put("chapter-2", b"data")
    assert (kept.get("chapter-1"), kept.get("chapter-2")) == (b"data", None)


def test_a_full_disk_leaves_what_was_there_and_nothing_half_written(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put("chapter-1", b"first")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    kept.put("chapter-1", b"second")
    assert kept.get("chapter-1") == b"first"
    assert [path.name for path in file_of(kept, "chapter-1").parent.iterdir()] == ["chapter-1"]
