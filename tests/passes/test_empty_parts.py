"""A generated part that would have nothing to say is left out, and no other."""

import pytest

from caravan_pub.model.nodes import Figure, IndexMark, Panel, Paragraph, Text
from caravan_pub.model.publication import Chapter, Entry, Generated, GeneratedKind, Metadata, Publication, Source
from caravan_pub.passes import leave_out_empty

EVERY = tuple(Generated(kind) for kind in GeneratedKind)
FIGURE = Figure((Panel("photos/a"),), (), "fig-a")
MARKED = Paragraph((IndexMark((Text("road"),), "road"),))


def left(*blocks: Figure | Paragraph, sources: bool = False) -> set[GeneratedKind]:
    """The kinds of generated parts that are left out of a publication with these blocks that asks for all."""
    chapter = Chapter("one", (Text("One"),), blocks)
    held = {"a": Source("a", {"title": "T"})} if sources else {}
    body: tuple[Entry, ...] = (chapter,)
    publication = leave_out_empty(Publication(Metadata("T", "en", "urn:x"), EVERY, body, (), {}, held))
    assert publication.body == body
    return {part.kind for part in EVERY if part not in publication.front}


def test_a_publication_without_figures_sources_and_marks_has_no_lists_of_them() -> None:
    assert left() == {
        GeneratedKind.ILLUSTRATIONS, GeneratedKind.SOURCES, GeneratedKind.CORRECTIONS, GeneratedKind.INDEX,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("blocks", "sources", "kind"),
    [
        ((FIGURE,), False, GeneratedKind.ILLUSTRATIONS),
        ((MARKED,), False, GeneratedKind.INDEX),
        ((), True, GeneratedKind.SOURCES),
    ],
)
def test_a_list_with_one_entry_is_kept(
    blocks: tuple[Figure | Paragraph, ...], sources: bool, kind: GeneratedKind
) -> None:
    assert kind not in left(*blocks, sources=sources)
