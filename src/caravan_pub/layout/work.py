"""What one process does for a book: it lays a document out and draws its pages, or draws what stands in margins."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from weasyprint import LOGGER
from weasyprint.urls import FatalURLFetchingError

from caravan_pub.errors import PublicationError
from caravan_pub.layout.drawing import Easel
from caravan_pub.layout.drawn import Drawn
from caravan_pub.layout.fetching import BASE
from caravan_pub.layout.galley import Start, lay_out
from caravan_pub.layout.listening import LAYOUT_INCOMPLETE, STYLE_IGNORED, Listener
from caravan_pub.layout.shop import Shop

ASKS = "a page asks for"
OWN_ONLY = "only what lies in the folder may be used"
OWN_NUMBERS = "counter(page) in the text is the number within its document; the margins of pages know the book's"
RUNNING = "an element that is taken out of the text to run in the margins is not shown: use string-set"


def draw_document(shop: Shop, root: ET.Element, start: Start, *, tagged: bool) -> Drawn:
    """The pages of a document that begins there, drawn.

    PublicationError where it asks for what is not among the resources.
    """
    shop.fetcher.refused.clear()
    shop.fetcher.used.clear()
    with undisturbed(), Listener(LOGGER) as listener:
        try:
            galley = lay_out(shop, root, start)
            easel = Easel(shop.resources, tagged=tagged)
            easel.galley(galley)
            attached = list(_attached(root))
            for address in attached:
                shop.fetcher.fetch(address)
        except FatalURLFetchingError as error:
            raise refusal(error) from error
    problems = [[problem.rule.code, problem.message] for problem in listener.problems]
    problems += [[LAYOUT_INCOMPLETE.code, _refused(url)] for url in shop.fetcher.refused]
    problems += [[LAYOUT_INCOMPLETE.code, f"a page attaches {url}, which a book cannot hold"] for url in attached]
    found = ((galley.own_numbers, OWN_NUMBERS), (galley.running, RUNNING))
    problems += [[STYLE_IGNORED.code, message] for holds, message in found if holds]
    return easel.drawn(galley, problems, shop.fetcher.used)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody look for what can be thrown away until a document is drawn: much is made, and nearly all is kept."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def draw_blank(shop: Shop, language: str, direction: str, side: str, *, tagged: bool) -> Drawn:
    """The page that is left empty on that side before a document that begins on the other."""
    root = ET.Element("html", {"lang": language, **({"dir": direction} if direction else {})})
    ET.SubElement(ET.SubElement(root, "body"), "section")
    galley = lay_out(shop, root, Start(side, 1), blank=True)
    easel = Easel(shop.resources, tagged=tagged)
    easel.galley(galley)
    return easel.drawn()


def refusal(error: FatalURLFetchingError) -> PublicationError:
    """What a page that asks for what it may not have is to the publication."""
    return PublicationError(f"{ASKS} what is not part of the publication: {error}", OWN_ONLY)


def _refused(url: str) -> str:
    return f"{ASKS} {url}, which is not part of the publication"


def _attached(root: ET.Element) -> Iterator[str]:
    """The addresses of files that a document attaches to itself, which no book may."""
    for element in root.iter():
        if "attachment" in element.get("rel", "").lower().split():
            yield urljoin(BASE, element.get("href", ""))


def unique(problems: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Problems in their order, each once."""
    return list(dict.fromkeys((code, message) for code, message in problems))
