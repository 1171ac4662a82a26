"""A figure shows its pictures, or plates in their places, with label, caption and credit."""

from dataclasses import replace

import pytest
from lxml import etree

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition
from caravan_pub.model.publication import Drawing, DrawingKind, MapPlace, Photo, Status
from tests.model.trees import words
from tests.render.sample import MEDIA, chapter, elements, one, page, resolved_of, text_of

HOSTILE = '"/><script>alert(1)</script>{{ 7*7 }}'


def figure(*paths: str, caption: str = "A caption.", placement: n.Placement = n.Placement.INLINE) -> n.Figure:
    return n.Figure(tuple(map(n.Panel, paths)), words(caption) if caption else (), "fig-a", placement)


@pytest.mark.parametrize("edition", MEDIA)
def test_a_picture_has_its_file_its_alt_its_label_its_caption_and_its_credit(edition: Edition) -> None:
    root = page(resolved_of(chapter(figure("a.jpg"))), edition)
    image = one(root, "//h:figure[@id = 'fig-a']//h:img")
    caption = one(root, "//h:figure/h:figcaption")

    assert (image.get("src"), image.get("alt"), image.get("role")) == ("images/a.jpg", "A road.", None)
    assert text_of(one(caption, ".//h:span[@class = 'label']")) == "Figure 1.1"
    assert text_of(one(caption, ".//h:span[@class = 'caption']")) == "A caption."
    assert text_of(one(caption, ".//h:p[@class = 'credit']")) == "Ana Pérez"


@pytest.mark.parametrize("edition", MEDIA)
def test_the_caption_is_the_last_child_of_its_figure(edition: Edition) -> None:
    shown = one(page(resolved_of(chapter(figure("a", "b"))), edition), "//h:figure")
    assert str(shown[-1].tag).endswith("}figcaption")


@pytest.mark.parametrize("edition", MEDIA)
def test_an_empty_caption_takes_the_sidecars(edition: Edition) -> None:
    root = page(resolved_of(chapter(figure("a", caption=""))), edition)
    assert text_of(one(root, "//h:span[@class = 'caption']")) == "The road."


@pytest.mark.parametrize("edition", MEDIA)
def test_the_alt_of_the_place_is_used_before_the_sidecars(edition: Edition) -> None:
    shown = n.Figure((n.Panel("a", "From the north."),), words("A caption."), "fig-a")
    assert one(page(resolved_of(chapter(shown)), edition), "//h:img").get("alt") == "From the north."


@pytest.mark.parametrize("edition", MEDIA)
def test_a_picture_that_is_not_there_has_a_plate_of_its_aspect_which_says_what_it_would_show(edition: Edition) -> None:
    root = page(resolved_of(chapter(figure("b"))), edition)
    plate = one(root, "//h:div[@class = 'plate']")

    assert elements(root, "//h:img") == []
    assert (plate.get("role"), plate.get("aria-label")) == ("img", "A well.")
    assert one(plate, "h:div").get("style") == "padding-top: 50%"
    assert text_of(plate) == "For position only"


@pytest.mark.parametrize(
    ("aspect", "padding"), [(None, "66.667%"), (1.5, "66.667%"), (0.75, "133.333%"), (1.0, "100%")]
)
def test_a_plate_is_three_to_two_where_nothing_else_is_said(aspect: float | None, padding: str) -> None:
    photos = {"b": Photo("b", None, status=Status.FPO, aspect=aspect)}
    root = page(resolved_of(chapter(figure("b")), photos=photos), Edition.EPUB)
    assert one(root, "//h:div[@class = 'plate-shape']").get("style") == f"padding-top: {padding}"


