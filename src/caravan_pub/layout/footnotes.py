"""Notes at the foot of the page that calls them, where the layout library would move or lose them.

WeasyPrint 70.0 does so in two places:

- After each note it asks whether the notes fit their area, by comparing two sums of the same lengths
  (``LayoutContext._update_footnote_area``).  Where the last digits differ, it holds that none fits, and sends every
  note of the book to another page.  Which margins and paddings do that is chance.
- Where a paragraph's last line does not fit, and the line before it may not end the page, it sends notes to the next
  page to make room (``_linebox_layout``), and forgets the notes that this last line calls.
"""

import sys
from math import inf

from weasyprint import HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import _linebox_layout
from weasyprint.text.fonts import FontConfiguration

from caravan_pub.layout.hyphens import Dictionaries


def context_of(
    tree: HTML, fonts: FontConfiguration, counters: CounterStyle, options: dict[str, object]
) -> LayoutContext:
    """What the library lays a document out with, so that every note stands where it belongs.

    A note that has no room moves the line that calls it to the next page where the style sheet says
    ``footnote-policy: line``.
    """
    context = Document._build_layout_context(tree, fonts, counters, {}, options)
    context.__class__ = _Context
    context.dictionaries = Dictionaries()
    return context


class _Context(LayoutContext):  # type: ignore[misc]
    _column = False

    @property
    def in_column(self) -> bool:
        """Whether columns are being set.  To ``_linebox_layout`` always: all that it then does is keep notes here."""
        return self._column or sys._getframe(1).f_code is _linebox_layout.__code__

    @in_column.setter
    def in_column(self, value: bool) -> None:
        self._column = value

    def _update_footnote_area(self) -> bool:
        """Whether the notes overflow their area: that can only be where a style sheet limits its height."""
        overflow: bool = super()._update_footnote_area()
        style = self.current_footnote_area.style
        limited = style["height"] != "auto" or style["max_height"].value != inf
        return overflow and limited
