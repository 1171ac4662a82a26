"""A page becomes a picture of the width that is asked for."""

import io

import pytest
from PIL import Image

from caravan_pub.layout import picture_of
from tests.layout.sample import laid

RED = "@page { size: 100mm 150mm; margin: 0 } @page :nth(1) { background: #ff0000 } @page :nth(2) { background: #00f }"


@pytest.mark.parametrize("width", [100, 817])
def test_the_picture_has_the_width_and_the_pages_shape(width: int) -> None:
    picture = picture_of(laid("<p>a</p>").pdf.data, "cover.png", width)
    with Image.open(io.BytesIO(picture.data), formats=["PNG"]) as image:
        assert image.size == (picture.width, picture.height)
    assert abs(picture.width - width) <= 1
    assert abs(picture.height / picture.width - 1.5) < 0.01
    assert (picture.name, picture.media_type) == ("cover.png", "image/png")


def test_it_shows_the_first_page() -> None:
    data = laid("<p>a</p><p style='break-before: page'>b</p>", RED).pdf.data
    with Image.open(io.BytesIO(picture_of(data, "cover.png", 50).data)) as image:
        assert image.convert("RGB").getpixel((25, 40)) == (255, 0, 0)


def test_the_same_page_gives_the_same_bytes() -> None:
    data = laid("<p>a</p>").pdf.data
    assert picture_of(data, "a.png", 80) == picture_of(data, "a.png", 80)
