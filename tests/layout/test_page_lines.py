"""The places of lines on finished pages, counted by another library than the one that set them."""

from itertools import pairwise

import pytest

from caravan_pub.layout import line_places
from tests.layout.sample import laid

SHEET = (
    "p { margin: 0; line-height: 20pt; font-size: 10pt } sup { font-size: 6pt } .far { position: absolute; left: 60mm; "
    "width: 20mm } section { position: relative; width: 50mm }"
)
MM = 72 / 25.4
COLUMN = (15 * MM, 66 * MM, 10 * MM, 140 * MM)


def test_a_line_is_counted_once_whatever_is_raised_in_it_and_none_beside_the_column() -> None:
    body = "<p>One<sup>1</sup> <b>two</b><sup>2</sup></p><p class='far'>Far</p><p>Three<br/>four</p>"
    (page,) = line_places(laid(body, SHEET).pdf.data, *COLUMN)
    assert len(page) == 3
    assert [after - before for before, after in pairwise(page)] == pytest.approx([20, 20], abs=3)


def test_every_page_has_its_own() -> None:
    pages = line_places(laid("<p>a</p><p style='break-before: page'>b</p><p>c</p>", SHEET).pdf.data, *COLUMN)
    assert [len(page) for page in pages] == [1, 2]
