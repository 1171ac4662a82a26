"""Every key of a TOML file is found where it was typed."""

import tomllib

import pytest

from caravan_pub.diagnostics import Place
from caravan_pub.read.positions import Address, Positions

TEXT = '''\
title = "A # b [c]"  # [print]
"odd key" = 1
nested.dotted = 2
subjects = ["one",
  "two", "three"]
notes = """
trim = "not this"
[print]
"""
creators = [
  { name = "Ana", role = "aut" },
  { name = "Bea", "file-as" = "B" },
]
[print]
trim = "A5"
[[source]]
id = "first"
author = [{ family = "A", given = "B" }, { literal = "C, D" }]
[source.archived]
url = "x"
[[source]]
id = 'second'
archived = { url = "y", date = 2018-10-17T10:00:00.5 }
[structure]
  [[structure.parts]]
  title = "One"
  [[structure.parts]]
  title = "Two"
  chapters = ["a.md", "b.md"]
'''
POSITIONS = Positions(TEXT, "a.toml")


@pytest.mark.parametrize(
    ("address", "line", "column"),
    [
        (("title",), 1, 1),
        (("odd key",), 2, 1),
        (("nested", "dotted"), 3, 8),
        (("subjects", 0), 4, 13),
        (("subjects", 2), 5, 10),
        (("notes",), 6, 1),
        (("creators", 0), 11, 3),
        (("creators", 0, "role"), 11, 19),
        (("creators", 1, "file-as"), 12, 19),
        (("print",), 14, 0),
        (("print", "trim"), 15, 1),
        (("source", 0, "id"), 17, 1),
        (("source", 0, "author", 1, "literal"), 18, 44),
        (("source", 0, "archived", "url"), 20, 1),
        (("source", 1), 21, 0),
        (("source", 1, "id"), 22, 1),
        (("source", 1, "archived", "date"), 23, 25),
        (("structure", "parts", 0, "title"), 26, 3),
        (("structure", "parts", 1, "title"), 28, 3),
        (("structure", "parts", 1, "chapters", 1), 29, 23),
    ],
)
def test_a_key_is_found_at_its_line_and_column(address: Address, line: int, column: int) -> None:
    place = POSITIONS.place(address)
    assert (place.path, place.line, place.column) == ("a.toml", line, column)


def test_what_is_not_written_has_the_place_of_what_would_hold_it() -> None:
    assert POSITIONS.place(("source", 1, "title")) == Place("a.toml", 21)
    assert POSITIONS.place(("print", "bleed")) == Place("a.toml", 14)
    assert POSITIONS.place(("publisher",)) == Place("a.toml", 1)


def addresses(value: object, way: Address = ()) -> list[Address]:
    match value:
        case dict():
            return [*(found for key, inner in value.items() for found in addresses(inner, (*way, key)))]
        case list():
            return [*(found for nth, inner in enumerate(value) for found in addresses(inner, (*way, nth)))]
        case _:
            return [way]


def test_every_value_of_the_file_has_a_place_of_its_own() -> None:
    places = [POSITIONS.place(address) for address in addresses(tomllib.loads(TEXT))]
    assert len(set(places)) == len(places)
