"""Pages: chapter documents go in, one PDF and a page map come out."""

from collections.abc import Mapping, Sequence

from caravan_pub.layout.page_text import page_texts
from caravan_pub.layout.raster import picture_of
from caravan_pub.layout.typeset import Typeset, missing_library
from caravan_pub.model.edition import Document, Resource
from caravan_pub.model.publication import Metadata

__all__ = ["Typeset", "page_texts", "picture_of", "typeset"]


def typeset(
    documents: Sequence[Document],
    stylesheet: str,
    resources: Mapping[str, Resource],
    metadata: Metadata,
    *,
    tagged: bool = False,
) -> Typeset:
    """Lay the documents out one after the other; see ``setting.set_pages``.

    WeasyPrint takes half a second to import, so it is imported here, when pages are made.
    MachineError where the system libraries that it needs are missing.
    """
    try:
        from caravan_pub.layout.setting import set_pages
    except OSError as error:
        if error.errno is not None:  # the system's own word, such as too many open files: no library is missing
            raise
        raise missing_library(error) from error
    return set_pages(documents, stylesheet, resources, metadata, tagged=tagged)
