"""Where letters stand on a page, read by another library than the one that set them."""

import pypdfium2

Box = tuple[float, float, float, float]


def text_extents(data: bytes) -> tuple[Box | None, ...]:
    """Each page's left, bottom, right and top of all its letters, in pt; nothing where there is none."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_extent(page) for page in document)
    finally:
        document.close()


def _extent(page: pypdfium2.PdfPage) -> Box | None:
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    seen = [box for box in boxes if box[2] > box[0] and box[3] - box[1] > 1.5]
    if not seen:
        return None
    lefts, bottoms, rights, tops = zip(*seen, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))
