"""What a killed run left is put right; what a stranger left does no harm."""

import hashlib
import json
from pathlib import Path

import pytest

from caravan_pub.errors import MachineError
from caravan_pub.publish import publish, recover
from caravan_pub.publish.journal import BEGUN, DRAFT, JOURNAL
from tests.publish.sets import as_files, products, standing

TOKEN = "0123456789abcdef" * 2


def leave(folder: Path, name: str, *entries: tuple[str, str, bytes]) -> None:
    """A journal with entries of folder, name and the new file's bytes."""
    rows = [
        {"folder": below, "name": file, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for below, file, data in entries
    ]
    (folder / "build").mkdir(exist_ok=True)
    (folder / "build" / name).write_text(json.dumps({"token": TOKEN, "entries": rows}))


def temporary(number: int, ending: str) -> str:
    return f".caravan-pub-{TOKEN}-{number}.{ending}"


def test_nothing_to_mend_makes_nothing(tmp_path: Path) -> None:
    assert recover(tmp_path) is False
    assert list(tmp_path.iterdir()) == []
    publish(products("one"), tmp_path)
    assert recover(tmp_path) is False
    assert standing(tmp_path) == as_files(products("one"))


def test_an_exchange_whose_new_files_are_whole_is_finished(tmp_path: Path) -> None:
    leave(tmp_path, JOURNAL, ("build", "a", b"new a"), ("build", "b", b"new b"))
    build = tmp_path / "build"
    (build / "a").write_bytes(b"new a")
    (build / temporary(0, "old")).write_bytes(b"old a")
    (build / "b").write_bytes(b"old b")
    (build / temporary(1, "new")).write_bytes(b"new b")
    assert recover(tmp_path) is True
    assert standing(tmp_path) == {"build/a": b"new a", "build/b": b"new b"}


def test_an_exchange_with_a_new_file_that_is_not_whole_is_undone(tmp_path: Path) -> None:
    leave(tmp_path, JOURNAL, ("build", "a", b"new a"), ("build", "fresh", b"new f"), ("build", "c", b"new c"))
    build = tmp_path / "build"
    (build / "a").write_bytes(b"new a")
    (build / temporary(0, "old")).write_bytes(b"old a")
    (build / "fresh").write_bytes(b"new f")
    (build / temporary(1, "none")).touch()
    (build / "c").write_bytes(b"old c, touched up by hand")
    (build / temporary(2, "new")).write_bytes(b"new")
    (build / temporary(2, "old")).write_bytes(b"old c")
    assert recover(tmp_path) is True
    assert standing(tmp_path) == {"build/a": b"old a", "build/c": b"old c, touched up by hand"}


def test_a_publishing_that_had_only_begun_is_cleared_away(tmp_path: Path) -> None:
    publish(products("one"), tmp_path)
    leave(tmp_path, BEGUN, ("build", "book.epub", b"new"))
    (tmp_path / "build" / temporary(0, "new")).write_bytes(b"new")
    (tmp_path / "build" / DRAFT).write_text("{")
    assert recover(tmp_path) is True
    assert standing(tmp_path) == as_files(products("one"))


def test_publishing_mends_first(tmp_path: Path) -> None:
    leave(tmp_path, BEGUN, ("build", "book.epub", b"new"))
    (tmp_path / "build" / temporary(0, "new")).write_bytes(b"new")
    publish(products("one"), tmp_path)
    assert standing(tmp_path) == as_files(products("one"))


def test_a_destination_on_a_disk_that_was_taken_away_holds_nobody_up(tmp_path: Path) -> None:
    leave(tmp_path, JOURNAL, (str(tmp_path / "stick"), "a", b"new a"), ("build", "b", b"new b"))
    (tmp_path / "build/b").write_bytes(b"new b")
    (tmp_path / "build" / temporary(1, "old")).write_bytes(b"old b")
    assert recover(tmp_path) is True
    assert standing(tmp_path) == {"build/b": b"old b"}


@pytest.mark.parametrize(
    "entries",
    [
        [("build", "poem", b"attack")],
        [("build", "poem", b"precious")],
        [("build", "poem", b"precious"), ("build", "missing", b"never written")],
    ],
)
@pytest.mark.parametrize("name", [JOURNAL, BEGUN])
def test_a_strangers_journal_does_nothing_outside_the_folder(
    tmp_path: Path, name: str, entries: list[tuple[str, str, bytes]]
) -> None:
    book, home = tmp_path / "book", tmp_path / "home"
    book.mkdir()
    home.mkdir()
    (home / "poem").write_bytes(b"precious")
    leave(book, name, *((str(home), file, data) for _, file, data in entries))
    for number, (_, file, data) in enumerate(entries):
        (book / "build" / file).write_bytes(data)
        for ending in ("new", "old", "none"):
            (book / "build" / temporary(number, ending)).write_bytes(b"attack")
    recover(book)
    assert standing(home) == {"poem": b"precious"}


def test_a_strangers_journal_is_not_led_out_by_a_link(tmp_path: Path) -> None:
    book, home = tmp_path / "book", tmp_path / "home"
    home.mkdir()
    (home / "poem").write_bytes(b"precious")
    (book / "build").mkdir(parents=True)
    (book / "build/link").symlink_to(home)
    leave(book, JOURNAL, ("build/link", "poem", b"precious"))
    with pytest.raises(MachineError, match="build/link"):
        recover(book)
    assert standing(home) == {"poem": b"precious"}


def test_a_link_in_a_temporary_files_place_is_not_taken_for_the_new_file(tmp_path: Path) -> None:
    leave(tmp_path, JOURNAL, ("build", "a", b"secret"))
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "build" / temporary(0, "new")).symlink_to("../secret")
    recover(tmp_path)
    assert standing(tmp_path) == {"secret": b"secret"}


GOOD = {"folder": "build", "name": "a", "size": 1, "sha256": "0" * 64}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"token": 1, "entries": []}',
        '{"token": "../../x", "entries": []}',
        json.dumps({"token": TOKEN, "entries": {}}),
        json.dumps({"token": TOKEN, "entries": [1]}),
        *(
            json.dumps({"token": TOKEN, "entries": [GOOD | bad]})
            for bad in (
                {"folder": "../up"},
                {"folder": "build/../.."},
                {"folder": "a\0b"},
                {"folder": "\ud800"},
                {"name": ""},
                {"name": "."},
                {"name": ".."},
                {"name": "a/b"},
                {"name": "/etc/passwd"},
                {"name": "a\0b"},
                {"name": "\ud800"},
                {"name": f".caravan-pub-{TOKEN}-0.old"},
                {"size": -1},
                {"size": "1"},
                {"sha256": "short"},
            )
        ),
        " " * 2_000_000,
    ],
)
@pytest.mark.parametrize("name", [JOURNAL, BEGUN])
def test_a_journal_that_is_none_of_ours_is_told_and_nothing_is_done(tmp_path: Path, name: str, text: str) -> None:
    publish(products("one"), tmp_path)
    (tmp_path / "build" / name).write_text(text)
    before = standing(tmp_path)
    with pytest.raises(MachineError, match="cannot be understood") as caught:
        recover(tmp_path)
    assert "delete the folder build" in caught.value.help
    with pytest.raises(MachineError, match="cannot be understood"):
        publish(products("two"), tmp_path)
    assert standing(tmp_path) == before
