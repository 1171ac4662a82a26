"""What pandoc passes over in the files of word processors is seen in their own XML."""

from caravan_pub.intake.office import look_at_open_document, look_at_word
from tests.intake.documents import word_box, word_members, word_paragraph, word_picture, word_run

ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}.items()
)


def members(body: str, **more: str | bytes) -> dict[str, bytes]:
    given = word_members(body, **more)
    return {name: data.encode() if isinstance(data, str) else data for name, data in given.items()}


def test_a_text_box_is_seen_once_with_its_words_and_its_heading() -> None:
    """Word writes each box twice, the second time for old programs."""
    body = word_paragraph(word_run("Wells"), "Titre2") + word_paragraph(word_run("a") + word_box("boxed words"))
    assert look_at_word(members(body)).passed_over == [("the text box “boxed words”", "Wells")]


def test_charts_objects_and_pictures_elsewhere_are_seen() -> None:
    body = word_paragraph(word_picture("x", 'r:link="rId8"')) + word_paragraph('<w:r><c:chart r:id="rId9"/></w:r>')
    assert [what for what, _ in look_at_word(members(body)).passed_over] == [
        "a picture that lies outside the document",
        "a chart",
    ]


def test_running_heads_with_words_are_seen() -> None:
    heads = {
        "word/header1.xml": "<w:hdr><w:p>Draft 3</w:p></w:hdr>",
        "word/footer1.xml": "<w:ftr><w:t>12</w:t></w:ftr>",
    }
    assert [what for what, _ in look_at_word(members("", **heads)).passed_over] == [
        "the running head or foot “Draft 3”"
    ]


def test_a_word_documents_language_is_its_styles() -> None:
    assert look_at_word(members("")).language == "en-GB"
    assert look_at_word({}).language == ""


def test_broken_xml_and_document_types_are_left_to_pandoc() -> None:
    assert look_at_word({"word/document.xml": b"<w:document><w:p>"}).passed_over == []
    assert look_at_word({"word/document.xml": b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}).passed_over == []


def test_xml_nested_beyond_measure_ends() -> None:
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    assert look_at_word({"word/document.xml": deep}).passed_over == []


def test_an_open_document_says_its_title_its_pictures_texts_and_what_pandoc_passes_over() -> None:
    content = (
        f'<office:body {ODF} xmlns:xlink="http://www.w3.org/1999/xlink"><text:h>Wells</text:h><text:p>'
        "<office:annotation><text:p>check</text:p></office:annotation><draw:frame>"
        '<draw:image xlink:href="Pictures/0.png"/>'
        "<svg:title>Well.</svg:title><svg:desc>A deep one.</svg:desc></draw:frame></text:p></office:body>"
    )
    meta = "<x><dc:title>Road &amp; River</dc:title><meta:initial-creator>Ana; Bo</meta:initial-creator></x>"
    styles = '<x><style:text-properties fo:language="es" fo:country="GT"/></x>'
    office = look_at_open_document(
        {"content.xml": content.encode(), "meta.xml": meta.encode(), "styles.xml": styles.encode()}
    )

    assert office.passed_over == [("a comment", "Wells")]
    assert office.texts == {"Pictures/0.png": "Well. A deep one."}
    assert (office.title, office.creators, office.language) == ("Road & River", ("Ana", "Bo"), "es-GT")
