"""The rules of PDF/X that a finished file is held to, with their pages of the manual.

The clauses named are those of ISO 32000-1, where the standards of PDF/X take their constructs from; ISO 15930-1, -4 and
-7 are named by part.
"""

from caravan_pub.diagnostics import Rule, Severity

CLAIM = Rule(
    "pdfx-claim-wrong",
    Severity.ERROR,
    """The PDF does not claim the PDF/X that it is made as.

Why: a printer's machine looks for the claim before it looks at anything else: the key GTS_PDFXVersion, in the document
information (ISO 15930-1 and ISO 15930-4) or in the XMP (ISO 15930-7).

Example:
    variant = "pdf/x-4"    and a file without GTS_PDFXVersion

Instead:
    <pdfx:GTS_PDFXVersion>PDF/X-4</pdfx:GTS_PDFXVersion>
""",
)

INTENT = Rule(
    "pdfx-intent-wrong",
    Severity.ERROR,
    """The PDF does not say for which printing condition it is made, or says it twice or without a profile.

Why: the numbers of its inks mean colours only under one condition. PDF/X asks for exactly one output intent of the
kind GTS_PDFX, named, with an ICC profile of class prtr for CMYK (ISO 15930-1, -4 and -7; ISO 32000-1, 14.11.5).

Example:
    /OutputIntents []

Instead:
    an intent FOGRA39 with its profile
""",
)

STATEMENT = Rule(
    "pdfx-statement-missing",
    Severity.ERROR,
    """The PDF does not state a title, its dates, whether it is trapped, or its identity; or it states two things.

Why: PDF/X asks for Title, CreationDate, ModDate and Trapped (True or False) in the document information and for an ID
in the trailer; where there is XMP, it must say the same (ISO 15930-1, -4 and -7; ISO 32000-1, 14.3 and 14.4).

Example:
    /Trapped /Unknown

Instead:
    /Trapped /False
""",
)

INK = Rule(
    "pdfx-colour-not-ink",
    Severity.ERROR,
    """Something in the PDF has a colour that is no ink: in RGB, in Lab, or in a calibrated space.

Why: PDF/X-1a knows inks alone (ISO 15930-1 and -4). PDF/X-4 would allow more (ISO 15930-7), but then it is the
printer's machine that decides what comes out, and many refuse it.

Example:
    1 0 0 rg

Instead:
    0 1 1 0 k
""",
)

THROUGH = Rule(
    "pdfx-transparent",
    Severity.ERROR,
    """Something in the PDF shows what lies below it, and the variant does not allow that.

Why: PDF/X-1a has no transparency: no groups, no soft masks, no opacity below 1, no blend modes (ISO 15930-1 and -4;
ISO 32000-1, 11.6 and 8.4.5).

Example:
    variant = "pdf/x-1a"    and, in styles/print/style.css, .plate { opacity: 0.5 }

Instead:
    the colour that is meant, opaque: .plate { background: #f1ebdf }, or variant = "pdf/x-4"
""",
)

OVER = Rule(
    "pdfx-too-much-ink",
    Severity.ERROR,
    """A colour or a picture has more ink than the limit.

Why: too much ink does not dry: it sets off on the next sheet, and pages stick together. Pictures are measured over
areas of 8 × 8 px.

Example:
    1 1 1 1 k    where ink-limit = 300

Instead:
    0.6 0.4 0.4 1 k
""",
)

MIXED = Rule(
    "pdfx-letters-mixed",
    Severity.WARNING,
    """Small letters are printed in black with other inks below it.

Why: where plates do not quite meet, small letters get coloured edges; printers ask for black ink alone up to 18 pt.

Example:
    color: device-cmyk(0.6 0.4 0.4 1)

Instead:
    color: black
""",
)

NOTE = Rule(
    "pdfx-annotation",
    Severity.ERROR,
    """An annotation (a link, a note) lies on a page.

Why: PDF/X wants none within the bleed but a printer's own marks and traps (ISO 15930-1, -4 and -7), and a machine may
print what is meant for a screen.

Example:
    /Annots [ << /Subtype /Link … >> ]

Instead:
    a page without /Annots
""",
)

FORBIDDEN = Rule(
    "pdfx-object-forbidden",
    Severity.ERROR,
    """The PDF holds something that its variant does not know.

Why: a machine made for it stops there. None knows PostScript in a page, pictures elsewhere (OPI), alternate pictures,
transfer curves, or LZW; PDF 1.3 and 1.4 know no streams of objects, no layers and no JPEG 2000, PDF 1.3 no JBIG2
(ISO 15930-1, -4 and -7; ISO 32000-1, 7.4, 7.5.7 and 8.11).

Example:
    /Filter /LZWDecode

Instead:
    /Filter /FlateDecode
""",
)
