"""Figures: a picture alone in a paragraph, or several in a div."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.kinds import Placement
from tests.read.texts import read


def text(words: str) -> tuple[n.Text]:
    return (n.Text(words),)


def test_a_picture_alone_in_a_paragraph_is_a_figure() -> None:
    found = read("![The *well*, [@nbc]](photos/well.jpg){#fig-well}")
    (figure,) = found.blocks
    assert isinstance(figure, n.Figure)
    assert figure.panels == (n.Panel("photos/well.jpg"),)
    assert figure.caption[:3] == (n.Text("The "), n.Emphasis(text("well")), n.Text(", "))
    assert isinstance(figure.caption[3], n.Citation)
    assert (figure.identifier, figure.placement) == ("fig-well", Placement.INLINE)
    assert found.problems == []


def test_a_figure_without_a_caption_leaves_it_to_the_sidecar_and_gets_an_id() -> None:
    found = read("![](photos/The%20Well.jpg)\n\n![](photos/The%20Well.jpg)")
    assert found.blocks == (
        n.Figure((n.Panel("photos/The Well.jpg"),), (), "fig-the-well"),
        n.Figure((n.Panel("photos/The Well.jpg"),), (), "fig-the-well-2"),
    )


@pytest.mark.parametrize("placement", Placement)
def test_a_class_says_how_it_stands(placement: Placement) -> None:
    (figure,) = read(f"![](photos/a.jpg){{.{placement}}}").blocks
    assert isinstance(figure, n.Figure)
    assert figure.placement is placement


def test_this_places_alternative_text_overrides_the_sidecars() -> None:
    (figure,) = read('![Caption](photos/a.jpg){alt="A well in the desert."}').blocks
    assert figure == n.Figure((n.Panel("photos/a.jpg", "A well in the desert."),), text("Caption"), "fig-a")


def test_pictures_together_in_a_paragraph_are_one_figure() -> None:
    (figure,) = read("![left](photos/a.jpg){.wide}\n![right](photos/b.jpg)").blocks
    assert figure == n.Figure(
        (n.Panel("photos/a.jpg", caption=text("left")), n.Panel("photos/b.jpg", caption=text("right"))),
        (), "fig-a", Placement.WIDE,
    )  # fmt: skip


def test_a_group_has_one_caption_one_id_and_one_place() -> None:
    found = read('::: {#fig-deck .full-page}\n![left](photos/a.jpg){alt="A"}\n\n![](photos/b.jpg)\n\nOn *deck*.\n:::')
    assert found.problems == []
    assert found.blocks == (
        n.Figure(
            (n.Panel("photos/a.jpg", "A", text("left")), n.Panel("photos/b.jpg")),
            (n.Text("On "), n.Emphasis(text("deck")), n.Text(".")), "fig-deck", Placement.FULL_PAGE,
        ),
    )  # fmt: skip


def test_a_group_may_be_named_by_its_class_alone() -> None:
    (figure,) = read("::: figure\n![](photos/a.jpg)\n![](photos/b.jpg)\n:::").blocks
    assert isinstance(figure, n.Figure)
    assert len(figure.panels) == 2


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("\n".join(f"![](photos/{n}.jpg)" for n in range(5)), "5 pictures in one figure"),
        ("::: {#fig-a}\nwords\n:::", "a group of pictures without a picture"),
        ("::: {#fig-a}\n:::", "a group of pictures without a picture"),
        ("::: {#fig-a}\n![](photos/a.jpg)\n\none\n\ntwo\n:::", "a group of pictures holds something else"),
        ("::: {#fig-a}\n![](photos/a.jpg)\n\n- one\n:::", "a group of pictures holds something else"),
        ("::: {#fig-a}\n![](photos/a.jpg) *one*\n:::", "a group of pictures holds something else"),
    ],
)
def test_a_figure_that_is_not_built_as_it_must_be_is_told(body: str, message: str) -> None:
    assert ("piece-malformed", message) in [(problem.code, problem.message) for problem in read(body).problems]


@pytest.mark.parametrize(
    "beside", ["word", "*word*", "**word**", "`word`", "[word](#a)", "[@word]", "^[word]", "[word]{.own}", "~~word~~"]
)
@pytest.mark.parametrize("body", ["![a](photos/a.jpg) {}", "{} ![a](photos/a.jpg)"])
def test_a_picture_beside_words_of_any_kind_stands_in_their_line_and_no_word_is_lost(body: str, beside: str) -> None:
    found = read(body.format(beside))
    assert isinstance(found.blocks[0], n.Paragraph)
    said = [node.text.strip() for node in found.nodes() if isinstance(node, n.Text | n.Code)]
    said += [item.source for node in found.nodes() if isinstance(node, n.Citation) for item in node.items]
    assert "word" in said
    assert n.InlinePhoto("photos/a.jpg", "a") in found.nodes()


@pytest.mark.parametrize("title", ["lang='es'", "title='Deck'"])
def test_what_a_group_would_pass_over_is_told(title: str) -> None:
    found = read(f"::: {{#fig-a {title.replace(chr(39), chr(34))}}}\n![](photos/a.jpg)\n:::")
    assert found.codes == ["attribute-unknown"]


@pytest.mark.parametrize("address", ["", ".", "/", "./", "%2e"])
def test_an_address_that_names_no_file_is_kept_as_an_empty_path(address: str) -> None:
    (figure,) = read(f"![]({address})").blocks
    assert isinstance(figure, n.Figure)
    assert figure.panels == (n.Panel(""),)