@pytest.mark.parametrize("edition", MEDIA)
def test_a_group_shows_every_picture_under_one_caption_and_names_each_credit_once(edition: Edition) -> None:
    photos = {name: Photo(name, None, alt=name, credit="Ana Pérez") for name in ("a", "c")}
    photos["b"] = Photo("b", None, alt="b", credit="Luis Ruiz")
    root = page(resolved_of(chapter(figure("a", "b", "c")), photos=photos), edition)

    assert one(root, "//h:figure").get("class") == "figure inline group"
    assert [plate.get("aria-label") for plate in elements(root, "//h:div[@class = 'plate']")] == ["b", "c"]
    assert [image.get("alt") for image in elements(root, "//h:img")] == ["a"]
    assert text_of(one(root, "//h:p[@class = 'credit']")) == "Ana Pérez · Luis Ruiz"


@pytest.mark.parametrize("edition", MEDIA)
def test_each_picture_of_a_group_keeps_its_own_caption_beside_it(edition: Edition) -> None:
    panels = (n.Panel("a", caption=words("Left.")), n.Panel("b", caption=(n.Emphasis(words("Right.")),)))
    root = page(resolved_of(chapter(n.Figure(panels, words("Both."), "fig-a"))), edition)

    left, right = elements(root, "//h:figure/h:div[@class = 'panel']")
    assert (len(elements(left, ".//h:img")), text_of(one(left, "h:p[@class = 'panel-caption']"))) == (1, "Left.")
    assert text_of(one(right, "h:p[@class = 'panel-caption']/h:em")) == "Right."
    assert elements(right, ".//h:div[@role = 'img']//h:p[@class = 'panel-caption']") == []


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize("placement", list(n.Placement))
def test_where_a_figure_stands_is_a_class(edition: Edition, placement: n.Placement) -> None:
    root = page(resolved_of(chapter(figure("a", placement=placement))), edition)
    assert one(root, "//h:figure").get("class") == f"figure {placement}"


@pytest.mark.parametrize(
    ("placement", "printed", "on_a_screen"),
    [(n.Placement.SPREAD, 2, 0), (n.Placement.FULL_PAGE, 1, 1), (n.Placement.WIDE, 0, 0)],
)
def test_a_picture_fills_pages_where_there_are_such_pages(
    placement: n.Placement, printed: int, on_a_screen: int
) -> None:
    book = resolved_of(chapter(figure("a", placement=placement)))
    counts = [
        len(elements(page(book, edition), "//h:div[@class = 'sheet']")) for edition in (Edition.PRINT, Edition.SCREEN)
    ]
    assert counts == [printed, on_a_screen]
    alts = [image.get("alt") for image in elements(page(book, Edition.PRINT), "//h:img")]
    assert alts == ["A road.", *[""] * (printed - 1)], "it is one picture, and read out once"


@pytest.mark.parametrize(("placement", "instead"), [(n.Placement.SPREAD, "wide"), (n.Placement.FULL_PAGE, "inline")])
def test_a_group_has_no_page_of_its_own(placement: n.Placement, instead: str) -> None:
    root = page(resolved_of(chapter(figure("a", "b", placement=placement))), Edition.PRINT)
    assert one(root, "//h:figure").get("class") == f"figure {instead} group"


@pytest.mark.parametrize("edition", MEDIA)
def test_hostile_facts_of_a_picture_are_words(edition: Edition) -> None:
    photos = {
        "a": Photo("a", "a.jpg", alt=HOSTILE, caption=HOSTILE, credit=HOSTILE),
        "b": Photo("b", None, alt=HOSTILE, status=Status.FPO),
    }
    root = page(resolved_of(chapter(figure("a", "b", caption="")), photos=photos), edition)

    assert elements(root, "//h:script") == []
    assert one(root, "//h:img").get("alt") == HOSTILE
    assert one(root, "//h:div[@class = 'plate']").get("aria-label") == HOSTILE
    assert text_of(one(root, "//h:span[@class = 'caption']")) == HOSTILE
    assert text_of(one(root, "//h:p[@class = 'credit']")) == HOSTILE


