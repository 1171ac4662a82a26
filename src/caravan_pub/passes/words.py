"""The words that are generated, in the publication's language, from gettext catalogues in ``locale/``."""

import io
from functools import lru_cache
from importlib.resources import files

from babel.messages.pofile import read_po

from caravan_pub.passes.regions import lineage

WORDS = (
    "Contents", "Illustrations", "Sources", "Index", "Colophon", "Copyright", "Title page", "Cover", "Notes", "Note",
    "Start of text", "Landmarks", "Printed pages",
    "Figure {number}", "Table {number}", "Chapter {number}", "Part {number}",
    "“{title}”", "page {folio}", "For position only", "Known only through {source}.", "Cited in",
    "Back to the text", "Cited on page {pages}", "Cited on pages {pages}", "Set in {fonts}.", "Made with caravan-pub.",
    "see", "see also",
    "Documents", "Reports", "Interviews and statements", "Data", "Photographs",
    "Published by {name}", "Cited nowhere", "Archived copy", "Looked at on {date}.", "Corrections",
    "Corrected on {date}.",
    "Place", "Latitude", "Longitude",
)  # fmt: skip
"""What the templates and passes may ask for, in English."""


@lru_cache
def words_of(language: str) -> dict[str, str]:
    """The generated words by their English, for a BCP 47 tag; English where a language has no catalogue.

    A region's catalogue says only what its language says otherwise.
    """
    found = {word: word for word in WORDS}
    folder = files("caravan_pub").joinpath("locale")
    for tag in reversed(lineage(language)):
        catalogue = folder.joinpath(f"{tag}.po")
        if catalogue.is_file():
            for message in read_po(io.BytesIO(catalogue.read_bytes())):
                if message.id in found and message.string and not message.fuzzy:
                    found[str(message.id)] = str(message.string)
    return found
