"""What may be wrong with a document that is brought in, and what could not be brought with it."""

from caravan_pub.diagnostics import Rule, Severity

MOST_BYTES = 200 * 1024**2
"""How many bytes a document may have, and how many all parts of a packed one together when unpacked."""

NOT_CARRIED = Rule(
    "import-not-carried",
    Severity.WARNING,
    """Something of the document is not in the chapters that were made of it.

Why: a manuscript is words, photos and notes.  Equations, comments, text boxes, charts, deleted passages, pictures that
lie elsewhere and links that lead nowhere safe have no notation in it, and what is lost silently is lost for good.

Example:
    a text box beside a paragraph of road.docx

Instead:
    ::: {.sidebar title="The well"}
    its words, by hand
    :::
""",
)

CHANGED = Rule(
    "import-changed",
    Severity.NOTE,
    """Something of the document was carried in another form.

Why: its words are all there, but not their look: underlining became emphasis, a list with letters one with numbers,
a cell of several paragraphs one line, a style without a meaning here plain paragraphs.  An editor may want another way.

Example:
    a paragraph in the style "Marginalia"

Instead:
    ::: {.note}
    the paragraph
    :::
""",
)

PHOTO_INCOMPLETE = Rule(
    "import-photo-incomplete",
    Severity.WARNING,
    """A picture came without its credit, or without a text for those who cannot see it.

Why: a document has no place for a credit, and often no alt text; a book must have both.

Example:
    caption = "The well at noon"

Instead:
    caption = "The well at noon"
    alt = "A woman lowers a bucket into a stone well."
    credit = "Ana Ruiz / El Norte"
""",
)

SOURCES_UNLISTED = Rule(
    "import-sources-unlisted",
    Severity.WARNING,
    """The sources that the document cites are in a file that the publication does not list.

Why: import writes new files and changes none; which files hold sources is said in publication.toml.

Example:
    content/road-sources.json, and no word of it

Instead:
    [citations]
    sources = ["sources.toml", "road-sources.json"]
""",
)

FILE_EXISTS = Rule(
    "import-file-exists",
    Severity.ERROR,
    """A file that an import would write is there already, or a chapter of the same name is.

Why: an import never overwrites what somebody wrote; and the same document brought in twice would be printed twice.

Example:
    content/chapters/03-the-well.md is there, and the document has a chapter "The Well"

Instead:
    move the old chapter away, or bring the document into a new folder with -o
""",
)

ARCHIVE_UNSAFE = Rule(
    "import-archive-unsafe",
    Severity.ERROR,
    f"""A packed document (.docx, .odt, .epub) is not built as an honest one is.

Why: a zip archive can name places outside its folder, hold the same name twice so that two programs see two
documents, be encrypted, or swell from kilobytes to gigabytes.  At most 10 000 members, {MOST_BYTES // 1024**2} MiB in
all when unpacked, none packed tighter than 200 to 1, plain relative names, no encryption, no XML entities.

Example:
    a member called ../../.profile

Instead:
    open the document in the program it was written with, and save it under a new name
""",
)

UNREADABLE = Rule(
    "import-unreadable",
    Severity.ERROR,
    """A document cannot be read as what its name says it is, or holds no words.

Why: a chapter made of half a document would look whole.

Example:
    a .docx that is an old .doc with a new name

Instead:
    open it in the program it was written with, and save it as .docx
""",
)
