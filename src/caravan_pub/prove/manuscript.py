"""From a place in an EPUB back to the line of the manuscript that it was made from."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.prove.archive import open_archive
from caravan_pub.prove.markup import MalformedError, elements, line_of, parsed
from caravan_pub.prove.package import whole_name
from caravan_pub.prove.proof import Findings

ID_IN_CFI = re.compile(r"\[([^\]]+)\]")
"""An id within a canonical fragment identifier (EPUB CFI 1.1, section 2.3)."""


class Manuscript:
    """Where in the manuscript the parts of one EPUB were written.

    ``written`` gives the place of each id, and of each document by its identifier, which is its file name's stem.
    """

    def __init__(self, data: bytes, written: Mapping[str, Place]) -> None:
        self._archive = open_archive(data, Findings("", Diagnostics()))
        self._written = written

    def at(self, file: str, line: int = 0, cfi: str = "") -> Place | None:
        """The place of the nearest id that an author wrote: above a line of a file, or around what a CFI points to.

        Without one, the beginning of the chapter; nothing for what nobody wrote.
        """
        ids = ID_IN_CFI.findall(cfi) or self._above(file, line)
        known = (self._written.get(identifier) for identifier in reversed(ids))
        stem = posixpath.splitext(whole_name(posixpath.basename(file)))[0]
        return next((place for place in known if place is not None), None) or self._written.get(stem)

    def _above(self, file: str, line: int) -> Sequence[str]:
        if self._archive is None or file not in self._archive.names or line < 1:
            return ()
        try:
            root = parsed(self._archive.text(file, Findings(file, Diagnostics())))
        except MalformedError:
            return ()
        above = takewhile(lambda element: line_of(element) <= line, (element for element, _ in elements(root)))
        return [identifier for element in above if (identifier := element.get("id"))]
