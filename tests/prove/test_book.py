"""Documents and style sheets: well-formed, quiet, and every address leads somewhere."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove import Proof, prove_epub
from tests.prove.sample import FILES, codes, found, packed, spoilt

ONE = "EPUB/one.xhtml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'


def with_markup(markup: str) -> set[str]:
    return codes(spoilt(ONE, "<h1>One</h1>", f"<h1>One</h1>{markup}"))


def with_css(css: str) -> set[str]:
    return codes({**FILES, "EPUB/styles/book.css": css})


def test_a_sound_epub_has_no_problem_and_its_figures() -> None:
    diagnostics = Diagnostics()
    proof = prove_epub(packed(), "build/book.epub", diagnostics)
    assert proof == Proof("EPUB", "9 files, 10 links, no problems")
    assert len(diagnostics) == 0


def test_what_acts_is_told_with_what_mends_it() -> None:
    diagnostics = Diagnostics()
    prove_epub(packed(spoilt("EPUB/images/dot.svg", "<circle", "<script/><circle")), "build/book.epub", diagnostics)
    assert [problem.help for problem in diagnostics] == [
        "take it out of the template, or of the drawing, that it comes from"
    ]


def test_a_problem_says_in_which_file_and_line_it_is() -> None:
    assert found(packed(spoilt(ONE, '<img src="images/dot.svg" alt=""/>', '<img src="images/dot.svg"/>'))) == [
        ("epub-image-without-alt", "EPUB/one.xhtml:7: images/dot.svg has no alt attribute")
    ]


@pytest.mark.parametrize(
    "markup",
    ["<p>", "<p>&nbsp;</p>", "\x00", "\x0b", "<p a='1' a='2'/>", "</body>", "<div>" * 300 + "</div>" * 300],
)
def test_what_is_no_xml_is_found(markup: str) -> None:
    assert "epub-document-malformed" in with_markup(markup)


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x "y">', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "y"><!ENTITY z "&x;&x;&x;&x;">'],
)
def test_entities_are_refused_and_never_read(entity: str) -> None:
    files = spoilt(ONE, "<!DOCTYPE html>", f"<!DOCTYPE html [{entity}]>")
    files[ONE] = files[ONE].replace("The end", "&x;").replace("They left", "&x;")
    assert ("epub-document-malformed", "EPUB/one.xhtml: it declares entities") in found(packed(files))


def test_a_document_that_is_not_utf8_is_found() -> None:
    assert "epub-document-malformed" in codes({**FILES, ONE: FILES[ONE].encode() + b"\xff"})


def test_an_empty_document_is_found() -> None:
    assert "epub-document-malformed" in codes({**FILES, ONE: ""})


def test_another_vocabulary_is_found() -> None:
    assert "epub-document-malformed" in codes({**FILES, ONE: "<html><body/></html>"})


@pytest.mark.parametrize(
    "markup",
    [
        "<script>1</script>",
        f"{SVG}<script>1</script></svg>",
        '<p onclick="x()">x</p>',
        '<p ONLOAD="x()">x</p>',
        '<form action="one.xhtml"><p>x</p></form>',
        "<p><input/></p>",
        '<iframe src="one.xhtml"></iframe>',
        '<p srcdoc="x">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" java&#10;script:alert(1)">x</a>',
        '<a href="JAVASCRIPT:alert(1)">x</a>',
        f'{SVG}<a><set attributeName="href" to="x"/></a></svg>',
        '<meta http-equiv="Refresh" content="0;url=one.xhtml"/>',
    ],
)
def test_whatever_acts_is_found(markup: str) -> None:
    assert with_markup(markup) == {"epub-content-active"}


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://example.org/x.png" alt=""/>',
        '<img src="//example.org/x.png" alt=""/>',
        '<img src="\\\\example.org\\x.png" alt=""/>',
        '<img src="file:///etc/passwd" alt=""/>',
        '<img src="data:image/png;base64,AAAA" alt=""/>',
        '<img src="images/dot.svg" srcset="images/dot.svg 1x, https://example.org/x.png 2x" alt=""/>',
        '<link rel="stylesheet" href="https://example.org/x.css"/>',
        f'{SVG}<image xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/x.png"/></svg>',
        f'{SVG}<use href="https://example.org/x.svg#a"/></svg>',
        f'{SVG}<rect fill="url(https://example.org/x.svg#a)"/></svg>',
        '<p style="background: url(https://example.org/x.png)">x</p>',
        "<style>@import 'https://example.org/x.css';</style>",
        '<a href="one.xhtml" ping="https://example.org/">x</a>',
        '<video src="images/dot.svg" poster="https://example.org/x.png"/>',
        '<img src="../../../etc/passwd" alt=""/>',
        '<img src="%2e%2e/%2e%2e/%2e%2e/etc/passwd" alt=""/>',
    ],
)
def test_whatever_is_fetched_from_outside_is_found(markup: str) -> None:
    assert with_markup(markup) == {"epub-resource-remote"}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org", "data:text/html,x", "../../../x"])
def test_a_link_may_only_have_an_address_of_a_known_kind(address: str) -> None:
    assert with_markup(f'<p><a href="{address}">x</a></p>') == {"epub-link-unsafe"}


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org", "tel:+502123", "", "#n"]
)
def test_links_for_a_reader_to_follow_may_lead_outside(address: str) -> None:
    assert with_markup(f'<p><a href="{address}">x</a></p>') == set()


def test_the_address_of_a_quotation_is_not_fetched() -> None:
    assert with_markup('<blockquote cite="https://example.org/"><p>x</p></blockquote>') == set()


@pytest.mark.parametrize(
    "markup",
    [
        '<p><a href="gone.xhtml">x</a></p>',
        '<p><a href="#gone">x</a></p>',
        '<p><a href="two.xhtml#gone">x</a></p>',
        '<p><a href="TWO.xhtml">x</a></p>',
        '<img src="images/gone.png" alt=""/>',
        '<p style="background: url(gone.png)">x</p>',
    ],
)
def test_an_address_that_leads_nowhere_is_found(markup: str) -> None:
    assert with_markup(markup) == {"epub-link-broken"}


def test_a_written_out_address_is_read_as_a_browser_reads_it() -> None:
    assert with_markup('<p><a href="./images/../two.xhtml?x=1#h%65re">x</a></p>') == set()


@pytest.mark.parametrize(("name", "old"), [("EPUB/nav.xhtml", 'href="one.xhtml"'), ("EPUB/toc.ncx", 'src="one.xhtml"')])
def test_contents_that_lead_nowhere_are_found(name: str, old: str) -> None:
    assert codes(spoilt(name, old, old.replace("one", "nine"))) == {"epub-link-broken"}


def test_an_ncx_that_is_no_xml_is_found() -> None:
    assert codes(spoilt("EPUB/toc.ncx", "</ncx>", "")) == {"epub-document-malformed"}


def test_an_id_that_stands_twice_is_found() -> None:
    assert with_markup('<p id="p">x</p>') == {"epub-id-repeated"}


def test_a_document_without_language_is_found() -> None:
    assert codes(spoilt(ONE, ' lang="en" xml:lang="en"', ' lang=" "')) == {"epub-language-missing"}


@pytest.mark.parametrize(("old", "new"), [('epub:type="toc"', 'epub:type="landmarks"'), ("<a href=", "<a title=")])
def test_a_navigation_document_without_contents_is_found(old: str, new: str) -> None:
    name = "EPUB/nav.xhtml"
    assert codes({**FILES, name: FILES[name].replace(old, new)}) == {"epub-contents-missing"}


def test_scripts_in_a_picture_are_found() -> None:
    assert codes(spoilt("EPUB/images/dot.svg", "<circle", "<script/><circle")) == {"epub-content-active"}


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(https://example.org/x.png) }",
        "p { background: URL( 'https://example.org/x.png' ) }",
        "p { background: \\75 rl(https://example.org/x.png) }",
        "p { background: url(h\\74tps://example.org/x.png) }",
        "@import 'https://example.org/x.css';",
        "@IMPORT url(//example.org/x.css) screen;",
        '@\\69mport "https://example.org/x.css";',
        "@font-face { src: local(x), url(https://example.org/x.woff2) format('woff2') }",
        "p { background: image-set('https://example.org/x.png' 1x) }",
        "p::before { content: '/*' } p { background: url(https://example.org/x.png) } p::after { content: '*/' }",
        "p::before { content: '\\'' } p { background: url(https://example.org/x.png) }",
        "@namespace url(http://www.w3.org/1999/xhtml); p { background: url(http://example.org/x.png) }",
    ],
)
def test_whatever_a_style_sheet_fetches_from_outside_is_found(css: str) -> None:
    assert with_css(css) == {"epub-resource-remote"}


@pytest.mark.parametrize(
    "css",
    [
        "/* url(https://example.org/x.png) */",
        "p::before { content: 'url(https://example.org/x.png)' }",
        "@namespace epub 'http://www.idpf.org/2007/ops';",
        "@namespace url(http://www.w3.org/1999/xhtml);",
        "p { background: image-set(url(../images/dot.svg) type('image/svg+xml')) }",
        "@font-face { font-family: 'A'; src: local('B') }",
        "p::after { content: '(https://example.org)' }",
    ],
)
def test_what_a_style_sheet_only_mentions_is_not_fetched(css: str) -> None:
    assert with_css(css) == set()


def test_a_style_sheet_that_fetches_what_is_not_there_is_found() -> None:
    messages = found(packed({**FILES, "EPUB/styles/book.css": "\n\np { background: url(gone.png) }"}))
    assert messages == [("epub-link-broken", "EPUB/styles/book.css:3: gone.png leads to no file of the book")]
