"""The boxes of pages, to a tenth of a point."""

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Pdf

from caravan_pub.prove import PageSize
from tests.prove.sample import EXPECTED, POINT, SIZE, box, pdf, proved


def messages(change: Callable[[pikepdf.Dictionary | pikepdf.Object], object], size: PageSize = SIZE) -> list[str]:
    """What is said of a PDF whose second page was changed."""

    def second(made: Pdf) -> None:
        change(made.pages[1].obj)

    found = proved(pdf(second), replace(EXPECTED, size=size))[1]
    assert {code for code, _ in found} <= {"pdf-box-wrong"}
    return [message for _, message in found]


def shifted(inset: float, *edges: float) -> Array:
    """A box with its edges moved by points."""
    return Array([float(edge) + moved for edge, moved in zip(box(inset).as_list(), edges, strict=True)])


def test_a_page_of_the_wrong_size_is_found() -> None:
    found = messages(lambda page: setattr(page, "TrimBox", shifted(10, 0, 0, -5 * POINT, 0)))
    assert found[0] == "page 2 is 147.40 × 228.60 mm"
    assert found[1] == "page 2 bleeds (left · bottom · right · top) 3.00 · 3.00 · 8.00 · 3.00 mm"


@pytest.mark.parametrize(("moved", "count"), [(0.09, 0), (-0.09, 0), (0.2, 2), (-0.2, 2)])
def test_a_tenth_of_a_point_is_allowed(moved: float, count: int) -> None:
    assert len(messages(lambda page: setattr(page, "TrimBox", shifted(10, 0, 0, moved, 0)))) == count


@pytest.mark.parametrize("name", ["TrimBox", "BleedBox"])
def test_a_missing_box_is_found(name: str) -> None:
    assert f"page 2 has no {name}" in messages(lambda page: page.__delitem__(f"/{name}"))


def test_a_sheet_that_is_smaller_than_the_bleed_is_found() -> None:
    found = messages(lambda page: setattr(page, "MediaBox", shifted(7, 0, 0, -1, 0)))
    assert found == ["the sheet of page 2 (MediaBox) does not fit around its bleed"]


def test_the_margin_of_the_sheet_counts_where_it_is_known() -> None:
    assert messages(lambda _: None, replace(SIZE, margin=7)) == []
    assert len(messages(lambda _: None, replace(SIZE, margin=5))) == 2


def test_a_bleed_without_the_gutter_may_be_on_either_side_but_not_gone() -> None:
    size = replace(SIZE, gutter_bleed=False)
    left, right = shifted(7, 3 * POINT, 0, 0, 0), shifted(7, 0, 0, -3 * POINT, 0)

    def found(made_box: Array) -> list[str]:
        messages_of_page = messages(lambda page: setattr(page, "BleedBox", made_box), size)
        return [message for message in messages_of_page if "page 2" in message]

    assert found(left) == []
    assert found(right) == []
    assert found(box(10)) != []


def test_a_screen_edition_need_not_name_its_boxes() -> None:
    def bare(page: pikepdf.Dictionary | pikepdf.Object) -> None:
        del page["/TrimBox"]
        del page["/BleedBox"]

    def both(made: Pdf) -> None:
        for page in made.pages:
            bare(page.obj)

    size = PageSize(172.4, 248.6, written=False)
    assert proved(pdf(both), replace(EXPECTED, size=size))[1] == []
    wrong = replace(EXPECTED, size=replace(size, width=148.0))
    assert [code for code, _ in proved(pdf(both), wrong)[1]] == ["pdf-box-wrong"] * 2


def test_a_page_in_larger_units_is_measured_in_them() -> None:
    assert "page 2 is 304.80 × 457.20 mm" in messages(lambda page: setattr(page, "UserUnit", 2))


def test_boxes_may_be_inherited_and_turned_round() -> None:
    def turned(page: pikepdf.Dictionary | pikepdf.Object) -> None:
        left, bottom, right, top = box(10).as_list()
        page.TrimBox = Array([right, top, left, bottom])

    assert messages(turned) == []
