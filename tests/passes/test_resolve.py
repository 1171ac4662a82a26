"""Typography reaches every run of words; what both editions need is worked out once."""

from dataclasses import replace

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Contributor, Metadata, Part, Photo, Publication, Source
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.settings import Settings
from caravan_pub.model.walk import map_inlines, map_runs, walk
from caravan_pub.passes import citations_of, resolve, set_typography
from tests.model.trees import TREE, words
from tests.passes.manuscripts import chapter_of, publication_of

STRAIGHT = "it's"
SET = "it’s"


def test_every_run_of_every_block_is_set() -> None:
    straight = _with_words(TREE, STRAIGHT)
    changed = set_typography(publication_of(Chapter("one", words(STRAIGHT), straight, short_title=STRAIGHT)))
    (chapter,) = changed.chapters()

    assert {node.text for node in walk(chapter.blocks) if isinstance(node, n.Text)} == {SET}
    assert [type(node) for node in walk(chapter.blocks)] == [type(node) for node in walk(straight)]
    assert (chapter.title, chapter.short_title) == (words(SET), SET)


def _with_words(blocks: n.Blocks, text: str) -> n.Blocks:
    """The blocks with every text replaced by one."""

    def change(run: n.Inlines) -> n.Inlines:
        return map_inlines(run, lambda inline: n.Text(text) if isinstance(inline, n.Text) else inline)

    return map_runs(blocks, change)


def test_titles_of_parts_captions_credits_and_notes_on_sources_are_set_and_names_are_not() -> None:
    publication = Publication(
        Metadata(STRAIGHT, "en", "urn:x", STRAIGHT, description=STRAIGHT, publisher=STRAIGHT,
                 creators=(Contributor(STRAIGHT),)),
        (),
        (Part("part", words(STRAIGHT), (Chapter("one", words(STRAIGHT), ()),)),),
        (),
        {"a": Photo("a", None, caption=STRAIGHT, credit=STRAIGHT, creator=STRAIGHT, alt=STRAIGHT)},
        {"s": Source("s", {"title": STRAIGHT}, note=STRAIGHT)},
    )  # fmt: skip
    changed = set_typography(publication)
    (part,) = changed.body

    assert isinstance(part, Part)
    assert (part.title, part.chapters[0].title) == (words(SET), words(SET))
    metadata = changed.metadata
    assert (metadata.title, metadata.subtitle, metadata.description) == (SET, SET, SET)
    assert (metadata.publisher, metadata.creators[0].name) == (STRAIGHT, STRAIGHT)
    photo, source = changed.photos["a"], changed.sources["s"]
    assert (photo.caption, photo.credit, photo.creator, photo.alt) == (SET, SET, STRAIGHT, STRAIGHT)
    assert (source.note, source.csl["title"]) == (SET, STRAIGHT)


def test_what_is_set_once_is_not_set_again() -> None:
    publication = publication_of(chapter_of('# "One"\n\n"a" -- b^["n"]\n\n:::{lang="fr"}\n"a"!\n:::\n'), language="en")
    once = set_typography(publication)
    assert set_typography(once) == once
    assert once != publication


def test_everything_is_worked_out_of_one_manuscript() -> None:
    chapter = chapter_of(
        "# One\n\n## A section {#sec-a}\n\nThe [road]{.index}, see @fig-a [@nbc].^[A note.]\n\n"
        "![A](photos/a.jpg){#fig-a}\n"
    )
    publication = replace(
        publication_of(chapter, language="es"),
        photos={"photos/a": Photo("photos/a", None, credit="Ana")},
        sources={"nbc": Source("nbc", {"title": "NBC"})},
    )
    citations = {
        place.citation.anchor: FormattedCitation(words("NBC."), note=True) for place in citations_of(publication)
    }
    diagnostics = Diagnostics()
    resolved = resolve(publication, Settings("a"), citations, {"nbc": words("NBC.")}, diagnostics)

    assert list(diagnostics) == []
    assert list(resolved.targets) == ["one", "sec-a", "fig-a"]
    assert resolved.note_numbers == {"cite-one-1": 1, "note-one-1": 2}
    assert resolved.anchors == {"idx-one-1": "one", "cite-one-1": "one", "note-one-1": "one"}
    assert [(line.number, [child.target for child in line.children]) for line in resolved.contents] == [
        ("1", ["sec-a"])
    ]
    assert [(line.number, line.credits) for line in resolved.illustrations] == [("1.1", ("Ana",))]
    assert [entry.cited for entry in resolved.bibliography] == [("cite-one-1",)]
    assert [section.letter for section in resolved.index] == ["R"]
    assert resolved.words["Sources"] == "Fuentes"
