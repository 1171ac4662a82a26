"""Everything that can be referred to has an id of its own and a number that a reader can find it by."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Generated, GeneratedKind, Metadata, Part, Publication
from caravan_pub.model.resolved import Target, TargetKind
from caravan_pub.passes.targets import find_targets
from tests.model.trees import paragraph, words
from tests.passes.manuscripts import publication_of


def figure(identifier: str) -> n.Figure:
    return n.Figure((n.Panel("photos/a"),), words("A caption"), identifier)


def table(identifier: str, caption: n.Inlines = ()) -> n.Table:
    return n.Table((words("head"),), (), (n.Alignment.NONE,), caption, identifier)


def chapter(identifier: str, *blocks: n.Block, numbered: bool = True) -> Chapter:
    return Chapter(identifier, words(identifier), blocks, numbered=numbered)


def targets_of(publication: Publication) -> dict[str, Target]:
    """The targets of a publication whose ids are in order."""
    diagnostics = Diagnostics()
    targets = find_targets(publication, diagnostics)
    assert list(diagnostics) == []
    return targets


def problems_of(*chapters: Chapter) -> list[tuple[str, str]]:
    diagnostics = Diagnostics()
    find_targets(publication_of(*chapters), diagnostics)
    return [(problem.code, problem.message.split()[0]) for problem in diagnostics]


def numbers(publication: Publication) -> dict[str, str]:
    return {name: target.number for name, target in targets_of(publication).items()}


def test_figures_and_tables_count_within_their_chapter_each_for_itself() -> None:
    one = chapter("one", figure("fig-a"), table("tbl-a", words("A")), figure("fig-b"))
    two = chapter("two", figure("fig-c"), table("tbl-b", words("B")))

    assert numbers(publication_of(one, two)) == {
        "one": "1", "fig-a": "1.1", "tbl-a": "1.1", "fig-b": "1.2", "two": "2", "fig-c": "2.1", "tbl-b": "2.1",
    }  # fmt: skip


def test_a_table_without_a_caption_has_no_number_and_takes_none() -> None:
    found = targets_of(publication_of(chapter("one", table("tbl-a"), table("tbl-b", words("B")))))
    assert (found["tbl-a"].kind, found["tbl-a"].number) == (TargetKind.POINT, "")
    assert found["tbl-b"].number == "1.1"


def test_what_stands_within_other_blocks_counts_in_reading_order() -> None:
    note = n.Paragraph((n.Note((figure("fig-a"),), "note-1"),))
    aside = n.Aside(n.AsideKind.SIDEBAR, (figure("fig-b"),), words("A sidebar"), identifier="side")
    found = numbers(publication_of(chapter("one", note, n.Quote((aside,)), figure("fig-c"))))
    assert found == {"one": "1", "fig-a": "1.1", "side": "", "fig-b": "1.2", "fig-c": "1.3"}


def test_only_numbered_chapters_of_the_body_have_numbers_and_others_share_one_count() -> None:
    publication = Publication(
        Metadata("A", "en", "urn:x"),
        front=(Generated(GeneratedKind.CONTENTS), chapter("preface", figure("fig-a"))),
        body=(chapter("one", figure("fig-b")), chapter("between", figure("fig-c"), numbered=False), chapter("two")),
        back=(chapter("after", figure("fig-d")),),
    )
    assert numbers(publication) == {
        "contents": "", "preface": "", "fig-a": "1", "one": "1", "fig-b": "1.1", "between": "", "fig-c": "2",
        "two": "2", "after": "", "fig-d": "3",
    }  # fmt: skip


def test_parts_have_roman_numbers_and_chapters_count_on_through_them() -> None:
    first = Part("part-north", words("North"), (chapter("one"), chapter("two")))
    second = Part("part-south", words("South"), (chapter("three"),))
    publication = Publication(Metadata("A", "en", "urn:x"), (), (first, second), ())
    assert numbers(publication) == {"part-north": "I", "one": "1", "two": "2", "part-south": "II", "three": "3"}


def test_a_target_knows_its_document_its_kind_and_its_title() -> None:
    heading = n.Heading(2, words("A section"), "sec-a")
    span = n.Paragraph((n.Span(words("here"), identifier="here"),))
    division = n.Division(paragraph("there"), identifier="there")
    found = targets_of(publication_of(chapter("one", heading, span, division)))

    assert found["sec-a"] == Target("sec-a", "one", TargetKind.SECTION, "", words("A section"))
    assert found["here"] == Target("here", "one", TargetKind.POINT)
    assert found["there"] == Target("there", "one", TargetKind.POINT)


def test_an_id_given_twice_is_reported_at_the_second_place_and_leads_to_the_first() -> None:
    diagnostics = Diagnostics()
    one, two = chapter("one", figure("fig-a")), chapter("two", table("fig-a", words("B")))
    targets = find_targets(publication_of(one, two), diagnostics)

    assert [problem.code for problem in diagnostics] == ["identifier-repeated"]
    assert targets["fig-a"].document == "one"


@pytest.mark.parametrize("other", ["one", "One", "contents", "COVER", "cover"])
def test_documents_may_not_differ_in_capitals_alone_nor_be_called_like_one_that_is_made(other: str) -> None:
    diagnostics = Diagnostics()
    front = (Generated(GeneratedKind.CONTENTS),)
    publication = Publication(Metadata("A", "en", "urn:x"), front, (chapter("one"), chapter(other)), ())
    find_targets(publication, diagnostics)
    assert [problem.code for problem in diagnostics] == ["identifier-repeated"]


def test_an_id_within_a_document_may_differ_from_a_documents_in_capitals() -> None:
    assert problems_of(chapter("one", n.Heading(2, words("One"), "One"))) == []


@pytest.mark.parametrize(
    "made",
    [
        n.Note(paragraph("a note"), "taken"),
        n.Citation((n.CitedItem("nbc"),), "taken"),
        n.IndexMark(words("a word"), "a word", anchor="taken"),
    ],
)
def test_an_id_may_not_be_one_that_is_made_for_a_note_a_citation_or_an_index_mark(made: n.Inline) -> None:
    calling = n.Paragraph((n.Emphasis((made,)),))
    assert problems_of(chapter("one", n.Heading(2, words("A"), "taken"), calling)) == [
        ("identifier-repeated", "taken,")
    ]
    assert problems_of(chapter("one", calling), chapter("two", calling)) == [("identifier-repeated", "taken,")]


@pytest.mark.parametrize("identifier", ["road-2", "el-niño", "Ελλάδα", "道路", "a.b_c", "é"])
def test_letters_of_any_script_make_an_id(identifier: str) -> None:
    assert problems_of(chapter("one", n.Heading(2, words("A"), identifier))) == []


@pytest.mark.parametrize(
    "identifier",
    ["2-road", "-road", "the road", "a/b", "../a", "a#b", 'a"b', "a<b", "a:b", "a\x00b", "a\u202eb", "²nd", "ªa", "a²"],
)  # fmt: skip
def test_an_id_that_a_file_or_an_address_cannot_hold_is_reported(identifier: str) -> None:
    assert [code for code, _ in problems_of(chapter("one", n.Heading(2, words("A"), identifier)))] == [
        "identifier-unsafe"
    ]
