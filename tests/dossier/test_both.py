"""Both products tell the same story in the same order, with every picture, set piece and source."""

import tomllib

import pytest
from lxml import etree

from caravan_pub.ledger import make_ledger
from caravan_pub.model import nodes as n
from caravan_pub.model.kinds import AsideKind
from caravan_pub.model.publication import Generated
from caravan_pub.model.walk import plain_text, walk
from tests.dossier.conftest import REPOSITORY, Dossier
from tests.finished import OPF, PACKAGE, XHTML, squeezed, words

FIGURES = ("fig-map", "fig-chiquimula", "fig-zacapa", "fig-apprehensions")
FOR_POSITION_ONLY = {
    "fig-chiquimula": ("Chiquimula, Guatemala, Wednesday 17 October 2018.", "Orlando Estrada / AFP – Getty Images"),
    "fig-zacapa": ("Zacapa, Guatemala, Wednesday 17 October 2018.", "Esteban Biba / EPA"),
}
SOURCES = ("nbc-2018", "us-documents", "border-numbers", "post-2018", "state-official", "dhs-official",
           "hodge-interview", "lopez-obrador", "photo-estrada", "photo-biba", "natural-earth")  # fmt: skip


def in_epub(dossier: Dossier, identifier: str) -> "etree._Element":
    """The element with an id, wherever in the EPUB it stands."""
    found = [
        element for root in dossier.documents.values() for element in root.iter() if element.get("id") == identifier
    ]
    assert len(found) == 1, identifier
    return found[0]


def on_page(dossier: Dossier, identifier: str) -> str:
    """The text of the printed page where an id landed."""
    return dossier.squeezed_pages[dossier.places[identifier]]


def test_the_title_is_the_same_everywhere(dossier: Dossier) -> None:
    title = tomllib.loads((REPOSITORY / "content/publication.toml").read_text(encoding="utf-8"))["title"]
    package = etree.fromstring(dossier.files[PACKAGE])
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}title") == title
    (heading,) = dossier.documents["title-page"].iter(f"{XHTML}h1")
    assert words(heading) == title
    assert squeezed(title) in dossier.squeezed_pages[0]


def test_the_parts_are_in_one_order_in_both(dossier: Dossier) -> None:
    publication = dossier.resolved.publication
    order = [entry.identifier for _, entries in publication.matters() for entry in entries]
    assert [name for name in dossier.documents if name != "cover"] == order
    assert order.index("contents") < order.index("sec-method") < order.index("sec-departure") < order.index("sources")
    pages = [dossier.places[identifier] for identifier in order]
    assert pages == sorted(pages)
    assert len(set(pages)) == len(pages)


def test_there_are_four_to_five_chapters_and_a_note_on_method(dossier: Dossier) -> None:
    publication = dossier.resolved.publication
    assert 4 <= len(publication.body) <= 5
    (method,) = [entry for entry in publication.front if not isinstance(entry, Generated)]
    assert "not known" in words(dossier.documents[method.identifier])


def test_the_dossiers_figures_are_the_two_photographs_the_map_and_the_chart(dossier: Dossier) -> None:
    assert tuple(line.target for line in dossier.resolved.illustrations) == FIGURES


@pytest.mark.parametrize("identifier", FIGURES)
def test_each_figure_is_captioned_and_credited_in_both(dossier: Dossier, identifier: str) -> None:
    (line,) = [line for line in dossier.resolved.illustrations if line.target == identifier]
    caption, credit = plain_text(line.caption), " · ".join(line.credits)
    assert len(caption) > 40
    assert credit
    whole = f"Figure {line.number} {caption} {credit}"
    (shown,) = in_epub(dossier, identifier).iter(f"{XHTML}figcaption")
    assert words(shown) == whole
    assert squeezed(whole) in on_page(dossier, identifier)


@pytest.mark.parametrize("identifier", FOR_POSITION_ONLY)
def test_each_photograph_that_is_not_held_is_a_plate_and_nothing_else(dossier: Dossier, identifier: str) -> None:
    shown, credit = FOR_POSITION_ONLY[identifier]
    figure = in_epub(dossier, identifier)
    assert list(figure.iter(f"{XHTML}img", f"{XHTML}image")) == []
    assert "For position only" in words(figure)
    assert shown in words(figure)
    assert credit in words(figure)
    (plate,) = [element for element in figure.iter() if element.get("role") == "img"]
    assert "Honduran migrants" in str(plate.get("aria-label"))
    assert "FORPOSITIONONLY" in on_page(dossier, identifier).upper()
    assert not (REPOSITORY / f"content/photos/{identifier.removeprefix('fig-')}.jpg").exists()


def test_no_product_holds_a_photograph_at_all(dossier: Dossier) -> None:
    pictures = [name for name in dossier.files if name.startswith("EPUB/images/")]
    assert sorted(name.rpartition(".")[2] for name in pictures) == ["jpg", "svg", "svg"]  # the cover is set from type
    assert "cover" in next(name for name in pictures if name.endswith(".jpg"))


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("fig-map", ("Honduras", "Guatemala", "Mexico", "Chiquimula", "Zacapa", "Chiapas", "No route")),
        ("fig-apprehensions", ("two bars from zero", "37,544", "41,400", "3,856", "10.3")),
    ],
)
def test_chart_and_map_are_drawn_and_described(dossier: Dossier, identifier: str, said: tuple[str, ...]) -> None:
    (image,) = in_epub(dossier, identifier).iter(f"{XHTML}img")
    for word in said:
        assert word in str(image.get("alt"))
    drawing = etree.fromstring(dossier.files[f"EPUB/{image.get('src')}"])
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(drawing.iter("{http://www.w3.org/2000/svg}path"))) > 5


