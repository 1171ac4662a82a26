"""A page as a picture."""

import io

import pypdfium2

from caravan_pub.model.edition import Derivative


def picture_of(pdf: bytes, name: str, width: int) -> Derivative:
    """The first page of a PDF as a PNG ``width`` px wide."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    scale = width / page.get_width()
    image = page.render(scale=scale, no_smoothtext=False).to_pil()
    file = io.BytesIO()
    image.save(file, "PNG")
    size = image.size
    document.close()
    return Derivative(name, "image/png", file.getvalue(), size[0], size[1])
