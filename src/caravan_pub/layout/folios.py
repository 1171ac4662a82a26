"""From laid out pages to the page map."""

from collections.abc import Iterable, Sequence

from caravan_pub.model.edition import Document, PageMap, Turn
from caravan_pub.model.publication import Matter
from caravan_pub.numerals import roman


def map_pages(anchors: Sequence[Iterable[str]], documents: Sequence[Document], turns: tuple[Turn, ...] = ()) -> PageMap:
    """The page map of pages whose anchors, and places in the text where they begin, are given in order.

    Front matter is numbered in Roman numerals from i; the first page of the body is 1, and the numbers run on.
    """
    places: dict[str, int] = {}
    for number, names in enumerate(anchors):
        for name in names:
            places.setdefault(name, number)
    starts = [places[document.identifier] for document in documents
              if document.matter is not Matter.FRONT and document.identifier in places]  # fmt: skip
    first = min(starts, default=len(anchors))
    folios = [roman(number + 1) for number in range(first)] + [
        str(number + 1) for number in range(len(anchors) - first)
    ]
    return PageMap(tuple(folios), places, turns)