@pytest.mark.parametrize("edition", MEDIA)
def test_a_decorative_picture_is_not_read_out(edition: Edition) -> None:
    photos = {"a": Photo("a", "a.jpg", decorative=True)}
    image = one(page(resolved_of(chapter(figure("a")), photos=photos), edition), "//h:img")
    assert (image.get("alt"), image.get("role")) == ("", "presentation")


def test_a_figure_without_a_credit_has_no_empty_line_for_it() -> None:
    root = page(resolved_of(chapter(figure("a")), photos={"a": Photo("a", "a.jpg", alt="x")}), Edition.EPUB)
    assert elements(root, "//h:p[@class = 'credit']") == []


CHART = Drawing(
    DrawingKind.BAR,
    columns=("Month", "People", "label"),
    rows=(("August", "37544", ""), ("September", "41400", "more than 41,400")),
    unit="People a month",
)
MAP = Drawing(DrawingKind.MAP, title="The road", places=(MapPlace("Zacapa", 14.97, -89.53),))


def drawn(drawing: Drawing, edition: Edition, language: str = "en") -> "etree._Element":
    photos = {"a": Photo("a", None, alt="A drawing.", drawing=drawing)}
    return page(resolved_of(chapter(figure("a")), photos=photos, language=language), edition)


def test_an_e_reader_has_a_charts_data_as_a_table_under_what_it_counts() -> None:
    root = drawn(CHART, Edition.EPUB)
    data = one(root, "//h:figure/h:details[@class = 'data']")
    assert text_of(one(data, "h:summary")) == "People a month"
    assert [text_of(cell) for cell in elements(data, ".//h:th[@scope = 'col']")] == ["Month", "People"]
    assert [[text_of(cell) for cell in row] for row in elements(data, ".//h:tbody/h:tr")] == [
        ["August", "37,544"],
        ["September", "more than 41,400"],
    ]
    assert [text_of(cell) for cell in elements(data, ".//h:th[@scope = 'row']")] == ["August", "September"]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    root = drawn(replace(CHART, rows=(("agosto", "-37544.25", ""),)), Edition.EPUB, "es")
    assert text_of(one(root, "//h:td")) == "−37.544,25"


def test_a_map_tells_its_places() -> None:
    root = drawn(MAP, Edition.EPUB)
    assert text_of(one(root, "//h:summary")) == "The road"
    assert [text_of(cell) for cell in elements(root, "//h:thead//h:th")] == ["Place", "Latitude", "Longitude"]
    assert [text_of(cell) for cell in one(root, "//h:tbody/h:tr")] == ["Zacapa", "14.97°", "−89.53°"]
    assert elements(drawn(replace(MAP, places=()), Edition.EPUB), "//h:details") == []


def test_two_columns_of_numbers_keep_what_is_said_of_a_row() -> None:
    both = replace(CHART, columns=("Month", "2017", "2018", "label"), rows=(("August", "1", "", "a guess"),))
    root = drawn(both, Edition.EPUB)
    assert [text_of(cell) for cell in elements(root, "//h:thead//h:th")] == ["Month", "2017", "2018", "Note"]
    assert [text_of(cell) for cell in one(root, "//h:tbody/h:tr")] == ["August", "1", "", "a guess"]


@pytest.mark.parametrize(("wanted", "count"), [(False, 0), (True, 1)])
def test_print_has_the_table_where_its_author_asks_for_it(wanted: bool, count: int) -> None:
    root = drawn(replace(CHART, table=wanted), Edition.PRINT)
    assert len(elements(root, "//h:figure//h:table")) == count
    assert elements(root, "//h:details") == []


@pytest.mark.parametrize("edition", MEDIA)
def test_credits_that_are_gathered_stand_in_the_list_of_illustrations_alone(edition: Edition) -> None:
    book = replace(resolved_of(chapter(figure("a"))), credits_gathered=True)
    root = page(book, edition)
    assert elements(root, "//h:p[@class = 'credit']") == []
