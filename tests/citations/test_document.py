"""Citations as a pandoc document."""

from typing import Any

from caravan_pub.citations.document import Cluster, pandoc_document
from caravan_pub.model.nodes import Citation, CitationMode, CitedItem


def paragraph(cluster: Cluster) -> Any:
    document: Any = pandoc_document([cluster], "en", every_source=False)
    return document["blocks"][0]["c"]


def cluster(*items: CitedItem, in_note: bool = False, opens_note: bool = False, note_number: int = 0) -> Cluster:
    return Cluster(Citation(items, "c"), in_note, opens_note, note_number)


def test_words_are_parted_at_spaces_but_not_at_no_break_spaces() -> None:
    (cite,) = paragraph(cluster(CitedItem("a", "see \n also", ", p.\u00a012 f.")))
    (citation,) = cite["c"][0]
    space = {"t": "Space"}
    assert citation["citationPrefix"] == [{"t": "Str", "c": "see"}, space, {"t": "Str", "c": "also"}]
    assert citation["citationSuffix"] == [
        {"t": "Str", "c": ","}, space, {"t": "Str", "c": "p.\u00a012"}, space, {"t": "Str", "c": "f."},
    ]  # fmt: skip


def test_modes_and_note_numbers() -> None:
    items = tuple(CitedItem("a", mode=mode) for mode in CitationMode)
    (cite,) = paragraph(cluster(*items, note_number=7))
    assert [one["citationMode"]["t"] for one in cite["c"][0]] == ["NormalCitation", "AuthorInText", "SuppressAuthor"]
    assert {one["citationNoteNum"] for one in cite["c"][0]} == {7}


def test_a_citation_within_a_note_stands_in_one() -> None:
    (note,) = paragraph(cluster(CitedItem("a"), in_note=True))
    assert note["t"] == "Note"
    assert [inline["t"] for inline in note["c"][0]["c"]] == ["Str", "Space", "Cite", "Space", "Str"]
    (first,) = paragraph(cluster(CitedItem("a"), in_note=True, opens_note=True))
    assert [inline["t"] for inline in first["c"][0]["c"]] == ["Cite"]


def test_language_and_nocite() -> None:
    document: Any = pandoc_document([], "es-MX", every_source=True)
    meta = document["meta"]
    assert meta["lang"] == {"t": "MetaString", "c": "es-MX"}
    assert meta["nocite"]["c"][0]["c"][0][0]["citationId"] == "*"
    cited_only: Any = pandoc_document([], "en", every_source=False)
    assert "nocite" not in cited_only["meta"]
