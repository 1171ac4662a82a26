"""The data that a chart or a map is drawn from, as a table for those who hear the page."""

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from caravan_pub.model.publication import Drawing, DrawingKind
from caravan_pub.render.book import Book

LABEL = "label"
"""The column that says what is printed instead of a row's number."""

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DataView:
    """A table for templates: what it is called, its column names, and its rows; the first cell names each.

    ``printed``: the author wants it on paper too.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    printed: bool


def data_view(drawing: Drawing, book: Book) -> DataView | None:
    """The table of a drawing: a chart's numbers, or a map's places with their degrees; nothing where it has neither."""
    head, rows = _places(drawing, book) if drawing.kind is DrawingKind.MAP else _numbers(drawing, book)
    return DataView(drawing.unit or drawing.title or book.word("Data"), head, rows, drawing.table) if rows else None


def _places(drawing: Drawing, book: Book) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    head = (book.word("Place"), book.word("Latitude"), book.word("Longitude"))
    return head, tuple(
        (place.name, *(f"{_written(f'{degrees:g}', book)}°" for degrees in (place.latitude, place.longitude)))
        for place in drawing.places
    )


def _numbers(drawing: Drawing, book: Book) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A chart's columns and rows; where one column of numbers has labels, a label stands in its number's place."""
    labelled = [number for number, name in enumerate(drawing.columns) if number and name.strip().lower() == LABEL]
    kept = [number for number in range(len(drawing.columns)) if number not in labelled]
    alone = len(kept) == 2 and bool(labelled)
    columns = kept if alone else range(len(drawing.columns))
    head = tuple(book.word("Note") if number in labelled else drawing.columns[number] for number in columns)
    rows = tuple(
        tuple(
            row[labelled[0]] if alone and number and row[labelled[0]] else _cell(row[number], number, book)
            for number in columns
        )
        for row in drawing.rows
    )
    return head, rows


def _cell(text: str, number: int, book: Book) -> str:
    return _written(text, book) if number else text


def _written(text: str, book: Book) -> str:
    """A number as the publication's language writes it; anything else as it is."""
    if not NUMBER.fullmatch(text):
        return text
    try:
        locale = Locale.parse(book.resolved.publication.metadata.language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(format_decimal(text, locale=locale, decimal_quantization=False)).replace("-", "−")
