"""One document with every kind of node: each of them reaches the reader of both media."""

import pytest
from lxml import etree

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition
from caravan_pub.model.walk import walk
from caravan_pub.passes import spoken
from tests.model.trees import IN_ORDER, KINDS, TREE
from tests.render.sample import MEDIA, WHOLE, elements, page, rendered, resolved_of, text_of

SHOWN: dict[type[n.Inline] | type[n.Block], str] = {
    n.Text: "//h:p[starts-with(., 'text')]",
    n.Emphasis: "//h:p/h:em[. = 'emphasis']",
    n.Strong: "//h:strong[. = 'strongin strong'][h:em = 'in strong']",
    n.Strikethrough: "//h:s[. = 'strikethrough']",
    n.Superscript: "//h:sup[. = 'superscript']",
    n.Subscript: "//h:sub[. = 'subscript']",
    n.SmallCaps: "//h:span[@class = 'small-caps'][. = 'small caps']",
    n.Code: "//h:p/h:code[. = 'code']",
    n.LineBreak: "//h:p/h:br",
    n.Link: "//h:a[@href = 'https://example.org/'][. = 'link']",
    n.Reference: "//h:a[@class = 'reference'][@href = 'one.xhtml#fig-well'][. = 'reference']",
    n.Citation: "//*[@id = 'cite-1']",
    n.Note: "//*[@id = 'note-1']",
    n.IndexMark: "//h:span[@class = 'index-mark'][. = 'index mark']",
    n.InlinePhoto: "//h:p/h:img[@class = 'inline-picture'][@src = 'images/seal.png'][@alt = 'A seal.']",
    n.Span: "//h:span[@lang = 'es'][@xml:lang = 'es'][. = 'span']",
    n.Paragraph: "//h:blockquote/h:p[. = 'quote']",
    n.Heading: "//h:h2[@id = 'sec-heading'][. = 'heading']",
    n.Quote: "//h:blockquote[h:p = 'quote']",
    n.Items: "//h:ul/h:li/h:ul/h:li[. = 'inner item']",
    n.Definitions: "//h:dl[h:dt = 'term'][count(h:dd) = 2]/h:dd[h:p = 'second meaning']",
    n.Figure: "//h:figure[@id = 'fig-well'][h:figcaption//h:span[@class = 'caption'] = 'figure caption']",
    n.Table: "//h:table[@id = 'tbl-count'][h:tbody/h:tr/h:td[2] = 'cell 2']",
    n.Aside: "//h:blockquote[@class = 'epigraph'][h:p[@class = 'attribution'] = 'attribution']",
    n.Division: "//h:div[@class = 'own'][h:p = 'division']",
    n.CodeBlock: "//h:pre/h:code[. = 'code block']",
    n.Verse: "//h:div[@class = 'verse'][count(h:p) = 2]/h:p/h:span[@class = 'line'][. = 'third line']",
    n.Break: "//h:hr[@class = 'break']",
}
"""Where each kind of node of the tree is found in a document of either medium."""

CALLED = {
    Edition.EPUB: "//h:a[@epub:type = 'noteref'][@id = '{}']",
    Edition.PRINT: "//h:span[@class = 'footnote'][@id = '{}'][h:p]",
}
"""Where the call of a note is found."""


def test_the_document_holds_every_kind_of_node() -> None:
    assert {type(node) for node in walk(TREE)} == KINDS
    assert set(SHOWN) == KINDS


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize("kind", sorted(KINDS, key=repr), ids=repr)
def test_every_kind_of_node_is_shown(kind: type[n.Inline] | type[n.Block], edition: Edition) -> None:
    assert len(elements(page(resolved_of(WHOLE), edition), SHOWN[kind])) == 1


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize("anchor", ["note-1", "cite-1"])
def test_a_note_is_called_as_its_medium_calls_notes(edition: Edition, anchor: str) -> None:
    root = page(resolved_of(WHOLE), edition)
    assert len(elements(root, CALLED[edition].format(anchor))) == 1


@pytest.mark.parametrize("edition", MEDIA)
def test_every_word_is_shown_once(edition: Edition) -> None:
    shown = "".join(text_of(page(resolved_of(WHOLE), edition)).split())
    written = [*IN_ORDER, "code block", "NBC News, 2018."]
    for words in written:
        within = sum("".join(words.split()) in "".join(other.split()) for other in (*written, "code"))
        assert shown.count("".join(words.split())) == within, words


@pytest.mark.parametrize("edition", MEDIA)
def test_every_document_is_well_formed_and_ids_are_its_own(edition: Edition) -> None:
    for document in rendered(resolved_of(WHOLE), edition).documents:
        root = etree.fromstring(document.markup.encode())
        identifiers = [str(element.get("id")) for element in elements(root, "//*[@id]")]
        assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("edition", MEDIA)
def test_links_within_the_publication_lead_to_an_id(edition: Edition) -> None:
    root = page(resolved_of(WHOLE), edition)
    for link in elements(root, "//h:a[not(starts-with(@href, 'https:'))]"):
        name, _, fragment = str(link.get("href")).partition("#")
        assert name == "one.xhtml"
        assert len(elements(root, f"//*[@id = '{fragment}']")) == 1


def test_what_is_spoken_is_what_an_e_reader_shows_generated_words_apart() -> None:
    resolved = resolved_of(WHOLE)
    root = page(resolved, Edition.EPUB)
    generated = ("label", "number", "noteref", "back", "plate-word", "notes-title", "call-separator")
    for name in generated:
        for element in elements(root, f"//h:body//*[@class = '{name}']"):
            element.text = ""
            for child in list(element):
                element.remove(child)
    shown = "".join(text_of(elements(root, "//h:body")[0]).split())
    assert shown == "".join(spoken(WHOLE, resolved).split())