@pytest.mark.parametrize(
    ("kind", "least", "mark"),
    [
        (AsideKind.TIMELINE, 1, "timeline"),
        (AsideKind.PULL_QUOTE, 1, "pull-quote"),
        (AsideKind.SIDEBAR, 1, "sidebar"),
        (AsideKind.NOTE, 1, "remark-box"),
    ],
)
def test_the_set_pieces_of_reported_work_are_there_in_both(
    dossier: Dossier, kind: AsideKind, least: int, mark: str
) -> None:
    written = [
        node
        for chapter in dossier.resolved.publication.chapters()
        for node in walk(chapter.blocks)
        if isinstance(node, n.Aside) and node.kind is kind
    ]
    assert len(written) >= least
    shown = [
        element
        for root in dossier.documents.values()
        for element in root.iter()
        if mark in str(element.get("class", "")).split()
    ]
    assert len(shown) == len(written)
    text = "".join(dossier.squeezed_pages)
    for aside in written:
        assert squeezed(plain_text(aside.title)) in text
        first = next(node for node in walk(aside.content) if isinstance(node, n.Text) and len(node.text) > 3)
        assert squeezed(first.text) in text


def test_the_tables_are_captioned_and_have_heads(dossier: Dossier) -> None:
    tables = [table for root in dossier.documents.values() for table in root.iter(f"{XHTML}table")]
    tables = [table for table in tables if next(table.iterancestors(f"{XHTML}figure"), None) is None]
    assert len(tables) >= 2
    for table in tables:
        (caption,) = table.iter(f"{XHTML}caption")
        assert words(caption).startswith("Table ")
        assert len(list(table.iter(f"{XHTML}th"))) >= 3
        assert squeezed(words(caption)) in "".join(dossier.squeezed_pages)


def test_notes_are_called_and_answered_in_the_epub(dossier: Dossier) -> None:
    calls = [link for root in dossier.documents.values() for link in root.iter(f"{XHTML}a")
             if link.get("role") == "doc-noteref"]  # fmt: skip
    assert len(calls) == len(dossier.resolved.note_numbers) > 50
    for call in calls:
        name, _, fragment = str(call.get("href")).partition("#")
        root = dossier.documents[name.removesuffix(".xhtml")]
        (note,) = [element for element in root.iter() if element.get("id") == fragment]
        assert note.get("role") == "doc-footnote"
        (back,) = [link for link in note.iter(f"{XHTML}a") if link.get("role") == "doc-backlink"]
        assert str(back.get("href")).endswith(f"#{call.get('id')}")


def test_every_source_stands_in_the_appendix_of_both_with_how_it_is_known(dossier: Dossier) -> None:
    assert {entry.source for entry in dossier.resolved.bibliography} == set(SOURCES)
    appendix = "".join(dossier.squeezed_pages[number] for number in dossier.pages_of("sources"))
    for entry in dossier.resolved.bibliography:
        reads = plain_text(entry.content)
        assert len(reads) > 15
        shown = in_epub(dossier, f"source-{entry.source}")
        assert reads in words(shown)
        assert squeezed(reads) in appendix
        assert dossier.places[f"source-{entry.source}"] in dossier.pages_of("sources")
        if entry.source not in {"nbc-2018", "natural-earth"}:
            assert "Known only through NBC News." in words(shown)


def test_every_source_is_cited(dossier: Dossier) -> None:
    assert [entry.source for entry in dossier.resolved.bibliography if not entry.cited] == []


def test_every_paragraph_of_a_chapter_rests_on_a_source_or_says_why_not(dossier: Dossier) -> None:
    """Every claim is cited: a paragraph without a citation is one that only leads on, or speaks of the dossier."""
    bare = []
    for chapter in dossier.resolved.publication.body:
        if isinstance(chapter, Generated):
            continue
        for node in walk(getattr(chapter, "blocks", ())):
            inner = list(walk((node,)))
            if isinstance(node, n.Paragraph) and not any(isinstance(one, n.Citation | n.Reference) for one in inner):
                bare.append(plain_text(node.content))
    assert len(bare) <= 6, bare


def test_illustrations_are_listed_in_both(dossier: Dossier) -> None:
    listed = words(dossier.documents["illustrations"])
    printed = "".join(dossier.squeezed_pages[number] for number in dossier.pages_of("illustrations"))
    for line in dossier.resolved.illustrations:
        assert f"Figure {line.number} {plain_text(line.caption)}" in listed
        folio = dossier.labels[dossier.places[line.target]]
        assert squeezed(plain_text(line.caption)) in printed
        assert folio in printed


def test_the_spine_of_the_package_is_read_in_one_line(dossier: Dossier) -> None:
    package = etree.fromstring(dossier.files[PACKAGE])
    assert all(entry.get("linear", "yes") == "yes" for entry in package.iter(f"{OPF}itemref"))


def test_the_ledger_of_the_dossier_has_no_claim_without_a_source(dossier: Dossier) -> None:
    ledger = make_ledger(dossier.resolved)
    assert [claim.text for claim in ledger.claims if claim.status not in ("cited", "own")] == []
    assert len(ledger.claims) > 100
    resting = {source.identifier: source for source in ledger.sources}
    assert all(source.claims or source.figures for source in resting.values())
    assert resting["photo-estrada"].figures == ("Figure 1.2",)
