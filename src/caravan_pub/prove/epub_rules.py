"""The rules for an EPUB, with their pages of the manual."""

from caravan_pub.diagnostics import Rule, Severity

ARCHIVE = Rule(
    "epub-archive-unsound",
    Severity.ERROR,
    """The EPUB's zip file is damaged, too large, or holds a name that is unsafe or given twice.

Why: an e-reader unpacks the file on somebody's device. A name with ".." leaves its folder there, a repeated name shows
one reader this text and another that, and a first entry other than "mimetype" makes it no EPUB at all
(EPUB Open Container Format 3.3, section 4).

Example:
    ../../home/reader/.profile

Instead:
    EPUB/one.xhtml
""",
)

PACKAGE = Rule(
    "epub-package-unsound",
    Severity.ERROR,
    """The EPUB's package document is missing, cannot be read, or lacks what every package must have.

Why: a reading system learns from it which files there are and in which order they are read. Without an identifier, a
title, a language and a spine there is nothing to open.

Example:
    <metadata></metadata>

Instead:
    <metadata><dc:identifier id="identifier">urn:uuid:…</dc:identifier><dc:title>…</dc:title>…</metadata>
""",
)

FILE_MISSING = Rule(
    "epub-file-missing",
    Severity.ERROR,
    """The EPUB's manifest names a file that is not in the archive.

Why: a reader comes to a blank page or a picture that is not there.

Example:
    <item href="images/road.jpg" …/>    with no such entry in the zip file

Instead:
    every item of the manifest with its file
""",
)

FILE_UNLISTED = Rule(
    "epub-file-unlisted",
    Severity.ERROR,
    """The EPUB's archive holds a file that its manifest does not name.

Why: nobody who reads the book sees it, but everybody who unpacks the book has it: an early draft, or a photo that was
taken out.

Example:
    EPUB/images/not-for-print.jpg    with no item in the manifest

Instead:
    an item for the file, or no file
""",
)

MALFORMED = Rule(
    "epub-document-malformed",
    Severity.ERROR,
    """A document of the EPUB is not well-formed XML.

Why: a reading system stops at the fault, and the text after it is lost. Entities of the document's own are refused
too, since they can make a small file swell without end.

Example:
    <p>A road<br>and a river</p>

Instead:
    <p>A road<br/>and a river</p>
""",
)

LINK = Rule(
    "epub-link-broken",
    Severity.ERROR,
    """A link or a picture of the EPUB leads to a file or an id that is not there.

Why: a reader who follows it arrives nowhere; EPUBCheck and the shops refuse the book.

Example:
    <a href="two.xhtml#gone">

Instead:
    <a href="two.xhtml#the-border">    where two.xhtml holds id="the-border"
""",
)

REPEATED_ID = Rule(
    "epub-id-repeated",
    Severity.ERROR,
    """An id stands twice in one document of the EPUB, or in its package.

Why: a link to it leads to one place in this reading system and to another in that.

Example:
    <p id="here">One</p> <p id="here">Two</p>

Instead:
    <p id="here">One</p> <p id="there">Two</p>
""",
)

ACTIVE = Rule(
    "epub-content-active",
    Severity.ERROR,
    """The EPUB holds something that acts: a script, an event attribute, a form, an embedded page, or a link that runs.

Why: whoever opens the book runs it, and it can tell others who reads what. A book made here is only ever read.

Example:
    <p onclick="send()">

Instead:
    <p>
""",
)

REMOTE = Rule(
    "epub-resource-remote",
    Severity.ERROR,
    """The EPUB fetches something from outside: a picture, a style sheet or a font that is not within the package.

Why: it is missing without a network, and with one it tells a stranger who opened the book, when and where. Only the
links that a reader follows may lead outside.

Example:
    <img src="https://example.org/road.jpg" alt="A road"/>

Instead:
    <img src="images/road.jpg" alt="A road"/>
""",
)

ADDRESS = Rule(
    "epub-link-unsafe",
    Severity.ERROR,
    """A link of the EPUB has an address of a kind that a book may not have.

Why: a link may lead within the book, to the web, to a mailbox or to a telephone number. Anything else opens files or
starts programs on the reader's device.

Example:
    <a href="file:///etc/passwd">

Instead:
    <a href="https://example.org/">
""",
)

ALT = Rule(
    "epub-image-without-alt",
    Severity.ERROR,
    """A picture of the EPUB has no alt attribute.

Why: who cannot see it hears its file name instead. A picture that only decorates has an empty one.

Example:
    <img src="images/road.jpg"/>

Instead:
    <img src="images/road.jpg" alt="Seven people walk along a railway line"/>
""",
)

ORDER = Rule(
    "epub-reading-order",
    Severity.ERROR,
    """A document of the EPUB stands outside its reading order, or in it twice, or the order names what is no document.

Why: paging through the book, a reader never comes to a document that the spine does not hold.

Example:
    <item id="two" href="two.xhtml" …/>    and no <itemref idref="two"/>

Instead:
    <spine> … <itemref idref="two"/> … </spine>
""",
)

LANGUAGE = Rule(
    "epub-language-missing",
    Severity.ERROR,
    """A document of the EPUB does not say which language it is in.

Why: a screen reader needs it to choose a voice, and an e-reader to hyphenate (WCAG 2.2, success criterion 3.1.1).

Example:
    <html xmlns="http://www.w3.org/1999/xhtml">

Instead:
    <html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
""",
)

CONTENTS = Rule(
    "epub-contents-missing",
    Severity.ERROR,
    """The EPUB has no navigation document, or that has no table of contents with links.

Why: it is how an e-reader shows the contents, and the only way to a chapter for many who cannot see
(EPUB 3.3, section 7).

Example:
    <nav epub:type="landmarks">…</nav>    alone

Instead:
    <nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav>
""",
)

WORDS = Rule(
    "epub-words-lost",
    Severity.ERROR,
    """The words of a document of the EPUB are not those of the manuscript: some are lost, changed, doubled or added.

Why: between a manuscript and a book nothing may be lost. The first place where the two differ is shown with the words
around it. The cause is most often a template of the theme that leaves out a part of what it is given.

Example:
    {{ chapter.title }}

Instead:
    {{ chapter.title }} {{ chapter.content }}
""",
)

EPUBCHECK_DOC = """EPUBCheck, the official validator of EPUB files, found a fault.

Why: shops and libraries run it on every book that they take in, and refuse those with errors. The id that begins the
message (such as RSC-005) is EPUBCheck's own; its documentation explains each.

Example:
    error[epubcheck]: RSC-007: EPUB/one.xhtml:12: Referenced resource "EPUB/images/road.jpg" could not be found

Instead:
    a book in which EPUBCheck finds nothing
"""

EPUBCHECK = Rule("epubcheck", Severity.ERROR, EPUBCHECK_DOC)
EPUBCHECK_WARNING = Rule("epubcheck", Severity.WARNING, EPUBCHECK_DOC)

PAGE_MARK = Rule(
    "epub-page-misplaced",
    Severity.ERROR,
    """A page of the print edition is not marked in the EPUB where its first words are, or is not in the page list.

Why: a reader who is told "page 12" in class or in court, and follows the page list, comes to other words than those
who hold the printed book (EPUB Accessibility 1.1, section 3.2: the page list leads to every marker).

Example: a template of the EPUB that leaves out what the template of the print edition shows.

Instead: show the same words in both editions; what stands in one alone is best left to style sheets.
""",
)
