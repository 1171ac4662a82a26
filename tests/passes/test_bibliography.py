"""The sources appendix has every source once, in the style's order, and knows what rests on it."""

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Metadata, Photo, Publication, Source, SourceKind
from caravan_pub.model.resolved import BibliographyEntry
from caravan_pub.passes.bibliography import build_bibliography
from tests.model.trees import words


def citation(anchor: str, *sources: str) -> n.Citation:
    return n.Citation(tuple(map(n.CitedItem, sources)), anchor)


SOURCES = {
    "nbc": Source("nbc", {"title": "A report"}, SourceKind.REPORT),
    "papers": Source("papers", {"title": "Papers"}, via="nbc", note="Not public."),
    "agency": Source("agency", {"title": "A photograph"}, SourceKind.PHOTOGRAPH),
}
PHOTOS = {"photos/a": Photo("photos/a", None, source="agency"), "photos/b": Photo("photos/b", None)}
BLOCKS = (
    n.Paragraph((citation("cite-1", "nbc", "papers"), n.Note((n.Paragraph((citation("cite-2", "nbc"),)),), "note-1"))),
    n.Figure((n.Panel("photos/a.jpg"), n.Panel("photos/b.jpg")), (citation("cite-3", "papers"),), "fig-a"),
    n.Paragraph((citation("cite-4", "nbc", "nbc"), citation("cite-5", "unknown"))),
)
PUBLICATION = Publication(
    Metadata("A", "en", "urn:x"),
    (Chapter("preface", (*words("Preface"), citation("cite-0", "nbc")), ()),),
    (Chapter("one", words("One"), BLOCKS),),
    (),
    PHOTOS,
    SOURCES,
)
ENTRIES = {"papers": words("Papers."), "agency": words("A photograph."), "nbc": words("NBC."), "strange": words("?")}


def test_entries_stand_in_the_styles_order_with_what_rests_on_them_in_reading_order() -> None:
    assert build_bibliography(PUBLICATION, ENTRIES) == (
        BibliographyEntry("papers", SourceKind.DOCUMENT, words("Papers."), "nbc", "Not public.", ("cite-1", "cite-3")),
        BibliographyEntry("agency", SourceKind.PHOTOGRAPH, words("A photograph."), cited=("fig-a",)),
        BibliographyEntry("nbc", SourceKind.REPORT, words("NBC."), cited=("cite-0", "cite-1", "cite-2", "cite-4")),
    )


def test_a_source_that_nothing_cites_is_listed_too() -> None:
    bare = Publication(PUBLICATION.metadata, (), (), (), sources=SOURCES)
    assert [(entry.source, entry.cited) for entry in build_bibliography(bare, ENTRIES)] == [
        ("papers", ()), ("agency", ()), ("nbc", ()),
    ]  # fmt: skip
