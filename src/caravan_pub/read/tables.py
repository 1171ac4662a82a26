"""A TOML table that is asked for its keys: wrong types and unknown keys become problems with their line."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean

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

Example: a publication.toml without a title

Instead: title = "The Road North"
""",
)

Choice = TypeVar("Choice", bound=StrEnum)
MAX_DEPTH = 12
"""How deep brackets may nest in a TOML file; tomllib recurses for each."""


def parse_toml(text: str, path: str, diagnostics: Diagnostics) -> "Table | None":
    """The file's table; nothing, and a problem, where it cannot be read."""
    try:
        if _depth(text) > MAX_DEPTH:
            raise ValueError(f"brackets are nested more than {MAX_DEPTH} deep")
        return Table(tomllib.loads(text), path, text, diagnostics)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = Place(path, int(found[1]), int(found[2])) if found else Place(path)
        message = re.sub(r" \(at .*\)$", "", str(error))
        diagnostics.add(TOML_INVALID, place, message, "see toml.io for the notation; strings stand in double quotes")
        return None


def _depth(text: str) -> int:
    """The deepest run of opening brackets outside strings, roughly: enough to refuse what would exhaust a parser."""
    depth = deepest = 0
    for char in re.sub(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#.*', "", text):
        depth += (char in "[{") - (char in "]}" and depth > 0)
        deepest = max(deepest, depth)
    return deepest


class Table:
    """A table of a TOML file and where it stands.

    A getter gives the value, or the default where the key is absent or wrong; ``close`` reports what nobody asked for.
    """

    def __init__(self, values: Mapping[str, object], path: str, text: str, diagnostics: Diagnostics, header: str = "",
                 nth: int = 0) -> None:  # fmt: skip
        self.values = values
        self.path = path
        self._text = text
        self._diagnostics = diagnostics
        self._header = header
        self._nth = nth
        self._asked: dict[str, object] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def place(self, key: str = "") -> Place:
        """Where a key of this table is written; the table's own place where that cannot be found."""
        return _find(self._text, self.path, self._header, self._nth, key)

    def wrong(self, key: str, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        """Report a value that is not what its key needs."""
        self.report(VALUE_WRONG, key, message, help)

    def report(self, rule: Rule, key: str, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        """Report a problem with a key."""
        self._diagnostics.add(rule, self.place(key), message, help)

    def _get(self, key: str, kind: type | tuple[type, ...], wanted: str) -> object:
        self._asked[key] = None
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) and kind is not bool:
            value = object()
        if not isinstance(value, kind):
            self.wrong(key, f"{key} must be {wanted}")
            return None
        return value

    def require(self, *keys: str) -> bool:
        """Whether all the keys are there and not blank; each that is not is a problem."""
        missing = [key for key in keys if self.values.get(key) in (None, "")]
        for key in missing:
            where = f"[{self._header}]" if self._header else "this file"
            self._diagnostics.add(KEY_MISSING, self.place(), f"{where} has no {key}", f'add {key} = "…"')
        return not missing

    def text(self, key: str, default: str = "") -> str:
        """A string; a line end within it becomes a space."""
        value = self._get(key, str, "a string")
        return " ".join(value.split()) if isinstance(value, str) else default

    def optional_text(self, key: str) -> str | None:
        """A string, or nothing where the key is absent."""
        self._asked[key] = None
        return self.text(key) if key in self.values else None

    def flag(self, key: str, default: bool = False) -> bool:
        """A truth value."""
        value = self._get(key, bool, "true or false")
        return value if isinstance(value, bool) else default

    def number(self, key: str) -> float | None:
        """A number."""
        value = self._get(key, (int, float), "a number")
        return float(value) if isinstance(value, (int, float)) else None

    def numbers(self, key: str, count: int) -> tuple[float, ...] | None:
        """A list of so many numbers."""
        value = self._get(key, list, f"a list of {count} numbers")
        if not isinstance(value, list):
            return None
        if len(value) != count or any(isinstance(item, bool) or not isinstance(item, (int, float)) for item in value):
            self.wrong(key, f"{key} must be a list of {count} numbers")
            return None
        return tuple(float(item) for item in value)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of strings; a lone string counts as a list of one."""
        value = self._get(key, (list, str), "a list of strings")
        if value is None:
            return default
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            self.wrong(key, f"{key} must be a list of strings")
            return default
        return tuple(str(item) for item in listed)

    def day(self, key: str) -> date | None:
        """A date, written bare or as a string in ISO 8601."""
        value = self._get(key, (date, str), "a date such as 2018-10-17")
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                self.wrong(key, f"{key} is not a date: {value}", "write it as 2018-10-17")
                return None
        return date(value.year, value.month, value.day) if isinstance(value, date) else None

    def day_text(self, key: str) -> str:
        """A date or a part of one as text ("2018-10"), written bare or as a string."""
        value = self._get(key, (date, str, int), "a date such as 2018-10-17, 2018-10 or 2018")
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
        value = self._get(key, dict, "a table")
        header = f"{self._header}.{key}" if self._header else key
        return Table(value if isinstance(value, dict) else {}, self.path, self._text, self._diagnostics, header)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """The list of tables below a key."""
        value = self._get(key, list, "a list of tables")
        header = f"{self._header}.{key}" if self._header else key
        if not isinstance(value, list):
            return ()
        if not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"{key} must be a list of tables", f'[[{header}]] or {key} = [{{ name = "…" }}]')
            return ()
        return tuple(
            Table(item, self.path, self._text, self._diagnostics, header, nth) for nth, item in enumerate(value)
        )

    def close(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked:
                known = list(self._asked)
                hint = did_you_mean(key, known) or f"known here: {', '.join(sorted(known))}"
                where = f" in [{self._header}]" if self._header else ""
                self._diagnostics.add(KEY_UNKNOWN, self.place(key), f"there is no key {key}{where}", hint)


def _find(text: str, path: str, header: str, nth: int, key: str) -> Place:
    """Where ``key`` is written below ``[header]``, or below the ``nth`` ``[[header]]``; without a key, the header."""
    current, seen, best = "", -1, Place(path, 1)
    for number, line in enumerate(text.splitlines(), start=1):
        opened = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$", line)
        if opened:
            current = opened[2].replace(" ", "").replace('"', "")
            seen = seen + 1 if current == header and opened[1] == "[[" else seen
            if current == header and (opened[1] == "[" or seen == nth):
                best = Place(path, number)
                if not key:
                    return best
            continue
        here = current == header and (seen in (-1, nth))
        inline = header.rpartition(".")[2] or header
        if (here or (inline and re.match(rf"\s*{re.escape(inline)}\s*=", line))) and key:
            found = re.search(rf"(?:^|[\s{{,])(\"?{re.escape(key)}\"?)\s*=", line)
            if found:
                return Place(path, number, found.start(1) + 1, len(found[1]))
        if not key and inline and re.match(rf"\s*{re.escape(inline)}\s*=", line):
            best = Place(path, number)
    return best
