"""What links lead to."""

from caravan_pub.intake.chapters import chapter_text, divided
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.pieces import opened
from caravan_pub.intake.targets import settle_targets
from caravan_pub.intake.tree import Node, Nodes
from tests.intake.reading_back import album, heading, para, span, text
from tests.intake.test_citing import cited
from tests.intake.test_inlines import link


def chapters(blocks: Nodes) -> tuple[list[str], set[str]]:
    """The chapters of a document as text, and what its links lead to in vain."""
    drafts = divided(opened(blocks), "The Book")
    dead = settle_targets((draft.name, [draft.heading, *draft.blocks]) for draft in drafts)
    desks = [Desk(f"content/chapters/{draft.name}.md", draft.name, album()) for draft in drafts]
    return [chapter_text(draft, desk) for draft, desk in zip(drafts, desks, strict=True)], dead


def test_a_heading_that_is_led_to_has_an_id_and_another_has_none() -> None:
    blocks = [
        heading(1, text("A"), identifier="a"),
        heading(2, text("B c"), identifier="b"),
        para(link("#b", text("x"))),
    ]
    assert chapters(blocks) == (["# A\n\n## B c {#sec-a-b-c}\n\n[x](#sec-a-b-c)\n"], set())


def test_a_link_into_another_chapter_leads_there() -> None:
    first, second = chapters(
        [heading(1, text("A")), para(link("#far", text("x"))), heading(1, text("B"), identifier="far"), para(text("b"))]
    )[0]
    assert "[x](#sec-b-b)" in first
    assert second.startswith("# B {#sec-b-b}\n")


def test_anchors_lead_to_the_heading_or_the_words_they_stand_at() -> None:
    """Word processors and EPUB readers mark places with empty anchors, also in paragraphs and frames of their own."""
    frame: Node = {"t": "Div", "c": [["frame", [], []], [heading(2, span("in", [], []), text("S"))]]}
    blocks = [
        heading(1, text("A")),
        para(span("before", [], [])),
        frame,
        para(span("p", [], [])),
        para(text("words")),
        para(*(link(f"#{target}", text("x")) for target in ("in", "frame", "before", "p"))),
    ]
    (chapter,), dead = chapters(blocks)
    assert dead == set()
    assert "## S {#sec-a-s}" in chapter
    assert chapter.count("[x](#sec-a-s)") == 3
    assert "[]{#at-a-p}words" in chapter
    assert "[x](#at-a-p)" in chapter


def test_a_link_to_nothing_keeps_its_words() -> None:
    (chapter,), dead = chapters([heading(1, text("A")), para(link("#gone", text("x")), cited(("@", "", "fig-no", "")))])
    assert chapter == "# A\n\nxshown\n"
    assert dead == {"gone", "fig-no"}


def test_a_cross_reference_leads_to_its_figure() -> None:
    image: Node = {"t": "Image", "c": [["", [], []], [], ["well.png", ""]]}
    figure: Node = {"t": "Figure", "c": [["fig-w", [], []], [None, []], [{"t": "Plain", "c": [image]}]]}
    (chapter,), _ = chapters(
        [heading(1, text("A")), figure, para(text("see "), cited(("@", "", "fig-w", "")), text("."))]
    )
    assert "{#fig-a-w}" in chapter
    assert "see @fig-a-w." in chapter


def test_a_reference_as_pandoc_crossref_writes_it_is_one() -> None:
    image: Node = {"t": "Image", "c": [["", [], []], [text("A well")], ["w.png", ""]]}
    figure: Node = {"t": "Figure", "c": [["fig:w", [], []], [None, []], [{"t": "Plain", "c": [image]}]]}
    (chapter,), dead = chapters([heading(1, text("A")), figure, para(cited(("@", "", "fig:w", "")))])
    assert dead == set()
    assert "\n@fig-a-w\n" in chapter


def test_two_places_never_get_one_id() -> None:
    blocks = [heading(1, text("A"))]
    blocks += [heading(2, text("Same"), identifier=f"s{number}") for number in range(3)]
    blocks.append(para(*(link(f"#s{number}", text(str(number))) for number in range(3))))
    (chapter,), _ = chapters(blocks)
    assert [chapter.count(f"{{#sec-a-same{end}}}") for end in ("", "-2", "-3")] == [1, 1, 1]
