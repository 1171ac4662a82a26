"""A table gives its values, and tells of every wrong one with its line."""

import datetime as dt
from enum import StrEnum

import pytest

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.read.tables import Table, parse_toml


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def table(text: str) -> tuple[Table, Diagnostics]:
    diagnostics = Diagnostics()
    found = parse_toml(text, "content/a.toml", diagnostics)
    assert found is not None, list(diagnostics)
    return found, diagnostics


def said(diagnostics: Diagnostics) -> list[tuple[str, int, int, str]]:
    return [(found.code, found.place.line, found.place.column, found.message) for found in diagnostics]


def refused(text: str) -> tuple[str, int, str]:
    diagnostics = Diagnostics()
    assert parse_toml(text, "content/a.toml", diagnostics) is None
    (problem,) = diagnostics
    return problem.code, problem.place.line, problem.message


def test_a_file_that_is_no_toml_is_refused_at_its_line() -> None:
    assert refused('a = 1\nb = "open\n')[:2] == ("toml-invalid", 2)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 60_000,
        "a = " + "[" * 13 + "]" * 13,
        "a = " + "{a = " * 20_000,
        ".".join("a" * 30_000) + " = 1",
        "[" + ".".join("a" * 30_000) + "]",
        ".".join(['"a"'] * 14) + " = 1",
    ],
)
def test_what_nests_too_deep_is_refused_before_it_is_parsed(text: str) -> None:
    assert refused(text) == ("toml-invalid", 0, "brackets or keys are nested more than 12 deep")


@pytest.mark.parametrize(
    "text", ['a = "' + "[" * 60 + '"', "a = '''\n" + "[\n" * 60 + "'''", "# " + "{" * 60, "a = [" + "1.5, " * 60 + "]"]
)
def test_brackets_in_strings_and_comments_are_words(text: str) -> None:
    assert list(table(text)[1]) == []


@pytest.mark.parametrize("text", ['"' * 60_000, "a = " + '"""\\' * 15_000, 'a = "' + '\\"' * 30_000, "'" * 60_000])
def test_quotation_marks_without_end_are_refused(text: str) -> None:
    assert refused(text)[0] == "toml-invalid"


def test_a_number_too_long_to_be_read_is_refused_without_a_word_of_programming() -> None:
    assert refused("a = 1" + "0" * 5000) == ("toml-invalid", 0, "a value is too long or too deep to be read")


def test_an_escape_cannot_bring_in_a_control_character() -> None:
    assert refused('a = 1\nb = "x\\u0001"')[:2] == ("character-forbidden", 2)


def test_values_of_every_kind_are_given() -> None:
    found, diagnostics = table(
        'text = "one\\n two"\nflag = true\nnumber = 3\npair = [1, 2.5]\nday = 2018-10-17\nwritten = "2018-10-17"\n'
        'part = "2018-10"\nyear = 2018\ncolour = "green"\nmany = ["a", "b"]\none = "a"\nwhole = 7\n'
    )
    assert found.text("text") == "one two"
    assert found.flag("flag") is True
    assert found.number("number") == 3.0
    assert found.whole("whole") == 7
    assert found.numbers("pair", 2) == (1.0, 2.5)
    assert found.day("day") == found.day("written") == dt.date(2018, 10, 17)
    assert (found.day_text("day"), found.day_text("part"), found.day_text("year")) == ("2018-10-17", "2018-10", "2018")
    assert found.choice("colour", Colour, Colour.RED) is Colour.GREEN
    assert (found.texts("many"), found.texts("one")) == (("a", "b"), ("a",))
    found.close()
    assert list(diagnostics) == []


def test_what_is_absent_has_its_default_and_is_no_problem() -> None:
    found, diagnostics = table("")
    assert (found.text("a"), found.text("a", "b"), found.optional_text("a")) == ("", "b", None)
    assert (found.flag("a"), found.number("a"), found.whole("a"), found.numbers("a", 2)) == (False, None, None, None)
    assert (found.texts("a", ("b",)), found.day("a"), found.day_text("a")) == (("b",), None, "")
    assert found.choice("a", Colour, Colour.RED) is Colour.RED
    assert (found.table("a").values, found.tables("a")) == ({}, ())
    assert list(diagnostics) == []


