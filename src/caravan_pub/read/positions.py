"""Where each key of a TOML file is written."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from caravan_pub.diagnostics import Place

Address = tuple[str | int, ...]
"""The way to a value: names of tables and keys, and numbers (from 0) in lists."""

TOKEN = re.compile(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<comment>\#[^\n]*)|(?P<newline>\n)|(?P<mark>[\[\]{},=.])|(?P<bare>[^\s\[\]{},=.\"'#]+)",
    re.DOTALL,
)


class Positions:
    """The place of every key, table and list item of one file; found once, when the first is asked for."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._text = text
        self._places: dict[Address, Place] | None = None

    def place(self, address: Address) -> Place:
        """Where a value's key stands; where that cannot be said, the place of the table that holds it."""
        if self._places is None:
            self._places = _Scan(self.path, self._text).places
        for length in range(len(address), 0, -1):
            if address[:length] in self._places:
                return self._places[address[:length]]
        return Place(self.path, 1)


@dataclass(slots=True)
class _Open:
    """A bracket that is open in a value: the address of what it holds, and the next item's number in a list."""

    address: Address
    is_list: bool
    number: int = 0


@dataclass(slots=True)
class _Scan:
    """A walk over the tokens of a file that the TOML parser has accepted."""

    path: str
    text: str
    places: dict[Address, Place] = field(default_factory=dict)
    _lists: Counter[Address] = field(default_factory=Counter)
    _table: Address = ()
    _opened: list[_Open] = field(default_factory=list)
    _key: list[tuple[str, Place]] = field(default_factory=list)
    _in_value: bool = False
    _address: Address = ()

    def __post_init__(self) -> None:
        tokens = self._tokens()
        for kind, text, place in tokens:
            if kind == "newline":
                if not self._opened:
                    self._in_value, self._key = False, []
            elif kind == "mark" and text == "[" and not self._in_value and not self._opened:
                self._header(tokens, place)
            elif kind == "mark":
                self._mark(text, place)
            elif not self._in_value:
                self._key.append((text, place))
            elif self._opened and self._opened[-1].is_list:
                self.places.setdefault((*self._opened[-1].address, self._opened[-1].number), place)

    def _tokens(self) -> Iterator[tuple[str, str, Place]]:
        """Kind, text and place of each token; strings without their quotes, comments passed over."""
        line, start = 1, 0
        for found in TOKEN.finditer(self.text):
            kind, text = str(found.lastgroup), found[0]
            place = Place(self.path, line, found.start() - start + 1, len(text))
            if kind != "comment":
                yield kind, text[1:-1] if kind == "string" else text, place
            if "\n" in text:
                line += text.count("\n")
                start = found.start() + text.rindex("\n") + 1

    def _header(self, tokens: Iterator[tuple[str, str, Place]], place: Place) -> None:
        """``[table]`` or ``[[list of tables]]``: to the end of its line."""
        names, opening = [], 1
        for kind, text, _ in tokens:
            if kind == "newline":
                break
            opening += text == "[" and kind == "mark"
            if kind in ("string", "bare"):
                names.append(text)
        address: Address = ()
        for name in names[:-1]:
            address = self._within((*address, name))
        address = (*address, *names[-1:])
        if opening > 1:
            self._lists[address] += 1
            address = self._within(address)
        self._table = address
        self.places.setdefault(address, Place(place.path, place.line))

    def _within(self, address: Address) -> Address:
        """The address, or that of the last table of a list of tables."""
        return (*address, self._lists[address] - 1) if address in self._lists else address

    def _mark(self, text: str, place: Place) -> None:
        here = self._opened[-1] if self._opened else None
        if text == "=" and not self._in_value:
            self._address = here.address if here else self._table
            for name, where in self._key:
                self._address = (*self._address, name)
                self.places.setdefault(self._address, where)
            self._in_value, self._key = True, []
        elif text in "[{" and self._in_value:
            address = (*here.address, here.number) if here and here.is_list else self._address
            if here and here.is_list:
                self.places.setdefault(address, place)
            self._opened.append(_Open(address, text == "["))
            self._in_value = text == "["
        elif text in "]}" and self._opened:
            self._opened.pop()
            self._in_value, self._key = True, []
        elif text == "," and here and here.is_list:
            here.number += 1
        elif text == "," and here:
            self._in_value, self._key = False, []
