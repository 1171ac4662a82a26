"""What is gathered, what is refused, and that nothing outside the folder is read."""

import contextlib
import hashlib
import os
import socket
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError
from caravan_pub.gather import gather, rules, walk
from caravan_pub.model.snapshot import Snapshot

SECRET = b"-- a private file outside the publication --"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    put(folder, "content/publication.toml", b'title = "A"\n')
    put(folder, "content/chapters/01-one.md", b"# One\n")
    put(folder, "styles/book.css", b"p { margin: 0 }\n")
    put(folder, "templates/print/chapter.xhtml", b"<p/>")
    put(tmp_path, "private.txt", SECRET)
    return folder


def put(folder: Path, path: str, data: bytes = b"x") -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def gathered(folder: Path) -> tuple[Snapshot, list[tuple[str, str]]]:
    diagnostics = Diagnostics()
    snapshot = gather(folder, diagnostics)
    return snapshot, [(problem.code, problem.place.path) for problem in diagnostics.sorted()]


def assert_no_secret(snapshot: Snapshot) -> None:
    assert all(SECRET not in snapshot.data(path) for path in snapshot.files)
    assert hashlib.sha256(SECRET).hexdigest() not in {file.sha256 for file in snapshot.files.values()}


def test_every_file_of_the_three_folders_is_gathered_with_size_and_hash(book: Path) -> None:
    put(book, "build/a.epub")
    put(book, "README.md")
    snapshot, problems = gathered(book)
    assert problems == []
    assert list(snapshot.files) == [
        "content/chapters/01-one.md",
        "content/publication.toml",
        "styles/book.css",
        "templates/print/chapter.xhtml",
    ]
    file = snapshot.files["content/chapters/01-one.md"]
    assert (file.size, file.sha256) == (6, hashlib.sha256(b"# One\n").hexdigest())
    assert snapshot.data("content/chapters/01-one.md") == b"# One\n"


def test_a_folder_without_styles_templates_or_even_content_gives_what_it_has(tmp_path: Path) -> None:
    assert gathered(tmp_path)[0].files == {}
    put(tmp_path, "content/publication.toml")
    snapshot, problems = gathered(tmp_path)
    assert list(snapshot.files) == ["content/publication.toml"]
    assert problems == []


def test_a_folder_that_is_not_there_is_the_machines_failure(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="cannot be read"):
        gather(tmp_path / "gone", Diagnostics())


@pytest.mark.parametrize(
    "name", [".git/config", ".DS_Store", "a.md~", ".#a.md", "Thumbs.db", "desktop.ini", "__MACOSX/x"]
)
def test_hidden_files_and_leftovers_are_passed_over(book: Path, name: str) -> None:
    put(book, f"content/{name}")
    snapshot, problems = gathered(book)
    assert problems == []
    assert len(snapshot.files) == 4


def test_an_editors_dangling_lock_link_is_passed_over(book: Path) -> None:
    (book / "content/.#01-one.md").symlink_to("me@host.1234")
    assert gathered(book)[1] == []


@pytest.mark.parametrize(
    "target", ["../../../private.txt", "01-one.md", "../chapters", "nowhere", "/etc/passwd", "link"]
)
def test_a_link_is_a_problem_wherever_it_leads(book: Path, target: str) -> None:
    (book / "content/chapters/link").symlink_to(target)
    snapshot, problems = gathered(book)
    assert problems == [("not-a-plain-file", "content/chapters/link")]
    assert len(snapshot.files) == 4
    assert_no_secret(snapshot)


def test_a_link_to_a_folder_is_not_entered(book: Path, tmp_path: Path) -> None:
    (book / "content/photos").symlink_to(tmp_path)
    (book / "content/more").symlink_to(".")
    snapshot, problems = gathered(book)
    assert problems == [("not-a-plain-file", "content/more"), ("not-a-plain-file", "content/photos")]
    assert_no_secret(snapshot)


def test_a_top_folder_that_is_a_link_or_a_file_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/publication.toml", SECRET)
    folder = tmp_path / "book"
    put(folder, "styles", b"p {}")
    (folder / "content").symlink_to("../elsewhere")
    snapshot, problems = gathered(folder)
    assert problems == [("not-a-plain-file", "content"), ("not-a-plain-file", "styles")]
    assert snapshot.files == {}


