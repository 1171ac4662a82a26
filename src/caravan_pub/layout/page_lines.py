"""Where the lines of finished pages are, by another library than the one that set them."""

from collections.abc import Iterator

import pypdfium2

Rect = tuple[float, float, float, float]


def line_places(pdf: bytes, left: float, right: float, top: float, bottom: float) -> tuple[tuple[float, ...], ...]:
    """For each page the feet of the lines within a column, in pt from the page's top, from the first to the last.

    The column's sides are in pt from the page's left and top.  Runs of text that stand beside each other are one line;
    a raised number belongs to the line that it stands in.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(tuple(_lines(page, (left, right, top, bottom))) for page in document)
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage, column: Rect) -> Iterator[float]:
    left, right, top, bottom = column
    text, height = page.get_textpage(), page.get_height()
    rects = [text.get_rect(number) for number in range(text.count_rects())]
    runs = sorted(
        (height - high, height - low)
        for start, low, end, high in rects
        if start >= left - 1 and end <= right + 1 and height - low <= bottom and height - high >= top
    )
    head = foot = 0.0
    for upper, lower in runs:
        shared = min(foot, lower) - max(head, upper)
        if shared > min(foot - head, lower - upper) / 2:
            head, foot = min(head, upper), max(foot, lower)
            continue
        if foot:
            yield round(foot, 1)
        head, foot = upper, lower
    if foot:
        yield round(foot, 1)
