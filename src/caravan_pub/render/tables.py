"""Tables: heads with their scope, so that a screen reader can name the column of each cell."""

from itertools import chain, repeat

from markupsafe import Markup

from caravan_pub.model import nodes as n
from caravan_pub.render.inlines import Writer
from caravan_pub.render.markup import element


def write_table(table: n.Table, writer: Writer) -> Markup:
    """A table with its caption; a cell's alignment is a class."""
    caption = Markup("")
    if table.caption:
        number = writer.book.resolved.targets[table.identifier].number
        label = element("span", writer.book.word("Table {number}", number=number), {"class": "label"})
        caption = element("caption", label + " " + writer.run(table.caption))
    head = Markup("")
    if any(table.head):
        head = element("thead", element("tr", _cells(table.head, table.alignments, "th", writer)))
    rows = Markup("\n").join(element("tr", _cells(row, table.alignments, "td", writer)) for row in table.rows)
    return element("table", caption + head + element("tbody", rows), {"id": table.identifier})


def _cells(row: n.Row, alignments: tuple[n.Alignment, ...], name: str, writer: Writer) -> Markup:
    scope = "col" if name == "th" else ""
    return Markup("").join(
        element(name, writer.run(cell), {"scope": scope, "class": str(alignment)})
        for cell, alignment in zip(row, chain(alignments, repeat(n.Alignment.NONE)), strict=False)
    )
