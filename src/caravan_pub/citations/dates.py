"""Dates as people write them, made into CSL's date parts."""

import re
from collections.abc import Mapping
from datetime import date

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

CslDate = dict[str, object]


def csl_date(value: object) -> CslDate | None:
    """A CSL-JSON date for what a source gives; nothing where it is no date at all.

    Takes an ISO 8601 string of a day, a month, a year ("2018-10-17", "2018-10", "2018") or of two of them parted by
    a solidus ("2018-10-13/2018-10-19"), a year as a number, a ``date``, and CSL's own mapping with ``date-parts``,
    ``raw`` or ``literal``, perhaps with ``season`` and ``circa``.  Other words, and days that no calendar has, become
    a ``literal``, which a style prints as it stands.
    """
    return _from_mapping(value) if isinstance(value, Mapping) else _from_value(value)


def _from_value(value: object) -> CslDate | None:
    if isinstance(value, date):
        return {"date-parts": [[value.year, value.month, value.day]]}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"date-parts": [[value]]} if 0 < value < 10000 else {"literal": str(value)}
    return _from_text(value) if isinstance(value, str) and value.strip() else None


def _from_text(text: str) -> CslDate:
    parts = [_parts(side.strip()) for side in text.split("/")]
    if len(parts) <= 2 and all(parts):
        return {"date-parts": parts}
    return {"literal": text.strip()}


def _parts(text: str) -> list[int]:
    """Year, month and day as far as they are given; empty where the text is no ISO date."""
    match = ISO.fullmatch(text)
    if match is None:
        return []
    numbers = [int(group) for group in match.groups() if group]
    return numbers if _exists(numbers) else []


def _exists(numbers: list[int]) -> bool:
    try:
        date(*[*numbers, 1, 1][:3])
    except (ValueError, OverflowError):
        return False
    return True


def _from_mapping(value: Mapping[object, object]) -> CslDate | None:
    found: CslDate | None = None
    for key in ("date-parts", "raw", "literal"):
        given = value.get(key)
        if given is not None:
            found = _from_date_parts(given) if key == "date-parts" else _from_value(given)
        if found is not None:
            break
    season = value.get("season")
    if found is None:
        return {"literal": season} if isinstance(season, str) and season.strip() else None
    if "date-parts" in found:
        if season in (1, 2, 3, 4, "1", "2", "3", "4"):
            found["season"] = int(str(season))
        if value.get("circa"):
            found["circa"] = True
    return found


def _from_date_parts(given: object) -> CslDate | None:
    """One or two lists of year, month and day; numbers may be written as strings."""
    if not isinstance(given, (list, tuple)) or not 1 <= len(given) <= 2:
        return None
    parts: list[list[int]] = []
    for side in given:
        if not isinstance(side, (list, tuple)) or not 1 <= len(side) <= 3:
            return None
        words = [str(number).strip() for number in side]
        if not all(re.fullmatch(r"-?[0-9]{1,4}", word) for word in words):
            return None
        numbers = [int(word) for word in words]
        if not (_exists(numbers) or (numbers[0] < 0 and _exists([2000, *numbers[1:]]))):
            return None
        parts.append(numbers)
    return {"date-parts": parts}
