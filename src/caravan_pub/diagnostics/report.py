"""Problems as people and programs read them: text with a picture of the line, or JSON."""

import json
import unicodedata
from collections.abc import Callable, Iterable

from caravan_pub.diagnostics.collection import Diagnostics
from caravan_pub.diagnostics.problem import Problem, Severity

SHOWN = 100
"""How many problems are printed at most; the rest are counted."""

WIDEST = 160
"""How many characters of a source line are shown at most."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def escaped(text: str) -> str:
    """The text with every control, format or unassigned character written out, so that none acts on a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in HIDDEN else char for char in text)


def _escape(char: str) -> str:
    number = ord(char)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def as_text(problems: Iterable[Problem], line_at: Callable[[str, int], str | None]) -> str:
    """Every problem with its place, a picture of the line where it is known, and the hint.

    ``line_at`` gives the source line at a path and a number that counts from 1, or nothing.
    """
    every = list(problems)
    blocks = [_block(problem, line_at) for problem in every[:SHOWN]]
    if len(every) > SHOWN:
        blocks.append(f"… and {len(every) - SHOWN} more problems\n")
    return "\n".join(blocks)


def _block(problem: Problem, line_at: Callable[[str, int], str | None]) -> str:
    lines = [f"{problem.severity}[{problem.code}]: {escaped(problem.message)}"]
    place = problem.place
    gutter = " " * max(len(str(place.line)), 1) if place.line else " "
    if place.path:
        lines.append(f"{gutter}--> {escaped(place.path)}" + (f":{place.line}" if place.line else ""))
        source = line_at(place.path, place.line) if place.line and not problem.rule.discreet else None
        if source is not None:
            lines += [f"{gutter} |", *_picture(source, problem, gutter)]
    if problem.help:
        lines.append(f"{gutter} = help: {escaped(problem.help)}")
    return "\n".join(lines) + "\n"


def _picture(source: str, problem: Problem, gutter: str) -> list[str]:
    place = problem.place
    start = max(0, place.column - 1 - WIDEST // 2) if place.column > WIDEST // 2 else 0
    shown = source[start : start + WIDEST].replace("\t", " ")
    lines = [f"{place.line} | {escaped(shown)}"]
    if place.column:
        before = shown[: place.column - 1 - start]
        marked = shown[place.column - 1 - start :][: max(place.length, 1)]
        lines.append(f"{gutter} | {' ' * _width(before)}{'^' * max(_width(marked), 1)}")
    return lines


def _width(text: str) -> int:
    """How many columns of a terminal the escaped text takes."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in escaped(text)
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of ``{code, severity, path, line, column, message, help}``."""
    rows = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=True, indent=1)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows as annotations at their lines: ``::error file=…,line=…,title=…::…``."""
    return "\n".join(_annotation(problem) for problem in problems)


LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(problem: Problem) -> str:
    place = problem.place
    where = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in where.items() if value)
    words = problem.message + (f" ({problem.help})" if problem.help else "")
    return f"::{LEVELS[problem.severity]} {given}::{escaped(words).replace('%', '%25')}"


def _property(value: str) -> str:
    return escaped(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def summary(diagnostics: Diagnostics) -> str:
    """How many there are of each severity, in words; empty where there are none."""
    counted = [(diagnostics.count(severity), severity) for severity in Severity]
    return ", ".join(f"{number} {severity}{'s' if number > 1 else ''}" for number, severity in counted if number)
