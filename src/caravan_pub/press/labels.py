"""The labels of pages, as a reader's program shows them."""

import pikepdf

from caravan_pub.model.edition import PageMap


def page_labels(pages: PageMap) -> list[object]:
    """The number tree of page labels (ISO 32000-1, 12.4.2): a range of Roman minuscules, then one of Arabic numbers."""
    numbers: list[object] = []
    roman = sum(not folio.isdigit() for folio in pages.folios)
    if roman:
        numbers += [0, pikepdf.Dictionary(S=pikepdf.Name("/r"))]
    if roman < len(pages.folios):
        numbers += [roman, pikepdf.Dictionary(S=pikepdf.Name("/D"))]
    return numbers
