"""What is known while a manuscript is read: ids that are made, attributes that mean something, how deep it goes."""

import pytest

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.read.manuscript import DEEPEST, Manuscript, slug
from tests.read.texts import read


def manuscript() -> Manuscript:
    return Manuscript("a.md", ("one",), "road", Diagnostics())


def test_anchors_count_within_their_kind() -> None:
    made = manuscript()
    anchors = [made.anchor("cite"), made.anchor("note"), made.anchor("cite")]
    assert anchors == ["cite-road-1", "note-road-1", "cite-road-2"]


def test_a_made_id_that_is_taken_gets_a_number_and_a_given_one_stays() -> None:
    made = manuscript()
    ids = [made.identifier(*pair) for pair in [("", "north"), ("", "north"), ("north", ""), ("", "north"), ("", "")]]
    assert ids == ["north", "north-2", "north", "north-4", "section"]


def test_what_stands_as_deep_as_may_be_is_read_and_what_stands_deeper_is_told() -> None:
    made = manuscript()
    assert not made.deep(DEEPEST, Place("a.md", 1))
    assert list(made.diagnostics) == []
    assert made.deep(DEEPEST + 1, Place("a.md", 1))
    assert [problem.code for problem in made.diagnostics] == ["nesting-too-deep"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Road, North!", "the-road-north"),
        ("Ñandú  ½", "ñandú-1-2"),
        ("ＦＵＬＬ", "full"),
        ("--a--", "a"),
        ("…", ""),
        ("x" * 90, "x" * 60),
        ("a_b", "a_b"),
    ],
)
def test_words_become_an_id(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('[a]{lang="es" colour="red"}', "the attribute colour means nothing here"),
        ("[a]{.red}", "the class .red means nothing here"),
        ('[a]{onclick="x()"}', "the attribute onclick means nothing here"),
        ('[a](https://example.org){style="x"}', "the attribute style means nothing here"),
        ("`a`{.b}", None),
        ('![](photos/a.jpg){onload="x()"}', "the attribute onload means nothing here"),
        ("![](photos/a.jpg){.huge}", "the class .huge means nothing here"),
        ("## A {.unnumberd}", "the class .unnumberd means nothing here"),
        ('## A {onclick="x"}', "the attribute onclick means nothing here"),
        ('::: {.note onclick="x"}\na\n:::', "the attribute onclick means nothing here"),
        ("::: {.side-bar}\na\n:::", "the class .side-bar means nothing here"),
        ("| a |\n|---|\n\nTable: T {#tbl-t .wide}", "the attribute class means nothing here"),
    ],
)
def test_an_attribute_that_means_nothing_is_told(body: str, problem: str | None) -> None:
    found = read(body)
    if problem is None:
        assert found.problems == []
    else:
        assert [(one.code, one.message) for one in found.problems] == [("attribute-unknown", problem)]


def test_a_misspelt_class_has_a_suggestion() -> None:
    (problem,) = read("::: {.side-bar}\na\n:::").problems
    assert problem.help == "did you mean sidebar?"


@pytest.mark.parametrize(
    "body",
    [
        "![](photos/road.jpg){width=50%}",
        "word ![](photos/road.jpg){width=50%} word",
        "[a](https://example.org){width=50%}",
        "`code`{#1 a=½}",
        "## Heading {#id width=50%}",
        "::: {.sidebar title=A road}\na\n:::",
        "| a |\n|---|\n\nTable: T {#tbl-t a=½}",
    ],
)
def test_attributes_that_cannot_be_read_are_told_and_not_printed(body: str) -> None:
    assert "attributes-broken" in read(body).codes


@pytest.mark.parametrize("body", ["## The set {a, b}", "## {", "## }", "A set {a, b}.", "*a*{b}", "word {.own}"])
def test_braces_that_are_words_are_words(body: str) -> None:
    assert read(body).problems == []
