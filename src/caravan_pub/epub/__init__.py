"""An EPUB 3.3 package, in memory, from finished documents, pictures and fonts."""

from caravan_pub.epub.evidence import accessibility_of
from caravan_pub.epub.metadata import Accessibility
from caravan_pub.epub.package import build_package

__all__ = ["Accessibility", "accessibility_of", "build_package"]
