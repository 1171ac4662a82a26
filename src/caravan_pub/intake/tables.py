"""Tables in the manuscript's notation: one head row, one line a cell, a caption below."""

from collections.abc import Iterator
from typing import Any

from caravan_pub.intake import notation
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.escaping import line_start
from caravan_pub.intake.inlines import single_line
from caravan_pub.intake.runs import as_one_run
from caravan_pub.intake.tree import Node, Nodes, attributes

Cell = list[Any]
"""pandoc's cell: attributes, alignment, row span, column span, blocks."""

DASHES = {"AlignLeft": ":--", "AlignRight": "--:", "AlignCenter": ":-:", "AlignDefault": "---"}
IN_LINE = ("Plain", "Para")


def sole_cell(table: Node) -> Nodes | None:
    """The blocks of a table that has one cell only, as word processors frame a passage; nothing for another table."""
    cells = [cell for row in _rows(table) for cell in row]
    return cells[0][4] if len(cells) == 1 else None


def table_text(table: Node, desk: Desk) -> str:
    """A table; only its caption, as a paragraph, where no cell of it has words or a picture."""
    _, _, columns, head, _, _ = table["c"]
    grid = _Grid(len(columns), desk)
    rows = [grid.row(row) for row in _rows(table)]
    filled = [row for row in rows if any(row)]
    if not filled:
        return line_start(single_line(as_one_run(table["c"][1][1]), desk))
    if not any(any(row) for row in rows[: len(head[1])]):
        desk.changed("the table has no head row, and its first row became it", "give its columns names")
    if grid.spanned:
        desk.changed("cells that span rows or columns became single ones", "see that the table still reads well")
    if grid.flattened:
        desk.changed("cells of several paragraphs or lists became single lines", "see that the table still reads well")
    dashes = [DASHES[column[0]["t"]] for column in columns]
    lines = [filled[0], dashes, *filled[1:]]
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    caption = _caption(table, desk)
    return f"{text}\n\n{caption}" if caption else text


def _caption(table: Node, desk: Desk) -> str:
    words = single_line(as_one_run(table["c"][1][1]), desk)
    identifier = notation.attribute_list(attributes(table).identifier)
    if not words and not identifier:
        return ""
    return notation.with_attributes(f"Table: {words}", identifier)


def _rows(table: Node) -> Iterator[list[Cell]]:
    """The rows of head, bodies and foot, each as its cells."""
    _, _, _, head, bodies, foot = table["c"]
    for row in head[1]:
        yield row[1]
    for body in bodies:
        for row in (*body[2], *body[3]):
            yield row[1]
    for row in foot[1]:
        yield row[1]


class _Grid:
    """Lays cells that span rows and columns out as single ones: the words in the first, nothing in the others."""

    def __init__(self, width: int, desk: Desk) -> None:
        self._width = width
        self._desk = desk
        self._covered = [0] * width
        self.spanned = False
        self.flattened = False

    def row(self, cells: list[Cell]) -> list[str]:
        """A row's cells in notation, one for each column."""
        found = [""] * self._width
        left = iter(cells)
        column = 0
        while column < self._width:
            if self._covered[column]:
                self._covered[column] -= 1
                column += 1
                continue
            cell = next(left, None)
            if cell is None:
                column += 1
                continue
            found[column] = self._text(cell[4])
            across = min(max(cell[3], 1), self._width - column)
            self.spanned = self.spanned or across > 1 or cell[2] > 1
            for covered in range(column, column + across):
                self._covered[covered] = max(cell[2], 1) - 1
            column += across
        return found

    def _text(self, blocks: Nodes) -> str:
        if len(blocks) > 1 or any(block["t"] not in IN_LINE for block in blocks):
            self.flattened = True
        return single_line(as_one_run(blocks), self._desk).replace("|", "\\|")
