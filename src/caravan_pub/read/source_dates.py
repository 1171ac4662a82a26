"""Dates of sources: those that no calendar has, and those in figures that can be read in more than one way."""

import re
from collections.abc import Mapping
from datetime import date

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.read.source_fields import DATES
from caravan_pub.read.source_rules import SOURCE_DATE_IMPOSSIBLE, SOURCE_DATE_UNCLEAR

ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
"""ISO 8601: a day, a month or a year."""

FIGURES = re.compile(r"[\d./ -]*\d[./ -]+\d[\d./ -]*")
"""A date in figures of another order or form."""

SHOWN = 40
"""How many characters of a date a message shows."""


def check_dates(csl: Mapping[str, object], identifier: str, place: Place, diagnostics: Diagnostics) -> None:
    """Report the impossible and unclear dates among a source's facts."""
    for key in DATES:
        check_date(csl.get(key), key, identifier, place, diagnostics)


def check_date(value: object, key: str, identifier: str, place: Place, diagnostics: Diagnostics) -> None:
    """Report a date that no calendar has, or one in figures that are not ISO 8601.  Words are taken as they stand."""
    written = str(value)[:SHOWN]
    if _impossible(value):
        message = f"{key} of {identifier} is no date: {_shown(value) or written}"
        diagnostics.add(SOURCE_DATE_IMPOSSIBLE, place, message, 'write the day as "2018-10-17", or leave it out')
    elif isinstance(value, str) and FIGURES.fullmatch(value) and not _iso(value):
        message = f"{key} of {identifier} can be read in more than one way: {written}"
        diagnostics.add(SOURCE_DATE_UNCLEAR, place, message, 'write it as "2018-10-17", "2018-10" or "2018"')
    elif isinstance(value, Mapping) and isinstance(value.get("raw"), str):
        check_date(value["raw"], key, identifier, place, diagnostics)


def _shown(value: object) -> str:
    """Date parts as one writes them: ``2018-2-30``."""
    if not isinstance(value, Mapping):
        return ""
    return "/".join("-".join(map(str, side)) for side in _sides(value))[:SHOWN]


def _impossible(value: object) -> bool:
    if isinstance(value, str):
        sides = [_numbers(match) for side in value.split("/") if (match := ISO.fullmatch(side.strip()))]
        if len(sides) != len(value.split("/")):
            return False
    elif isinstance(value, Mapping):
        sides = [[int(str(part)) for part in side] for side in _sides(value)]
    else:
        return False
    return any(not _exists(side) for side in sides) or (len(sides) == 2 and sides[1] < sides[0][: len(sides[1])])


def _iso(text: str) -> bool:
    sides = text.split("/")
    return len(sides) <= 2 and all(ISO.fullmatch(side.strip()) for side in sides)


def _numbers(match: "re.Match[str]") -> list[int]:
    return [int(group) for group in match.groups() if group]


def _sides(value: Mapping[str, object]) -> list[list[object]]:
    """The one or two dates of CSL's ``date-parts``; nothing where they are not lists of one to three whole numbers."""
    parts = value.get("date-parts")
    sides = [side for side in parts if isinstance(side, list) and side] if isinstance(parts, list) else []
    whole = all(len(side) <= 3 and all(re.fullmatch(r"-?\d{1,5}", str(part)) for part in side) for side in sides)
    return sides if whole and len(sides) <= 2 else []


def _exists(numbers: list[int]) -> bool:
    """Whether a calendar has the day, the month or the year; years before 1 are counted, and not looked up."""
    year, *rest = numbers
    try:
        date(year if 0 < year < 10000 else 2000, *[*rest, 1, 1][:2])
    except ValueError:
        return False
    return True
