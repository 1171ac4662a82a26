"""The index is made of the marks in the text."""

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Metadata, Publication
from caravan_pub.passes.index import build_index


def _index(*marks: n.IndexMark, language: str = "en") -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    chapter = Chapter("one", (n.Text("One"),), (n.Paragraph(marks),))
    publication = Publication(Metadata("A", language, "urn:x"), (), (chapter,), ())
    return {
        section.letter: [(entry.term, entry.anchors) for entry in section.entries]
        for section in build_index(publication)
    }


def _mark(words: str, anchor: str, **given: str) -> n.IndexMark:
    return n.IndexMark((n.Text(words),), given.get("term", ""), given.get("sub", ""), given.get("see", ""),
                       given.get("see_also", ""), anchor)  # fmt: skip


def test_a_mark_without_a_term_is_indexed_under_its_words() -> None:
    assert _index(_mark("caravan", "a1")) == {"C": [("caravan", ("a1",))]}


def test_marks_of_one_term_are_one_entry_in_reading_order() -> None:
    marks = (_mark("Zacapa", "a1"), _mark("the town", "a2", term="Zacapa"), _mark("aid", "a3"))
    assert _index(*marks) == {"A": [("aid", ("a3",))], "Z": [("Zacapa", ("a1", "a2"))]}


def test_sub_terms_stand_below_their_term() -> None:
    chapter = Chapter("one", (), (n.Paragraph((_mark("x", "a1", term="border", sub="police"),)),))
    (section,) = build_index(Publication(Metadata("A", "en", "urn:x"), (), (chapter,), ()))

    (entry,) = section.entries
    assert (entry.term, entry.anchors) == ("border", ())
    assert [(child.term, child.anchors) for child in entry.children] == [("police", ("a1",))]


def test_see_leads_elsewhere_without_a_place_and_see_also_keeps_it() -> None:
    marks = (_mark("ICE", "a1", see="immigration officers"), _mark("aid", "a2", see_also="Honduras"))
    chapter = Chapter("one", (), (n.Paragraph(marks),))
    aid, ice = (
        section.entries[0] for section in build_index(Publication(Metadata("A", "en", "u"), (), (chapter,), ()))
    )

    assert (ice.see, ice.anchors) == (("immigration officers",), ())
    assert (aid.see_also, aid.anchors) == (("Honduras",), ("a2",))
