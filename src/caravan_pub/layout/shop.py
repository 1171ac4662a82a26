"""What every document of a book is set with: its style sheet, its fonts, and the files that it may use."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import cssselect2
from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.layout import LayoutContext
from weasyprint.text.fonts import FontConfiguration

from caravan_pub.layout.fetching import BASE, ClosedFetcher
from caravan_pub.layout.footnotes import context_of
from caravan_pub.model.edition import Resource

COUNTER = re.compile(r"counters?\(\s*([\w-]+)")
"""A counter that a style sheet shows; all others need not be told to the margins of a page."""


class Tree(HTML):  # type: ignore[misc]
    """A document that is a tree already: an HTML parser would move elements about.  The library has no annotations."""

    def __init__(self, root: ET.Element, fetcher: ClosedFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


class Shop:
    """A style sheet and its fonts, made ready once in a process.

    FatalURLFetchingError where the style sheet asks for what is not among the resources.
    """

    def __init__(self, stylesheet: str, resources: Mapping[str, Resource]) -> None:
        self.resources = resources
        self.counters_shown = frozenset(COUNTER.findall(stylesheet))
        self.fetcher = ClosedFetcher(resources)
        self.fonts = FontConfiguration()
        self.counters = CounterStyle()
        self.sheet = CSS(
            string=stylesheet,
            base_url=f"{BASE}styles/book.css",
            url_fetcher=self.fetcher,
            font_config=self.fonts,
            counter_style=self.counters,
        )

    def context(self, tree: Tree) -> LayoutContext:
        """What the layout of one document works with."""
        options = {**DEFAULT_OPTIONS, "stylesheets": [self.sheet]}
        return context_of(tree, self.fonts, self.counters, options)
