"""A table has no words in its head.

Why: a reader who hears the table cell by cell needs the name of each column.

Example: ``|  |  |`` over the line of dashes.

Instead: ``| Month | Apprehensions |`` there.
"""

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Table
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import plain_text

RULE = Rule("table-without-header", Severity.WARNING, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every table whose head cells are all empty."""
    for node in nodes_of(resolved):
        if isinstance(node, Table) and not any(plain_text(cell) for cell in node.head):
            diagnostics.add(RULE, node.place, "the table names no column", "put the columns' names in its first row")
