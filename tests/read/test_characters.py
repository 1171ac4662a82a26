"""Bytes become text that a book can hold, or a problem with its place."""

import pytest

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.read.characters import decode, escapes_allowed, forbidden_in


def decoded(data: bytes) -> tuple[str | None, list[tuple[int, int, str]]]:
    diagnostics = Diagnostics()
    text = decode(data, "content/a.md", diagnostics)
    return text, [(problem.place.line, problem.place.column, problem.message) for problem in diagnostics]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfone\r\ntwo\rthree\n", b"one\ntwo\nthree\n"])
def test_a_bom_and_the_line_ends_of_other_systems_leave_no_trace(data: bytes) -> None:
    assert decoded(data) == ("one\ntwo\nthree\n", [])


def test_windows_1252_is_refused_with_its_line() -> None:
    assert decoded("one\ncafé\n".encode("cp1252")) == (None, [(2, 0, "byte 0xe9 is not UTF-8")])


def test_utf_16_is_refused() -> None:
    assert decoded("one".encode("utf-16"))[0] is None


@pytest.mark.parametrize("char", ["\0", "\x07", "\x0c", "\x7f", "\x9f", "\ufffe", "\ufdd0", "\u202e", "\u2066"])
def test_a_character_that_no_book_holds_is_refused_with_line_and_column(char: str) -> None:
    text, problems = decoded(f"one\nab{char}c".encode())
    assert text is None
    assert problems == [(2, 3, f"the character U+{ord(char):04X} cannot stand in a book")]


def test_a_lone_surrogate_is_refused() -> None:
    assert decoded(b"a\xed\xa0\x80b")[0] is None


@pytest.mark.parametrize(
    "text", ["تهران‌", "a\u200db", "e\u0301", "🏳️‍🌈", "a\u00a0b", "a\u00adb", "tab\tand\nline", "\u0085"]
)
def test_joiners_marks_and_white_space_of_all_scripts_are_kept(text: str) -> None:
    assert decoded(text.encode()) == (text, [])


def test_of_very_many_forbidden_characters_the_first_are_told() -> None:
    assert len(decoded(b"\x01" * 1000)[1]) == 20


@pytest.mark.parametrize(
    ("written", "length"), [("\\u0007", 6), ("\\U0000202E", 10), ("\\b", 2), ("\\f", 2), ("\\uFFFE", 6)]
)
def test_an_escape_brings_in_no_character_that_the_file_may_not_hold(written: str, length: int) -> None:
    text = f'[\n{{"id": "{written}"}}]'
    diagnostics = Diagnostics()
    meant = {"\\b": "\b", "\\f": "\f"}.get(written) or chr(int(written[2:], 16))
    assert not escapes_allowed([{"id": meant}], text, "a.json", diagnostics)
    assert [problem.place for problem in diagnostics] == [Place("a.json", 2, 9, length)]


def test_a_backslash_that_means_itself_is_no_escape() -> None:
    diagnostics = Diagnostics()
    assert escapes_allowed({"path": "C:\\books\\fonts"}, "path = 'C:\\books\\fonts'", "a.toml", diagnostics)
    assert list(diagnostics) == []


def test_a_forbidden_character_is_named() -> None:
    assert forbidden_in("a\x0cb") == "the character U+000C cannot stand in a book"
    assert forbidden_in("a b") == ""
