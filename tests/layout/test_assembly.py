"""Documents become one tree: every word in order, and links between documents become links between pages."""

from xml.etree import ElementTree as ET

import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.layout.assembly import tree_of
from caravan_pub.model.edition import Document
from caravan_pub.model.publication import Matter
from tests.layout.sample import document


def assembled(*documents: Document) -> ET.Element:
    names = {one.name: one.identifier for one in documents}
    return next(tree_of(one, names, "en") for one in documents)


def hrefs(*documents: Document) -> list[str | None]:
    return [element.get("href") for element in assembled(*documents).iter("a")]


def test_nothing_of_a_document_is_lost() -> None:
    tree = assembled(document("<p>a <em>b</em> c</p>", "one"))
    assert [section.get("id") for section in tree.iter("section")] == ["one"]
    assert "".join(tree.find("body").itertext()).split() == ["a", "b", "c"]  # type: ignore[union-attr]


def test_no_element_keeps_its_namespace_which_the_layout_would_not_know() -> None:
    tree = assembled(document('<p xml:lang="es">a<br/></p>'))
    assert {element.tag for element in tree.iter()} == {"html", "body", "section", "p", "br"}
    assert tree.find("body/section/p").attrib == {"lang": "es"}  # type: ignore[union-attr]


def test_an_inline_drawing_keeps_its_own_namespace() -> None:
    tree = assembled(document('<svg xmlns="http://www.w3.org/2000/svg"><title>t</title></svg>'))
    assert tree.find("body/section/{http://www.w3.org/2000/svg}svg") is not None


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("two.xhtml#there", "#there"),
        ("two.xhtml", "#two"),
        ("one.xhtml#two", "#two"),
        ("#here", "#here"),
        ("https://example.org/two.xhtml#there", "https://example.org/two.xhtml#there"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("three.xhtml#there", "three.xhtml#there"),
    ],
)
def test_a_link_between_documents_becomes_one_between_pages(written: str, becomes: str) -> None:
    body = f'<p><a href="{written}">x</a></p>'
    assert hrefs(document(body, "one"), document("<p>y</p>", "two")) == [becomes]


def test_a_publication_written_from_right_to_left_is_set_so() -> None:
    markup = document("<p>a</p>").markup.replace("<html ", '<html dir="rtl" ')
    tree = assembled(Document("one", "one.xhtml", "one", Matter.BODY, markup))
    assert tree.get("dir") == "rtl"


@pytest.mark.parametrize(
    "body",
    ["<p>a", "<p>a</em></p>", "<p>a & b</p>", "<p>&nbsp;</p>", '<p a="1" a="2">x</p>', "<p>\x00</p>", "<p>\x08</p>"],
)
def test_what_is_not_well_formed_is_refused_by_the_name_of_its_document(body: str) -> None:
    with pytest.raises(PublicationError, match=r"the document two\.xhtml is not well-formed") as caught:
        assembled(document(body, "two"))
    assert caught.value.help


def test_an_entity_that_names_a_file_is_refused() -> None:
    markup = document("<p>&a;</p>").markup.replace(
        "<html ", '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><html ', 1
    )
    with pytest.raises(PublicationError, match="not well-formed"):
        assembled(Document("one", "one.xhtml", "one", Matter.BODY, markup))
