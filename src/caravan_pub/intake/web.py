"""What pandoc passes over in web pages: read from their markup, so that it can be told."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from caravan_pub.intake.office import Seen

EMBEDDED = {
    "audio": "a sound",
    "video": "a film",
    "iframe": "an embedded page",
    "object": "an embedded object",
    "embed": "an embedded object",
    "canvas": "a drawing that a program makes",
    "form": "a form",
}
"""Elements of HTML that no manuscript has a notation for, and what they are to a reader."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PAGES = re.compile(r"\.(?:xhtml|html?)$", re.IGNORECASE)


def look_at_page(data: bytes) -> list[Seen]:
    """What is embedded in a web page, with the heading it stands under."""
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    return page.seen


def look_at_book(members: Mapping[str, bytes]) -> list[Seen]:
    """What is embedded in the documents of an EPUB, by their names' order."""
    return [seen for name in sorted(members) if PAGES.search(name) for seen in look_at_page(members[name])]


class _Page(HTMLParser):
    """Goes through a page once, with the nearest heading in mind."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Seen] = []
        self._heading = ""
        self._words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._words = []
        elif tag in EMBEDDED:
            source = dict(attrs).get("src") or dict(attrs).get("data") or ""
            self.seen.append((f"{EMBEDDED[tag]} ({source[:80]})" if source else EMBEDDED[tag], self._heading))

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS and self._words is not None:
            self._heading, self._words = " ".join("".join(self._words).split()), None
