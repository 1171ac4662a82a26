"""The words on finished pages, read by another library than the one that set them."""

import pypdfium2


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF, in the order of its content."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
