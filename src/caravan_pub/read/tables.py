"""A TOML table that is asked for its keys: wrong types and unknown keys become problems with their line."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.read.characters import escapes_allowed
from caravan_pub.read.positions import Address, Positions

TOML_INVALID = Rule(
    "toml-invalid",
    Severity.ERROR,
    """A TOML file cannot be read.

Why: nothing in the file is known until it can be read as a whole.

Example: title = "The Road

Instead: title = "The Road"
""",
)
KEY_UNKNOWN = Rule(
    "key-unknown",
    Severity.ERROR,
    """A key is not one that is known here.

Why: a misspelt key would otherwise be passed over, and what it was meant to say would be missing from the book.

Example: publsher = "A Small Press"

Instead: publisher = "A Small Press"
""",
)
VALUE_WRONG = Rule(
    "value-wrong",
    Severity.ERROR,
    """A key has a value of the wrong kind.

Why: it cannot mean what was intended.

Example: bleed = true

Instead: bleed = "3mm"
""",
)
KEY_MISSING = Rule(
    "key-missing",
    Severity.ERROR,
    """A key that must be there is missing.

Why: a book needs a title and a language, and a source an id and a title, before anything can be made of them.

Example: a ``publication.toml`` without a title.

Instead: title = "The Road North"
""",
)

Choice = TypeVar("Choice", bound=StrEnum)
MILLION = 1_000_000
LARGEST = 10**15
MAX_DEPTH = 12
"""How deep brackets may nest in a file, and how many dots a key may have: tomllib's time and stack grow with both."""


class _TooDeepError(ValueError):
    """More brackets or dots than a file may have."""


def parse_toml(text: str, path: str, diagnostics: Diagnostics) -> "Table | None":
    """The file's table; nothing, and a problem, where it cannot be read."""
    try:
        if _depth(text) > MAX_DEPTH:
            raise _TooDeepError(f"brackets or keys are nested more than {MAX_DEPTH} deep")
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = Place(path, int(found[1]), int(found[2])) if found else Place(path)
        known = isinstance(error, (tomllib.TOMLDecodeError, _TooDeepError))
        message = _sentence(str(error)) if known else "a value is too long or too deep to be read"
        diagnostics.add(TOML_INVALID, place, message, "see toml.io for the notation; strings stand in double quotes")
        return None
    if not escapes_allowed(values, text, path, diagnostics):
        return None
    return Table(values, Positions(text, path), diagnostics)


NAME = re.compile(r"'([^']*)'")


def _sentence(message: str) -> str:
    """What tomllib says, without its place, and with a table's name as it is written in the file."""
    plain = re.sub(r" \(at .*\)$", "", message)
    return re.sub(r"\(((?:'[^']*',? ?)+)\)", lambda found: f"[{'.'.join(NAME.findall(found[1]))}]", plain)


STRINGS = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)|\'\'\'.*?(?:\'{3,5}|\Z)|"(?:\\[^\n]|[^"\\\n])*"?|\'[^\'\n]*\'?|#[^\n]*',
    re.DOTALL,
)
"""Strings and comments; one that is not closed ends with its line, or with the file."""


def _depth(text: str) -> int:
    """The most brackets that stand open at once outside strings, or dots that one key has."""
    bare = STRINGS.sub("", text)
    depth = deepest = 0
    for char in bare:
        depth += (char in "[{") - (char in "]}" and depth > 0)
        deepest = max(deepest, depth)
    return max(deepest, *map(len, re.findall(r"\.+", re.sub(r"[\w\- \t]+", "", bare))), 0)


