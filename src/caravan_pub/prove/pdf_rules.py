"""The rules for a PDF, with their pages of the manual."""

from caravan_pub.diagnostics import Rule, Severity

UNREADABLE = Rule(
    "pdf-unreadable",
    Severity.ERROR,
    """The PDF cannot be opened, is locked, or has no pages or not as many as were laid out.

Why: a printer's machine refuses it, and a reader sees nothing.

Example:
    a file that was cut off while it was copied

Instead:
    the file as it was built
""",
)

BOX = Rule(
    "pdf-box-wrong",
    Severity.ERROR,
    """A page of the PDF is not as large as the edition says, or its bleed or its sheet is not.

Why: a printer cuts at the TrimBox and needs the picture to run on as far as the BleedBox; where one is missing or
wrong, white edges or cut words come out (ISO 32000-1, section 14.11.2; ISO 15930-7 asks for a TrimBox on every page).

Example:
    trim = "6in x 9in"    and a page of 148 × 210 mm

Instead:
    a page whose TrimBox is 152.4 × 228.6 mm
""",
)

FONT = Rule(
    "pdf-font-not-embedded",
    Severity.ERROR,
    """The PDF uses a font that is not within it.

Why: the printer's machine puts another in its place; letters change their width, and some are missing.

Example:
    /Type /Font /BaseFont /Helvetica    without a font file

Instead:
    a font that comes with the theme
""",
)

ACTIVE = Rule(
    "pdf-content-active",
    Severity.ERROR,
    """The PDF holds something that acts: a script, a form, an attached file, sound, film, or an action that starts it.

Why: whoever opens it runs it. Printers refuse such files, and an attached file can carry what nobody meant to publish.

Example:
    /OpenAction << /S /JavaScript … >>

Instead:
    a file that is only ever read
""",
)

LINK = Rule(
    "pdf-link-unsafe",
    Severity.ERROR,
    """A link of the PDF has an address of a kind that a book may not have.

Why: a link may lead within the book, to the web or to a mailbox. Anything else opens files or starts programs on the
reader's machine.

Example:
    file:///etc/passwd

Instead:
    https://example.org/
""",
)

TITLE = Rule(
    "pdf-title-missing",
    Severity.ERROR,
    """The PDF does not state its title, or states another.

Why: a screen reader announces it, and a shelf of files shows it (PDF/UA-1, section 7.1; WCAG 2.2, criterion 2.4.2).

Example:
    a file that shows as "untitled-3.pdf"

Instead:
    title = "The Road North"
""",
)

LANGUAGE = Rule(
    "pdf-language-missing",
    Severity.ERROR,
    """The PDF does not state its language, or states another.

Why: a screen reader needs it to choose a voice (PDF/UA-1, section 7.2; WCAG 2.2, criterion 3.1.1).

Example:
    a catalogue without /Lang

Instead:
    language = "en"
""",
)

VERSION = Rule(
    "pdf-version-wrong",
    Severity.ERROR,
    """The PDF is of another version of the format than its purpose asks for.

Why: PDF/X-1a is made of PDF 1.3 or 1.4, PDF/X-4 of 1.6. A printer's machine that reads another number refuses the file.

Example:
    %PDF-2.0    where the variant is pdf/x-4

Instead:
    %PDF-1.6
""",
)
