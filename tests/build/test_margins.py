"""The margin at the spine follows the number of pages, also where that number follows from the margin."""

from dataclasses import replace
from pathlib import Path

import pytest

from caravan_pub.build import prepare
from caravan_pub.build.print_edition import make_print
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.prove import read_print_file
from caravan_pub.prove.pdf_boxes import edges
from tests.publications import publication

MM = 72 / 25.4
CHAPTER = "# One\n\n" + "\n\n".join(["Words of a paragraph that goes on for a line and a half. " * 4] * 30)


@pytest.mark.parametrize(("last", "wanted"), [(4, 45.0), (500, 25.0)])
def test_a_book_of_more_pages_has_the_wider_margin_that_its_printer_asks_for(
    tmp_path: Path, last: int, wanted: float
) -> None:
    """With 25 mm up to ``last`` pages, and 45 mm for a longer book; this one has some nine."""
    diagnostics = Diagnostics()
    prepared = prepare(publication(tmp_path, **{"content/chapters/01-one.md": CHAPTER}), diagnostics, keep=False)
    assert prepared is not None
    settings = prepared.resolved.settings
    printed = replace(settings.print, inside=((last, 25.0), (10_000, 45.0)))
    asked = replace(prepared, resolved=replace(prepared.resolved, settings=replace(settings, print=printed)))
    made = make_print(asked, diagnostics, Limits())
    assert made is not None
    file = read_print_file(made.product.data)
    assert 4 < len(file.boxes) < 500
    inner = [
        edges(extent, trim)[0 if number % 2 == 0 else 2] / MM
        for number, ((trim, _, _), extent) in enumerate(zip(file.boxes, file.extents, strict=True))
        if extent is not None
    ]
    assert min(inner) == pytest.approx(wanted, abs=0.6)
