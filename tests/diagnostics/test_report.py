"""Problems are printed one way, with the line they mean; nothing from input acts on a terminal."""

import json

import pytest

from caravan_pub.diagnostics import (
    NOWHERE,
    Diagnostics,
    Place,
    Problem,
    Rule,
    Severity,
    as_json,
    as_text,
    escaped,
    summary,
)

UNKNOWN = Rule("reference-unknown", Severity.ERROR, "A reference leads nowhere.")
SMALL = Rule("photo-small", Severity.WARNING, "A photo is small.")
KNOWN = Rule("photo-known", Severity.NOTE, "A photo is known.")
PATH = "content/chapters/03-the-road.md"


def printed(problem: Problem, source: str | None = None) -> str:
    return as_text([problem], lambda _path, _line: source)


def marked(source: str, place: Place) -> tuple[str, str]:
    """The line as shown and the line of marks below it, without the gutter."""
    lines = printed(Problem(UNKNOWN, place, "nothing is called so"), source).splitlines()
    return lines[3].partition(" | ")[2], lines[4].partition(" | ")[2]


def test_a_problem_is_printed_as_the_contract_shows_it() -> None:
    problem = Problem(UNKNOWN, Place(PATH, 41, 16, 8), "nothing is called fig-wel", "did you mean fig-well?")
    assert printed(problem, "as the picture @fig-wel shows") == (
        "error[reference-unknown]: nothing is called fig-wel\n"
        "  --> content/chapters/03-the-road.md:41\n"
        "   |\n"
        "41 | as the picture @fig-wel shows\n"
        "   |                ^^^^^^^^\n"
        "   = help: did you mean fig-well?\n"
    )


def test_a_problem_of_a_whole_file_names_the_file_alone() -> None:
    assert printed(Problem(SMALL, Place(PATH), "too small"), "never read") == (
        f"warning[photo-small]: too small\n --> {PATH}\n"
    )


def test_a_problem_without_a_place_is_a_sentence_and_its_help() -> None:
    assert printed(Problem(KNOWN, NOWHERE, "so it is", "nothing to do")) == (
        "note[photo-known]: so it is\n  = help: nothing to do\n"
    )


def test_a_line_that_cannot_be_read_is_left_out() -> None:
    assert printed(Problem(UNKNOWN, Place(PATH, 7, 2), "a")) == f"error[reference-unknown]: a\n --> {PATH}:7\n"


def test_a_line_without_a_column_has_no_marks() -> None:
    assert printed(Problem(UNKNOWN, Place(PATH, 7), "a"), "the line").endswith("  |\n7 | the line\n")


def test_problems_are_parted_by_an_empty_line() -> None:
    problems = [Problem(SMALL, NOWHERE, "one"), Problem(SMALL, NOWHERE, "two")]
    assert as_text(problems, lambda *_: None) == "warning[photo-small]: one\n\nwarning[photo-small]: two\n"


def test_a_hundred_are_printed_and_the_rest_counted() -> None:
    text = as_text([Problem(SMALL, NOWHERE, f"number {number}") for number in range(103)], lambda *_: None)
    assert "number 99\n" in text
    assert "number 100" not in text
    assert text.endswith("… and 3 more problems\n")


def test_marks_stand_under_wide_and_combining_characters() -> None:
    assert marked("漢字 word", Place(PATH, 1, 4, 4)) == ("漢字 word", " " * 5 + "^^^^")
    assert marked("e\u0301te\u0301 word", Place(PATH, 1, 7, 4))[1] == " " * 4 + "^^^^"
    assert marked("\u200bword", Place(PATH, 1, 2, 4)) == ("\\u200bword", " " * 6 + "^^^^")


def test_a_tab_is_one_space() -> None:
    assert marked("\tword", Place(PATH, 1, 2, 4)) == (" word", " ^^^^")


def test_of_a_long_line_the_part_that_is_meant_is_shown() -> None:
    shown, marks = marked("a" * 5000 + "HERE" + "b" * 5000, Place(PATH, 1, 5001, 4))
    assert len(shown) == 160
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_a_column_beyond_the_line_is_marked_at_its_end() -> None:
    assert marked("ab", Place(PATH, 1, 3)) == ("ab", "  ^")
    assert marked("ab", Place(PATH, 1, 500)) == ("", "^")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\x07b\rc\nd\x00", "a\\x07b\\x0dc\\x0ad\\x00"),
        ("\x9b2J", "\\x9b2J"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("\u2028line", "\\u2028line"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("\ue000\U000f0000", "\\ue000\\U000f0000"),
        ("¿Qué pasó? 漢字 – “so”", "¿Qué pasó? 漢字 – “so”"),
    ],
)
def test_nothing_from_input_acts_on_a_terminal(raw: str, shown: str) -> None:
    assert escaped(raw) == shown


def test_every_text_of_a_problem_is_escaped() -> None:
    problem = Problem(UNKNOWN, Place("content/\x1b.md", 1, 1), "message \x1b", "help \x1b")
    text = printed(problem, "source \x1b")
    assert "\x1b" not in text
    assert text.count("\\x1b") == 4


def test_json_has_the_fields_of_the_contract() -> None:
    problem = Problem(UNKNOWN, Place(PATH, 41, 16, 8), "nothing is called fig-wel", "did you mean fig-well?")
    assert json.loads(as_json([problem, Problem(SMALL, NOWHERE, "small")])) == [
        {
            "code": "reference-unknown",
            "severity": "error",
            "path": PATH,
            "line": 41,
            "column": 16,
            "message": "nothing is called fig-wel",
            "help": "did you mean fig-well?",
        },
        {
            "code": "photo-small",
            "severity": "warning",
            "path": "",
            "line": 0,
            "column": 0,
            "message": "small",
            "help": "",
        },
    ]
    assert json.loads(as_json([])) == []


def test_json_is_plain_ascii_whatever_the_input_holds() -> None:
    text = as_json([Problem(UNKNOWN, Place("\ud800"), "é\x1b\u202e")])
    assert text.isascii()
    assert "\x1b" not in text
    assert json.loads(text)[0]["message"] == "é\x1b\u202e"


def test_the_summary_counts_in_words() -> None:
    diagnostics = Diagnostics()
    assert summary(diagnostics) == ""
    for number, rule in enumerate((UNKNOWN, UNKNOWN, SMALL)):
        diagnostics.add(rule, NOWHERE, str(number))
    assert summary(diagnostics) == "2 errors, 1 warning"
    diagnostics.add(KNOWN, NOWHERE, "known")
    assert summary(diagnostics) == "2 errors, 1 warning, 1 note"
