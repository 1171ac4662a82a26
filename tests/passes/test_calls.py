"""The call of a note stands behind the punctuation, without a space before it, and none is lost."""

import pytest
from hypothesis import given, strategies as st

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Generated, GeneratedKind, Metadata, Part, Publication
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.walk import walk
from caravan_pub.passes import citations_of, set_typography
from caravan_pub.passes.calls import set_calls
from tests.model.trees import words
from tests.passes.manuscripts import chapter_of, publication_of, written_blocks


def called(markdown: str, language: str = "en", lead: str = "", note: bool = True) -> str:
    """A manuscript with its calls in place; every citation of it is a note, or what is asked for."""
    publication = set_typography(publication_of(chapter_of(f"# One\n\n{markdown}\n"), language=language))
    formatted = FormattedCitation(words("NBC News, 2018"), note=note, lead=words(lead) if lead else ())
    citations = {place.citation.anchor: formatted for place in citations_of(publication) if not place.in_note}
    return written_blocks(set_calls(publication, citations).chapters()[0].blocks)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("the road [@a]. Then", "the road.[@a] Then"),
        ("the road[@a], and", "the road,[@a] and"),
        ("the road [@a]; so", "the road;[@a] so"),
        ("the road [@a]", "the road[@a]"),
        ("the road [@a] went on", "the road[@a] went on"),
        ("the road [@a] --- and on", "the road[@a] — and on"),
        ("the road\n[@a].", "the road.[@a]"),
        ("*the road* [@a].", "*the road*.[@a]"),
        ("the road [@a]...", "the road…[@a]"),
        ("the road [@a]?!", "the road?![@a]"),
        ("(the road [@a])", "(the road[@a])"),
        ("[@a] says", "[@a] says"),
    ],
)
def test_a_call_goes_behind_the_punctuation(written: str, wanted: str) -> None:
    assert called(written) == wanted


@pytest.mark.parametrize(
    ("language", "written", "wanted"),
    [
        ("en", '"the road [@a]." Then', "“the road.”[@a] Then"),
        ("en", '"the road" [@a].', "“the road”.[@a]"),
        ("en", '"the road [@a]", he said', "“the road”,[@a] he said"),
        ("en", "'the road [@a]'s end'", "‘the road[@a]’s end’"),
        ("de", '"die Straße [@a]".', "„die Straße“.[@a]"),
        ("es", '"el camino [@a]".', "«el camino».[@a]"),
        ("en", 'the road [@a] "and', "the road[@a] “and"),
    ],
)
def test_a_call_goes_behind_the_quotation_mark_that_closes(language: str, written: str, wanted: str) -> None:
    assert called(written, language) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("the road [@a] [@b].", "the road.[@a][@b]"),
        ("the road [@a][@b], and", "the road,[@a][@b] and"),
        ("the road [@a]. [@b] Then", "the road.[@a][@b] Then"),
        ("the road [@a]\n[@b] went", "the road[@a][@b] went"),
        ("the road [@a], and [@b].", "the road,[@a] and.[@b]"),
        ("the road [@a]^[A note].", "the road[@a]^[A note]."),
    ],
)
def test_calls_in_a_row_move_together(written: str, wanted: str) -> None:
    assert called(written) == wanted


def test_a_french_call_stands_before_the_punctuation() -> None:
    assert called("la route [@a].", "fr") == "la route[@a]."
    assert called("la route [@a] ; puis", "fr-BE") == "la route[@a]\u202f; puis"


def test_a_citation_with_words_in_the_line_stays_where_it_is() -> None:
    assert called("as @a, says; so @b.", lead="NBC News") == "as [@a], says; so [@b]."


def test_a_citation_that_is_no_note_stays_where_it_is() -> None:
    assert called("the road [@a].", note=False) == "the road [@a]."


def test_a_citation_within_a_note_is_no_call() -> None:
    assert called("the road.^[See [@a], p. 4.] So [@b].") == "the road.^[See [@a], p.\u00a04.] So.[@b]"


def test_an_authors_note_stays_where_it_is() -> None:
    assert called("the road^[A note]. So [@b].") == "the road^[A note]. So.[@b]"


@pytest.mark.parametrize("mark", ["*", "**", "~~"])
def test_a_call_within_stressed_words_stands_behind_their_punctuation(mark: str) -> None:
    assert called(f"{mark}the road [@a], and on{mark}") == f"{mark}the road,[@a] and on{mark}"


def test_calls_are_set_in_every_block_and_in_titles() -> None:
    chapter = chapter_of("# One [@a].\n\n> quote [@a].\n\n- item [@a].\n")
    publication = Publication(
        Metadata("A", "en", "urn:x"),
        front=(Generated(GeneratedKind.CONTENTS),),
        body=(Part("part-i", words("North"), (chapter,)),),
        back=(),
    )
    citations = {place.citation.anchor: FormattedCitation((), note=True) for place in citations_of(publication)}
    (changed,) = set_calls(publication, citations).chapters()
    assert changed.title[:1] == words("One.")
    assert written_blocks(changed.blocks) == "> quote.[@a]\n\n- item.[@a]"


PARTS = st.sampled_from(["a", " ", ".", ",", "”", "[@x]", "*", "b ", "…", "’s", "\n"])


@given(st.lists(PARTS, max_size=25), st.sampled_from(["en", "de", "fr"]))
def test_no_call_and_no_letter_is_lost(parts: list[str], language: str) -> None:
    run: list[n.Inline] = []
    for number, part in enumerate(parts):
        if part == "[@x]":
            run.append(n.Citation((n.CitedItem("x"),), f"cite-{number}"))
        elif part == "*":
            run = [n.Emphasis(tuple(run))]
        else:
            run.append(n.Text(part))
    publication = publication_of(Chapter("one", words("One"), (n.Paragraph(tuple(run)),)), language=language)
    anchors = [place.citation.anchor for place in citations_of(publication)]
    (changed,) = set_calls(publication, {name: FormattedCitation((), note=True) for name in anchors}).chapters()
    after = list(walk(changed.blocks))

    assert [node.anchor for node in after if isinstance(node, n.Citation)] == anchors
    letters = "".join(node.text for node in after if isinstance(node, n.Text))
    assert "".join(letters.split()) == "".join("".join(part for part in parts if part not in ("[@x]", "*")).split())
