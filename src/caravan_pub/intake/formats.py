"""The kinds of document that can be brought in, by the endings of their names."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from caravan_pub.errors import UsageError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of document: its name, pandoc's reader with its extensions, and whether it is a zip archive."""

    name: str
    reader: str
    packed: bool


WORD = Format("a Word document", "docx+styles+citations", packed=True)
OPEN_DOCUMENT = Format("an OpenDocument text", "odt", packed=True)
EPUB = Format("an EPUB", "epub", packed=True)
HTML = Format("a web page", "html", packed=False)
MARKDOWN = Format("pandoc Markdown", "markdown-smart", packed=False)
"""Without ``smart``: quotation marks and dashes are set by the publication's language, as in every manuscript."""

ENDINGS = {
    ".docx": WORD,
    ".odt": OPEN_DOCUMENT,
    ".epub": EPUB,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
}
OLD = (".doc", ".rtf", ".docm", ".dotx", ".wpd", ".pages")
BIBLIOGRAPHIES = {".bib": "biblatex", ".bibtex": "bibtex", ".json": "csljson", ".ris": "ris"}
"""pandoc's readers of what is cited, by the endings of their files' names."""


def format_of(name: str) -> Format:
    """The format that a file's name says.  Raises UsageError for another one."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    known = ", ".join(ENDINGS)
    hint = "save it as .docx" if ending in OLD else f"known: {known}"
    raise UsageError(f"a document whose name ends in {ending or 'nothing'} cannot be brought in", hint)