def test_a_pipe_and_a_socket_are_problems_and_hold_nothing_up(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(book / "content/pipe.md")
    monkeypatch.chdir(book / "content")  # a socket's path may have 107 bytes
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        problems = gathered(book)[1]
    assert problems == [("not-a-plain-file", "content/pipe.md"), ("not-a-plain-file", "content/socket.md")]


def test_a_hard_link_is_a_file_like_any_other(book: Path) -> None:
    (book / "content/chapters/02-two.md").hardlink_to(book / "content/chapters/01-one.md")
    snapshot, problems = gathered(book)
    assert problems == []
    assert snapshot.data("content/chapters/02-two.md") == b"# One\n"


def swapped(monkeypatch: pytest.MonkeyPatch, name: bytes, swap: Callable[[], None]) -> None:
    """Let ``swap`` happen after a name was looked at and just before it is opened."""
    really = os.open

    def opening(path: str | bytes, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == name:
            swap()
        return really(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)


def test_a_file_swapped_for_a_link_before_it_is_opened_is_not_followed(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = book / "content/chapters/01-one.md"

    def swap() -> None:
        file.unlink()
        file.symlink_to("../../../private.txt")

    swapped(monkeypatch, b"01-one.md", swap)
    snapshot, problems = gathered(book)
    assert problems == [("not-a-plain-file", "content/chapters/01-one.md")]
    assert_no_secret(snapshot)


def test_a_file_swapped_for_a_pipe_before_it_is_opened_does_not_block(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = book / "content/chapters/01-one.md"

    def swap() -> None:
        file.unlink()
        os.mkfifo(file)

    swapped(monkeypatch, b"01-one.md", swap)
    assert gathered(book)[1] == [("not-a-plain-file", "content/chapters/01-one.md")]


def test_a_folder_swapped_for_a_link_before_it_is_opened_is_not_entered(
    book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path, "elsewhere/01-one.md", SECRET)
    chapters = book / "content/chapters"

    def swap() -> None:
        chapters.rename(tmp_path / "away")
        chapters.symlink_to("../../elsewhere")

    swapped(monkeypatch, b"chapters", swap)
    snapshot, problems = gathered(book)
    assert problems == [("not-a-plain-file", "content/chapters")]
    assert_no_secret(snapshot)


def test_a_file_that_is_gone_before_it_is_opened_was_never_there(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swapped(monkeypatch, b"01-one.md", (book / "content/chapters/01-one.md").unlink)
    snapshot, problems = gathered(book)
    assert problems == []
    assert "content/chapters/01-one.md" not in snapshot


def test_a_race_of_swaps_never_lets_the_outside_in(book: Path, tmp_path: Path) -> None:
    file = book / "content/chapters/01-one.md"
    link, plain = book / "content/chapters/.link", book / "content/chapters/.plain"
    stop = threading.Event()

    def swap_for_ever() -> None:
        while not stop.is_set():
            link.symlink_to(tmp_path / "private.txt")
            link.replace(file)
            plain.write_bytes(b"# One\n")
            plain.replace(file)

    racer = threading.Thread(target=swap_for_ever)
    racer.start()
    try:
        for _ in range(200):
            snapshot, problems = gathered(book)
            assert {code for code, _ in problems} <= {"not-a-plain-file"}
            assert_no_secret(snapshot)
    finally:
        stop.set()
        racer.join()


def test_a_name_that_is_not_utf8_or_holds_what_cannot_be_seen_is_a_problem(book: Path) -> None:
    folder = os.fsencode(book / "content")
    for name in (b"caf\xe9.md", b"a\nb.md", b"a\x1b[2J.md", "a\u202egpj.md".encode(), b"a\\b.md", b"\xed\xa0\x80.md"):
        Path(os.fsdecode(folder + b"/" + name)).touch()
    snapshot, problems = gathered(book)
    assert [code for code, _ in problems] == ["file-name-unsafe"] * 6
    assert "content/caf\\xe9.md" in {path for _, path in problems}
    assert len(snapshot.files) == 4


def test_the_joiners_of_persian_spelling_are_no_problem(book: Path) -> None:
    put(book, "content/می\u200cروم.md")
    snapshot, problems = gathered(book)
    assert problems == []
    assert "content/می\u200cروم.md" in snapshot


def test_keys_are_in_normal_form_c_and_the_file_is_still_found(book: Path) -> None:
    composed = "content/photos/café.jpg"
    put(book, unicodedata.normalize("NFD", composed), b"y" * (walk.KEPT_OF_FILE + 1))
    snapshot, problems = gathered(book)
    assert problems == []
    assert snapshot.data(composed) == b"y" * (walk.KEPT_OF_FILE + 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("well.jpg", "Well.JPG"), ("caf\u00e9.jpg", "cafe\u0301.jpg"), ("straße.md", "STRASSE.md"), ("a/x.md", "A/y.md")],
)
def test_two_names_that_are_one_to_some_systems_clash(tmp_path: Path, one: str, other: str) -> None:
    put(tmp_path, f"content/{one}")
    put(tmp_path, f"content/{other}")
    snapshot, problems = gathered(tmp_path)
    assert [code for code, _ in problems] == ["file-name-clash"]
    assert len(snapshot.files) == 1


def test_a_file_over_the_limit_is_a_problem_and_the_others_are_gathered(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST_IN_FILE", 100)
    put(book, "content/just.md", b"x" * 100)
    put(book, "content/large.md", b"x" * 101)
    snapshot, problems = gathered(book)
    assert problems == [("too-much-input", "content/large.md")]
    assert "content/just.md" in snapshot


def test_a_sparse_file_of_a_terabyte_is_refused_unread(book: Path) -> None:
    os.truncate(put(book, "content/large.tif"), 1024**4)
    assert gathered(book)[1] == [("too-much-input", "content/large.tif")]


def test_too_many_files_are_a_problem_told_once(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_ENTRIES", 20)
    for number in range(50):
        put(book, f"content/many/{number:02}.md")
    snapshot, problems = gathered(book)
    assert [code for code, _ in problems] == ["too-much-input"]
    assert len(snapshot.files) < 20


def test_empty_folders_and_links_count_too(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_ENTRIES", 20)
    for number in range(50):
        (book / f"content/empty-{number:02}").mkdir()
    assert [code for code, _ in gathered(book)[1]] == ["too-much-input"]


def test_too_many_bytes_in_all_are_a_problem_told_once(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_IN_ALL", 1000)
    for number in range(20):
        put(book, f"content/{number:02}.md", b"x" * 100)
    assert [code for code, _ in gathered(book)[1]] == ["too-much-input"]


def test_folders_too_deep_are_a_problem_and_are_not_entered(book: Path) -> None:
    put(book, "content" + "/d" * (rules.MOST_FOLDERS_DEEP - 1) + "/just.md")
    put(book, "styles" + "/d" * 100 + "/deep.css")
    snapshot, problems = gathered(book)
    assert problems == [("too-much-input", "styles" + "/d" * rules.MOST_FOLDERS_DEEP)]
    assert any(path.endswith("/just.md") for path in snapshot.files)


def test_a_large_file_is_read_again_when_it_is_asked_for(book: Path) -> None:
    data = os.urandom(walk.KEPT_OF_FILE + 1)
    put(book, "content/photos/well.jpg", data)
    assert gathered(book)[0].data("content/photos/well.jpg") == data


def test_small_files_beyond_what_memory_may_hold_are_read_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "KEPT_IN_ALL", 10)
    snapshot, _ = gathered(book)
    assert snapshot.data("styles/book.css") == b"p { margin: 0 }\n"
    put(book, "styles/book.css", b"p { margin: 1 }\n")
    with pytest.raises(MachineError, match=r"styles/book\.css changed while it was read"):
        snapshot.data("styles/book.css")


def test_what_stays_in_memory_is_limited_for_all_files_together(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "KEPT_IN_ALL", 100)
    for number in range(20):
        put(book, f"content/{number:02}.md", b"x" * 30)
    snapshot, _ = gathered(book)
    for path in snapshot.files:
        (book / path).unlink()
    kept = 0
    for file in snapshot.files.values():
        with contextlib.suppress(MachineError):
            kept += len(snapshot.open(file))
    assert 30 <= kept <= 100


@pytest.mark.parametrize("change", ["other bytes", "longer", "shorter", "gone", "link", "folder"])
def test_a_large_file_that_changed_is_never_given(book: Path, tmp_path: Path, change: str) -> None:
    data = b"x" * (walk.KEPT_OF_FILE + 1)
    file = put(book, "content/well.jpg", data)
    snapshot, _ = gathered(book)
    file.unlink()
    match change:
        case "other bytes":
            file.write_bytes(data[:-1] + b"y")
        case "longer":
            file.write_bytes(data + b"x")
        case "shorter":
            file.write_bytes(data[:-1])
        case "link":
            file.symlink_to(put(tmp_path, "same-bytes", data))
        case "folder":
            file.mkdir()
        case _:
            pass
    with pytest.raises(MachineError, match="changed while it was read"):
        snapshot.data("content/well.jpg")


def test_a_file_written_to_while_it_is_read_is_the_machines_failure(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.read

    def reading(handle: int, length: int) -> bytes:
        data = really(handle, length)
        if data == b"# One\n":
            (book / "content/chapters/01-one.md").write_bytes(b"# One, and more\n")
        return data

    monkeypatch.setattr(os, "read", reading)
    with pytest.raises(MachineError, match=r"01-one\.md changed while it was read"):
        gather(book, Diagnostics())


def test_a_file_the_system_refuses_is_the_machines_failure_and_named(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied")

    swapped(monkeypatch, b"01-one.md", refuse)
    with pytest.raises(MachineError, match=r"content/chapters/01-one\.md cannot be read: Permission denied"):
        gather(book, Diagnostics())


def test_no_descriptor_is_left_open(book: Path) -> None:
    (book / "content/link").symlink_to("nowhere")
    put(book, "content/large.jpg", b"x" * (walk.KEPT_OF_FILE + 1))
    before = len(list(Path("/proc/self/fd").iterdir()))
    snapshot, _ = gathered(book)
    snapshot.data("content/large.jpg")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_every_rule_says_why_with_an_example_and_what_to_do_instead() -> None:
    every = (rules.NOT_A_PLAIN_FILE, rules.TOO_MUCH_INPUT, rules.FILE_NAME_UNSAFE, rules.FILE_NAME_CLASH)
    for rule in every:
        assert [paragraph.split(":")[0] for paragraph in rule.doc.split("\n\n")[1:]] == ["Why", "Example", "Instead"]
