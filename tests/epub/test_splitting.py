"""Long chapters become several files, and everything in them and to them leads where it did."""

import posixpath

from lxml import etree

from caravan_pub.epub import split_documents
from caravan_pub.model.edition import Document
from caravan_pub.model.nodes import Text
from caravan_pub.model.publication import Matter
from caravan_pub.model.resolved import ContentsEntry, TargetKind
from tests.epub.sample import page
from tests.finished import XHTML, words

MARK = '<div epub:type="pagebreak" role="doc-pagebreak" id="page-3" aria-label="3"></div>'
LONG = "".join(f"<p>Sentence {number} of a long section.</p>" for number in range(20))
CALL = '<a epub:type="noteref" href="one.xhtml#{0}-text" id="{0}">{0}</a>'
NOTE = (
    '<aside epub:type="footnote" id="{0}-text"><p><a href="one.xhtml#{0}">{0}</a></p><p>Note {0}, see '
    '<a href="one.xhtml#three">three</a>.</p></aside>'
)
ONE = page(
    "One",
    f'<section epub:type="chapter" role="doc-chapter" id="one" aria-labelledby="one.title"><header><h1 id="one.title">'
    f'One</h1></header><p>Before{CALL.format("n1")}.</p><h2 id="two">Two</h2>{LONG}{MARK}<h2 id="three">Three</h2>'
    f'<p>After{CALL.format("n2")}, back to <a href="one.xhtml#two">two</a>.</p>{LONG}'
    f'<section class="notes"><h2>Notes</h2>'
    f"{NOTE.format('n1')}{NOTE.format('n2')}</section></section>",
)
OTHER = page(
    "Other", '<section id="other"><p><a href="one.xhtml#three">3</a> <a href="one.xhtml#page-3">p. 3</a></p></section>'
)
DOCUMENTS = (
    Document("one", "one.xhtml", "One", Matter.BODY, ONE, "chapter"),
    Document("other", "other.xhtml", "Other", Matter.BODY, OTHER),
)


def test_a_short_chapter_stays_as_it_is() -> None:
    assert split_documents(DOCUMENTS).documents == DOCUMENTS


def test_a_long_chapter_is_parted_before_a_section_and_the_mark_of_its_page() -> None:
    split = split_documents(DOCUMENTS, 2000)
    assert [document.name for document in split.documents] == ["one.xhtml", "one.2.xhtml", "one.3.xhtml", "other.xhtml"]
    roots = [etree.fromstring(document.markup.encode()) for document in split.documents]
    bodies = [root.find(f"{XHTML}body/{XHTML}section") for root in roots]
    assert [body.get("epub:type", body.get("role")) if body is not None else "" for body in bodies][:3] == (
        ["doc-chapter", None, None]
    )
    assert [body.get("aria-labelledby") for body in bodies if body is not None][:3] == ["one.title", "two", "three"]
    third = bodies[2]
    assert third is not None
    assert [child.get("id") for child in third][:2] == ["page-3", "three"]


def test_links_ids_and_notes_follow_their_sections() -> None:
    split = split_documents(DOCUMENTS, 2000)
    roots = {document.name: etree.fromstring(document.markup.encode()) for document in split.documents}
    ids = {name: [element.get("id") for element in root.iter("*") if element.get("id")] for name, root in roots.items()}
    for root in roots.values():
        for link in root.iter(f"{XHTML}a"):
            path, _, fragment = str(link.get("href")).partition("#")
            assert fragment in ids[posixpath.normpath(path)], link.get("href")
    assert "n1-text" in ids["one.xhtml"]
    assert "n2-text" in ids["one.3.xhtml"]
    assert "n1-text" not in ids["one.3.xhtml"]
    assert not [element for element in roots["one.2.xhtml"].iter("*") if element.get("class") == "notes"]


def test_no_word_is_lost_and_the_contents_lead_to_the_parts() -> None:
    split = split_documents(DOCUMENTS, 2000)

    def text(document: Document) -> list[str]:
        (body,) = etree.fromstring(document.markup.encode()).iter(f"{XHTML}body")
        return list("".join(words(body).split()))

    parts = [letter for document in split.documents[:3] for letter in text(document)]
    assert sorted([*text(DOCUMENTS[0]), *"Notes"]) == sorted(parts)
    section = ContentsEntry("three", "one", (Text("Three"),), "", TargetKind.SECTION, Matter.BODY)
    chapter = ContentsEntry("one", "one", (Text("One"),), "1", TargetKind.CHAPTER, Matter.BODY, (section,))
    (line,) = split.contents([chapter])
    assert (line.document, line.children[0].document) == ("one", "one.3")
