"""What may be wrong with a source, whatever kind of file it stands in."""

from caravan_pub.diagnostics import Rule, Severity

SOURCES_UNREADABLE = Rule(
    "sources-unreadable",
    Severity.ERROR,
    """A file of sources is missing, or is not a list of sources.

Why: nothing that it holds could be cited.

Example: sources = ["sorces.toml"]

Instead: sources = ["sources.toml"]
""",
)
SOURCE_REPEATED = Rule(
    "source-repeated",
    Severity.ERROR,
    """Two sources have the same id.

Why: a citation could mean either.

Example: two entries with ``id = "report-2018"``.

Instead: ``id = "report-2018a"`` and ``id = "report-2018b"``.
""",
)
SOURCE_NOT_PROTECTED = Rule(
    "source-not-protected",
    Severity.ERROR,
    """A protected source says more than its label.

Why: whatever stands in the folder can get out of it; of somebody who must be protected, only the label may be there.

Example: ``protected = true`` with ``author = [{ family = "…" }]``.

Instead: ``protected = true`` with ``label = "A border officer"``, and nothing else.
""",
    discreet=True,
)
SOURCE_ENTRY_BROKEN = Rule(
    "source-entry-broken",
    Severity.ERROR,
    """An entry of a bibliography cannot be read: a brace, a quotation mark, a comma or an end is missing.

Why: reference managers pass over such an entry without a word, and what it describes would be missing from the book.

Example: ``@book{road, title = {The Road`` without its closing braces.

Instead: ``@book{road, title = {The Road}}``
""",
)
SOURCE_TYPE_UNKNOWN = Rule(
    "source-type-unknown",
    Severity.WARNING,
    """The type of a source is none that citation styles know.

Why: a style words each type in its own way; an unknown one is set as a document of no particular kind.

Example: type = "newspaper"

Instead: type = "article-newspaper"
""",
)
SOURCE_DATE_IMPOSSIBLE = Rule(
    "source-date-impossible",
    Severity.ERROR,
    """A date of a source is one that no calendar has, or a span of time ends before it begins.

Why: it would be printed as it stands, and nobody could find what it dates.

Example: issued = "2018-02-30"

Instead: issued = "2018-02-28"
""",
)
SOURCE_DATE_UNCLEAR = Rule(
    "source-date-unclear",
    Severity.WARNING,
    """A date of a source is in figures that can be read in more than one way.

Why: a citation style cannot word it, so it is printed as it stands; and 3/4/2018 is in March for some, in April for
others.

Example: issued = "3/4/2018"

Instead: issued = "2018-04-03"
""",
)
