"""From a position in parsed text back to the line and column where its author typed it."""

from dataclasses import dataclass

from caravan_pub.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text as the parser sees it, without the marks that stand before its lines.

    ``lines`` are the file's lines; ``first`` the line of the passage, counted from 0.
    """

    path: str
    lines: tuple[str, ...]
    first: int
    content: str

    def place(self, position: int, length: int = 1) -> Place:
        """The line and column of a position in ``content``."""
        position = max(0, min(position, len(self.content)))
        before = self.content[:position]
        number = before.count("\n")
        start = before.rfind("\n") + 1
        end = self.content.find("\n", start)
        written = self.content[start : None if end < 0 else end]
        column = position - start
        row = self.first + number
        if row >= len(self.lines):
            return Place(self.path, min(row + 1, max(len(self.lines), 1)))
        indent = len(written) - len(written.lstrip())
        found = self.lines[row].find(written.strip())
        if found < 0:
            return Place(self.path, row + 1)
        return Place(self.path, row + 1, found + max(column - indent, 0) + 1, max(length, 1))
