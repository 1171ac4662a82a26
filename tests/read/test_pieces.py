"""Every set piece of reported work, and what may not stand in it."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.kinds import AsideKind
from tests.read.texts import read


def text(words: str) -> tuple[n.Text]:
    return (n.Text(words),)


def paragraphs(*texts: str) -> n.Blocks:
    return tuple(n.Paragraph(text(words)) for words in texts)


@pytest.mark.parametrize("kind", AsideKind)
def test_a_set_piece_has_a_title_an_id_and_its_blocks(kind: AsideKind) -> None:
    found = read(f'::: {{.{kind} title="A title" #sec-piece}}\none\n\ntwo\n:::')
    assert found.blocks == (n.Aside(kind, paragraphs("one", "two"), text("A title"), identifier="sec-piece"),)
    assert found.problems == []


@pytest.mark.parametrize("kind", AsideKind)
def test_a_set_piece_in_another_language_stands_in_a_division(kind: AsideKind) -> None:
    found = read(f'::: {{.{kind} lang="es"}}\nuno\n:::')
    assert found.blocks == (n.Division((n.Aside(kind, paragraphs("uno")),), "es"),)


@pytest.mark.parametrize("kind", [AsideKind.PULL_QUOTE, AsideKind.EPIGRAPH])
@pytest.mark.parametrize("dash", ["—", "–", "--", "---"])
def test_a_quotation_says_whose_words_it_is_after_a_dash(kind: AsideKind, dash: str) -> None:
    found = read(f"::: {kind}\nWe walk.\n\n{dash} A woman, *Zacapa* [@nbc]\n:::")
    (aside,) = found.blocks
    assert isinstance(aside, n.Aside)
    assert aside.content == paragraphs("We walk.")
    assert aside.attribution[:2] == (n.Text("A woman, "), n.Emphasis(text("Zacapa")))
    assert isinstance(aside.attribution[-1], n.Citation)


def test_a_dash_in_another_piece_or_alone_is_words() -> None:
    assert read("::: sidebar\na\n\n— b\n:::").blocks == (n.Aside(AsideKind.SIDEBAR, paragraphs("a", "— b")),)
    assert read("::: epigraph\n— b\n:::").blocks == (n.Aside(AsideKind.EPIGRAPH, paragraphs("— b")),)


def test_verse_keeps_its_lines_and_stanzas() -> None:
    found = read("::: verse\none *two*\nthree\n\nfour\\\nfive\n:::")
    assert found.problems == []
    assert found.blocks == (
        n.Verse((
            (n.Text("one "), n.Emphasis(text("two"))),
            text("three"),
            (),
            text("four"),
            text("five"),
        )),
    )  # fmt: skip


def test_verse_has_an_id_and_a_language() -> None:
    found = read('::: {.verse #song lang="es"}\nuno\n:::')
    assert found.blocks == (n.Division((n.Verse((text("uno"),)),), "es", "song"),)


def test_verse_holds_lines_only() -> None:
    found = read("::: verse\none\n\n- two\n:::")
    assert [(problem.code, problem.place.line) for problem in found.problems] == [("piece-malformed", 6)]


def test_a_div_without_a_piece_carries_a_language_an_id_or_the_class_own() -> None:
    found = read('::: {lang="es" #sec-es}\nuno\n:::\n\n::: own\nmine\n:::')
    assert found.blocks == (
        n.Division(paragraphs("uno"), "es", "sec-es"),
        n.Division(paragraphs("mine"), classes=("own",)),
    )
    assert found.problems == []


def test_a_timeline_and_an_interview_hold_definitions_and_paragraphs() -> None:
    found = read(
        '::: {.timeline title="A week"}\n12 October\n: They left.\n:::\n\n::: interview\n**Q** a\n\n**A** b\n:::'
    )
    timeline, interview = found.blocks
    assert isinstance(timeline, n.Aside)
    assert isinstance(timeline.content[0], n.Definitions)
    assert isinstance(interview, n.Aside)
    assert len(interview.content) == 2


@pytest.mark.parametrize(
    ("opening", "problem"),
    [
        ('::: {.verse title="Song"}', "the attribute title means nothing here"),
        ('::: {.own title="Mine"}', "the attribute title means nothing here"),
        ('::: {lang="es" title="Uno"}', "the attribute title means nothing here"),
        ("::: {.sidebar .wide}", "the class .wide means nothing here"),
        ("::: {.sidebar .note}", "the class .note means nothing here"),
        ("::: {.wide}", "the class .wide means nothing here"),
    ],
)
def test_what_would_be_passed_over_is_told(opening: str, problem: str) -> None:
    assert [(one.code, one.message) for one in read(f"{opening}\na\n:::").problems] == [("attribute-unknown", problem)]


def test_an_empty_piece_is_no_fault_of_the_readers() -> None:
    assert read("::: note\n:::").blocks == (n.Aside(AsideKind.NOTE, ()),)
