"""An EPUB 3.3 package, in memory, from finished documents, pictures and fonts."""

from caravan_pub.epub.evidence import accessibility_of
from caravan_pub.epub.fonts import subset_fonts
from caravan_pub.epub.metadata import Accessibility
from caravan_pub.epub.package import build_package
from caravan_pub.epub.page_list import with_page_list
from caravan_pub.epub.page_marks import Marked, mark_pages
from caravan_pub.epub.splitting import Split, split_documents

__all__ = [
    "Accessibility",
    "Marked",
    "Split",
    "accessibility_of",
    "build_package",
    "mark_pages",
    "split_documents",
    "subset_fonts",
    "with_page_list",
]
