"""The words of a chapter that the proofs expect in a book: all that somebody wrote, and nothing that is generated."""

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Metadata, Photo, Publication
from caravan_pub.model.resolved import FormattedCitation, Resolved
from caravan_pub.model.settings import Settings
from caravan_pub.passes import spoken
from tests.model.trees import IN_ORDER, TREE, paragraph, words


def said(
    *blocks: n.Block, citation: FormattedCitation | None = None, photos: dict[str, Photo] | None = None
) -> list[str]:
    """The words of a chapter of these blocks."""
    chapter = Chapter("one", words("Title"), blocks)
    publication = Publication(Metadata("A", "en", "urn:x"), (), (chapter,), (), photos or {})
    formatted = citation or FormattedCitation(words("(NBC)"), note=False)
    numbers = {"cite-1": 1} if formatted.note else {}
    resolved = Resolved(publication, Settings("a"), citations={"cite-1": formatted}, note_numbers=numbers)
    return spoken(chapter, resolved).split()


CITING = n.Paragraph((n.Text("before "), n.Citation((n.CitedItem("nbc"),), "cite-1"), n.Text(" after")))


def test_every_node_of_a_tree_is_heard_once() -> None:
    heard = "".join(said(*TREE))
    wanted = ["".join(text.split()) for text in (*IN_ORDER, "code", "code block", "Title", "(NBC)")]
    assert [text for text in wanted if text not in heard] == []
    assert len(heard) == sum(map(len, wanted))


def test_notes_come_at_the_end_in_the_order_of_their_calls() -> None:
    first, second = n.Note(paragraph("first"), "note-1"), n.Note(paragraph("second"), "note-2")
    blocks = (n.Paragraph((n.Text("a"), first, n.Text(" b"))), n.Paragraph((n.Emphasis((n.Text("c"), second)),)))
    assert said(*blocks) == ["Title", "a", "b", "c", "first", "second"]


def test_a_citation_is_heard_where_its_style_puts_it() -> None:
    assert said(CITING) == ["Title", "before", "(NBC)", "after"]
    note = FormattedCitation(words("NBC, 2018."), note=True)
    assert said(CITING, citation=note) == ["Title", "before", "after", "NBC,", "2018."]
    narrative = FormattedCitation(words("NBC, 2018."), note=True, lead=words("NBC News"))
    assert said(CITING, citation=narrative) == ["Title", "before", "NBC", "News", "after", "NBC,", "2018."]


def test_a_figure_says_its_own_caption_or_its_pictures_and_each_credit_once() -> None:
    photos = {
        "a": Photo("a", None, caption="Sidecar.", credit="Ana"),
        "b": Photo("b", None, caption="Other.", credit="Ana"),
    }
    panels = (n.Panel("a", caption=words("left")), n.Panel("b"))
    assert said(n.Figure(panels, (), "fig"), photos=photos) == ["Title", "left", "Sidecar.", "Other.", "Ana"]
    assert said(n.Figure(panels, words("Mine."), "fig"), photos=photos) == ["Title", "left", "Mine.", "Ana"]


def test_a_reference_without_words_of_its_own_and_a_picture_in_the_line_say_nothing() -> None:
    assert said(n.Paragraph((n.Reference("fig"), n.InlinePhoto("a", "alt"), n.Text("x")))) == ["Title", "x"]
