"""From a position in parsed text back to the line and column where its author typed it."""

from bisect import bisect_right
from dataclasses import dataclass, field

from caravan_pub.diagnostics import Place


@dataclass(slots=True)
class Passage:
    """A block's text as the parser sees it, without the marks that stand before its lines.

    ``lines`` are the file's lines; ``first`` the line of the passage, counted from 0; ``after`` the column of that
    line, counted from 0, before which the passage cannot begin (a table's cell stands after the cells before it).
    """

    path: str
    lines: tuple[str, ...]
    first: int
    content: str
    after: int = 0
    _rows: list[tuple[int, int | None]] = field(default_factory=list)

    def place(self, position: int, length: int = 1) -> Place:
        """The line and column of a position in ``content``; the line alone where the column cannot be said."""
        rows = self._rows or self._found()
        position = max(0, min(position, len(self.content)))
        number = bisect_right(rows, position, key=lambda row: row[0]) - 1
        start, column = rows[number]
        line = self.first + number + 1
        if line > len(self.lines):
            return Place(self.path, max(len(self.lines), 1))
        if column is None:
            return Place(self.path, line)
        return Place(self.path, line, max(column + position - start, 0) + 1, max(length, 1))

    def _found(self) -> list[tuple[int, int | None]]:
        """Where each line of the passage begins in it, and its column in the file."""
        start = 0
        for number, written in enumerate(self.content.split("\n")):
            row = self.first + number
            raw = self.lines[row] if 0 <= row < len(self.lines) else ""
            self._rows.append((start, _column(written, raw, 0 if number else self.after)))
            start += len(written) + 1
        return self._rows


def _column(written: str, raw: str, after: int) -> int | None:
    """The column, from 0, at which a line of a passage begins in the line as it was typed."""
    words = written.strip()
    indent = len(written) - len(written.lstrip())
    end = raw.rstrip()
    if not after and end.endswith(words):
        return len(end) - len(words) - indent
    found = raw.find(words, after)
    return None if found < 0 else found - indent