@pytest.mark.parametrize(
    ("written", "getter", "sentence"),
    [
        ("1", "text", "a must be a string"),
        ("true", "text", "a must be a string"),
        ('"yes"', "flag", "a must be true or false"),
        ("1", "flag", "a must be true or false"),
        ('"1"', "number", "a must be a number"),
        ("true", "number", "a must be a number"),
        ("inf", "number", "a must be a number"),
        ("nan", "number", "a must be a number"),
        ("1" + "0" * 400, "number", "a must be a number"),
        ("1.5", "whole", "a must be a whole number"),
        ("-1", "whole", "a must be a whole number from 0 to a million"),
        ("[1]", "texts", "a must be a list of strings"),
        ("1", "texts", "a must be a list of strings"),
        ('"soon"', "day", "a is not a date: soon"),
        ("10:00:00", "day", "a must be a date such as 2018-10-17"),
        ("[]", "day_text", "a must be a date such as 2018-10-17, 2018-10 or 2018"),
        ("1", "table", "a must be a table"),
        ("1", "tables", "a must be a list of tables"),
        ("[1]", "tables", "a must be a list of tables"),
    ],
)
def test_a_wrong_value_is_told_at_its_key(written: str, getter: str, sentence: str) -> None:
    found, diagnostics = table(f"\na = {written}")
    getattr(found, getter)("a")
    assert said(diagnostics) == [("value-wrong", 2, 1, sentence)]


@pytest.mark.parametrize(
    "written", ["[1]", "[1, 2, 3]", '["a", "b"]', "[true, false]", "[nan, 1]", "[1, inf]", '"1, 2"']
)
def test_a_pair_is_two_numbers(written: str) -> None:
    found, diagnostics = table(f"a = {written}")
    assert found.numbers("a", 2) is None
    assert said(diagnostics) == [("value-wrong", 1, 1, "a must be a list of 2 numbers")]


def test_a_choice_that_is_none_has_a_suggestion() -> None:
    found, diagnostics = table('a = "gren"')
    assert found.choice("a", Colour, Colour.RED) is Colour.RED
    (problem,) = diagnostics
    assert (problem.message, problem.help) == ("a cannot be gren", "did you mean green?")


def test_a_key_that_nobody_asked_for_is_unknown_and_has_a_suggestion() -> None:
    found, diagnostics = table('[print]\nblead = "3mm"\nbleed = "3mm"')
    inner = found.table("print")
    inner.text("bleed")
    inner.close()
    (problem,) = diagnostics
    assert (problem.code, problem.place) == ("key-unknown", Place("content/a.toml", 2, 1, 5))
    assert (problem.message, problem.help) == ("there is no key blead in [print]", "did you mean bleed?")


def test_a_key_far_from_all_others_is_answered_with_those_known() -> None:
    found, diagnostics = table("zzz = 1")
    found.text("title")
    found.close()
    (problem,) = diagnostics
    assert problem.help == "known here: title"


def test_required_keys_that_are_missing_or_empty_are_told_one_by_one() -> None:
    found, diagnostics = table('[[source]]\n[[source]]\nid = ""')
    first, second = found.tables("source")
    assert not first.require("id", "title")
    assert not second.require("id")
    assert said(diagnostics) == [
        ("key-missing", 1, 0, "[source] has no id"),
        ("key-missing", 1, 0, "[source] has no title"),
        ("key-missing", 3, 1, "[source] has no id"),
    ]


def test_of_a_list_each_string_has_its_place() -> None:
    found, _ = table('front = ["a.md",\n "b.md"]\nbody = "c.md"')
    assert found.places("front") == {
        "a.md": Place("content/a.toml", 1, 10, 6),
        "b.md": Place("content/a.toml", 2, 2, 6),
    }
    assert found.places("body") == {"c.md": Place("content/a.toml", 3, 1, 4)}
    assert found.places("back") == {}


def test_a_table_that_is_there_twice_is_named_as_it_is_written() -> None:
    diagnostics = Diagnostics()
    assert parse_toml("[a.b]\nx = 1\n[a.b]\n", "content/publication.toml", diagnostics) is None
    assert [problem.message for problem in diagnostics] == ["Cannot declare [a.b] twice"]
