"""Notes are numbered within their chapter, in the order in which a reader meets their calls."""

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.passes import citations_of, numbers_ahead
from caravan_pub.passes.notes import anchors_of, number_notes
from tests.model.trees import paragraph, words
from tests.passes.manuscripts import chapter_of, publication_of

AS_NOTE = FormattedCitation(words("NBC News, 2018."), note=True)
IN_TEXT = FormattedCitation(words("(NBC 2018)"), note=False)

ONE = chapter_of(
    "# One[^a]\n\nText [@nbc] and ^[a *note* [@nbc]].\n\n| a |\n|---|\n| cell [@nbc] |\n\n[^a]: [@nbc] said so.\n",
    "one",
)
TWO = chapter_of("# Two\n\n[@nbc]^[another]\n", "two")


def test_notes_and_citations_that_are_notes_count_together_from_one_in_every_chapter() -> None:
    publication = publication_of(ONE, TWO)
    formatted = {place.citation.anchor: AS_NOTE for place in citations_of(publication)}
    assert number_notes(publication, formatted) == {
        "note-one-1": 1, "cite-one-2": 2, "note-one-2": 3, "cite-one-4": 4, "cite-two-1": 1, "note-two-1": 2,
    }  # fmt: skip


def test_citations_that_stand_in_the_text_take_no_number() -> None:
    publication = publication_of(ONE, TWO)
    formatted = {place.citation.anchor: IN_TEXT for place in citations_of(publication)}
    assert number_notes(publication, formatted) == {"note-one-1": 1, "note-one-2": 2, "note-two-1": 1}


def test_every_citation_is_found_once_in_reading_order_and_says_whether_a_note_holds_it() -> None:
    places = citations_of(publication_of(ONE, TWO))
    assert [(place.citation.anchor, place.document, place.in_note, place.opens_note) for place in places] == [
        ("cite-one-1", "one", True, False),
        ("cite-one-2", "one", False, False),
        ("cite-one-3", "one", True, False),
        ("cite-one-4", "one", False, False),
        ("cite-two-1", "two", False, False),
    ]


def test_a_citation_that_a_note_begins_with_is_known() -> None:
    first = n.Citation((n.CitedItem("nbc"),), "first")
    second = n.Citation((n.CitedItem("nbc"),), "second")
    note = n.Note((n.Paragraph((first, n.Text(" and "), second)),), "note-1")
    chapter = Chapter("one", words("One"), (n.Paragraph((n.Text("text"), note)),))
    assert [place.opens_note for place in citations_of(publication_of(chapter))] == [True, False]


def test_anchors_lead_to_their_document() -> None:
    mark = n.IndexMark(words("road"), "road", anchor="idx-1")
    chapter = Chapter("one", (n.Note(paragraph("a"), "note-1"),), (n.Quote((n.Paragraph((mark,)),)),))
    assert anchors_of(publication_of(chapter, TWO)) == {
        "note-1": "one", "idx-1": "one", "cite-two-1": "two", "note-two-1": "two",
    }  # fmt: skip


def test_notes_may_count_once_for_the_whole_book() -> None:
    publication = publication_of(ONE, TWO)
    formatted = {place.citation.anchor: AS_NOTE for place in citations_of(publication)}
    assert list(number_notes(publication, formatted, whole_book=True).values()) == [1, 2, 3, 4, 5, 6]


def test_the_number_of_each_citations_note_is_known_before_it_is_formatted() -> None:
    publication = publication_of(ONE, TWO)
    ahead = numbers_ahead(publication, citations_of(publication), whole_book=False)
    assert ahead == {"cite-one-1": 1, "cite-one-2": 2, "cite-one-3": 3, "cite-one-4": 4, "cite-two-1": 1}
    assert numbers_ahead(publication, citations_of(publication), whole_book=True)["cite-two-1"] == 5