class Table:
    """A table of a TOML file and where it stands.

    A getter gives the value, or the default where the key is absent or wrong; ``close`` reports what nobody asked for.
    """

    def __init__(
        self, values: Mapping[str, object], positions: Positions, diagnostics: Diagnostics, address: Address = ()
    ) -> None:
        self.values = values
        self.path = positions.path
        self._positions = positions
        self._diagnostics = diagnostics
        self._address = address
        self._header = ".".join(name for name in address if isinstance(name, str))
        self._asked: dict[str, object] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def place(self, key: str = "") -> Place:
        """Where a key of this table is written; the table's own place where that cannot be found."""
        return self._positions.place((*self._address, key) if key else self._address)

    def wrong(self, key: str, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        """Report a value that is not what its key needs."""
        self.report(VALUE_WRONG, key, message, help)

    def report(self, rule: Rule, key: str, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        """Report a problem with a key."""
        self._diagnostics.add(rule, self.place(key), message, help)

    def _get(self, key: str, kind: type | tuple[type, ...], wanted: str, example: str) -> object:
        self._asked[key] = None
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) and kind is not bool:
            value = object()
        if not isinstance(value, kind):
            self.wrong(key, f"{key} must be {wanted}", f"{key} = {example}")
            return None
        return value

    def require(self, *keys: str) -> bool:
        """Whether all the keys are there and not blank; each that is not is a problem."""
        missing = [key for key in keys if self.values.get(key) in (None, "")]
        for key in missing:
            where = f"[{self._header}]" if self._header else "this file"
            place = self.place(key if key in self.values else "")
            self._diagnostics.add(KEY_MISSING, place, f"{where} has no {key}", f'add {key} = "…"')
        return not missing

    def text(self, key: str, default: str = "") -> str:
        """A string; a line end within it becomes a space."""
        value = self._get(key, str, "a string", '"…"')
        return " ".join(value.split()) if isinstance(value, str) else default

    def optional_text(self, key: str) -> str | None:
        """A string, or nothing where the key is absent."""
        self._asked[key] = None
        return self.text(key) if key in self.values else None

    def flag(self, key: str, default: bool = False) -> bool:
        """A truth value."""
        value = self._get(key, bool, "true or false", "true")
        return value if isinstance(value, bool) else default

    def number(self, key: str) -> float | None:
        """A number."""
        value = self._get(key, (int, float), "a number", "1.5")
        if not isinstance(value, (int, float)):
            return None
        if not _finite(value):
            self.wrong(key, f"{key} must be a number", "digits, with a point before decimals")
            return None
        return float(value)

    def whole(self, key: str) -> int | None:
        """A whole number from 0 to a million."""
        value = self._get(key, int, "a whole number", "1")
        if not isinstance(value, int):
            return None
        if not 0 <= value <= MILLION:
            self.wrong(key, f"{key} must be a whole number from 0 to a million", f"{key} = 1")
            return None
        return value

    def numbers(self, key: str, count: int) -> tuple[float, ...] | None:
        """A list of so many numbers."""
        value = self._get(key, list, f"a list of {count} numbers", f"[{', '.join(['0.5'] * count)}]")
        if not isinstance(value, list):
            return None
        numbers = [item for item in value if isinstance(item, (int, float)) and not isinstance(item, bool)]
        if len(value) != count or len(numbers) != count or not all(map(_finite, numbers)):
            example = f"{key} = [{', '.join(['0.5'] * count)}]"
            self.wrong(key, f"{key} must be a list of {count} numbers", example)
            return None
        return tuple(float(item) for item in numbers)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of strings; a lone string counts as a list of one."""
        value = self._get(key, (list, str), "a list of strings", '["…"]')
        if value is None:
            return default
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            self.wrong(key, f"{key} must be a list of strings", f'{key} = ["…"]')
            return default
        return tuple(str(item) for item in listed)

    def places(self, key: str) -> dict[str, Place]:
        """Where each string of a list of strings stands; the last place of one that stands there twice."""
        listed = self.values.get(key, [])
        items = listed if isinstance(listed, list) else [listed]
        return {str(item): self._positions.place((*self._address, key, nth)) for nth, item in enumerate(items)}

    def day(self, key: str) -> date | None:
        """A date, written bare or as a string in ISO 8601."""
        value = self._get(key, (date, str), "a date such as 2018-10-17", "2018-10-17")
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                self.wrong(key, f"{key} is not a date: {value}", "write it as 2018-10-17")
                return None
        return date(value.year, value.month, value.day) if isinstance(value, date) else None

    def day_text(self, key: str) -> str:
        """A date or a part of one as text ("2018-10"), written bare or as a string."""
        value = self._get(key, (date, str, int), "a date such as 2018-10-17, 2018-10 or 2018", '"2018-10"')
        return "" if value is None else str(value)

    def choice(self, key: str, kind: type[Choice], default: Choice) -> Choice:
        """One of a few words."""
        word = self.text(key)
        if not word:
            return default
        try:
            return kind(word)
        except ValueError:
            known = [str(item) for item in kind]
            self.wrong(key, f"{key} cannot be {word}", did_you_mean(word, known) or f"one of: {', '.join(known)}")
            return default

    def table(self, key: str) -> "Table":
        """The table below a key; an empty one where it is absent."""
        value = self._get(key, dict, "a table", "{ … }")
        values = value if isinstance(value, dict) else {}
        return Table(values, self._positions, self._diagnostics, (*self._address, key))

    def tables(self, key: str) -> "tuple[Table, ...]":
        """The list of tables below a key."""
        value = self._get(key, list, "a list of tables", "[{ … }]")
        if not isinstance(value, list):
            return ()
        if not all(isinstance(item, dict) for item in value):
            header = f"{self._header}.{key}" if self._header else key
            self.wrong(key, f"{key} must be a list of tables", f'[[{header}]] or {key} = [{{ name = "…" }}]')
            return ()
        return tuple(
            Table(item, self._positions, self._diagnostics, (*self._address, key, nth))
            for nth, item in enumerate(value)
        )

    def close(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked:
                known = list(self._asked)
                hint = did_you_mean(key, known) or f"known here: {', '.join(sorted(known))}"
                where = f" in [{self._header}]" if self._header else ""
                self._diagnostics.add(KEY_UNKNOWN, self.place(key), f"there is no key {key}{where}", hint)


def _finite(number: float) -> bool:
    """Whether a number lies between -10^15 and 10^15; an infinity does not, nor what is no number."""
    return abs(number) <= LARGEST
