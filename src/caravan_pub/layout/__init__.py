"""Pages: chapter documents go in, one PDF and a page map come out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from caravan_pub.layout.page_lines import line_places
from caravan_pub.layout.page_text import page_texts
from caravan_pub.layout.raster import picture_of
from caravan_pub.layout.typeset import Typeset, missing_library
from caravan_pub.model.edition import Document, Resource
from caravan_pub.model.publication import Metadata
from caravan_pub.store import Store

if TYPE_CHECKING:
    from caravan_pub.layout.setting import Typesetter

__all__ = ["Typeset", "line_places", "page_texts", "picture_of", "typeset", "typesetter"]


def typeset(
    documents: Sequence[Document],
    stylesheet: str,
    resources: Mapping[str, Resource],
    metadata: Metadata,
    *,
    tagged: bool = False,
) -> Typeset:
    """Lay the documents out one after the other, as they are; see ``setting.Typesetter``."""
    setter = typesetter(stylesheet, resources, metadata, None, tagged=tagged)
    setter.lay_out(documents)
    return setter.bind()


def typesetter(
    stylesheet: str,
    resources: Mapping[str, Resource],
    metadata: Metadata,
    store: Store | None,
    *,
    hands: int = 1,
    tagged: bool = False,
) -> "Typesetter":
    """What sets a book: see ``setting.Typesetter``.

    WeasyPrint takes half a second to import, so it is imported here, when pages are made.
    MachineError where the system libraries that it needs are missing.
    """
    try:
        from caravan_pub.layout.setting import Typesetter
    except OSError as error:
        if error.errno is not None:  # the system's own word, such as too many open files: no library is missing
            raise
        raise missing_library(error) from error
    return Typesetter(stylesheet, resources, metadata, store, hands=hands, tagged=tagged)
