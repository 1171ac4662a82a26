"""Work on content and templates in a confined process, and what an edition's making gives."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from caravan_pub import jail
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.errors import PublicationError
from caravan_pub.model.edition import Derivative, PageMap, Product, Resource
from caravan_pub.prove import Proof

TEMPLATE_BROKEN = Rule(
    "template-broken",
    Severity.ERROR,
    """A template of the publication, or of its theme, cannot be used.

Why: a part of every page is made with it.

Example: ``{{ titel }}`` in ``templates/chapter.xhtml``.

Instead: {{ title }}
""",
)
PAGES_UNSETTLED = Rule(
    "pages-unsettled",
    Severity.ERROR,
    """The page numbers that the book prints move its pages, each time they are set anew.

Why: a reference would name a page on which its target is not.

Example: a list of sources that fills its last line to the last letter.

Instead: a word more or less in the chapter that is named.
""",
)
Result = TypeVar("Result")


class PagesUnsettledError(PublicationError):
    """The page numbers that the book prints move its pages, each time they are set anew."""


@dataclass(frozen=True, slots=True)
class Made:
    """A product with the proofs it has passed, and its page map where it has pages."""

    product: Product
    proofs: tuple[Proof, ...]
    pages: PageMap | None = None


def confined(work: "partial[Result]", limits: jail.Limits, task: str, diagnostics: Diagnostics) -> Result | None:
    """What work gives in a confined process; nothing, and a problem, where a template or the content is at fault.

    The layout library puts fonts into temporary files: this process, which outlives the other, clears them away.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="caravan-pub-") as place:
            return jail.run(partial(_in_place, place, work), limits, task)
    except PagesUnsettledError as error:
        diagnostics.add(PAGES_UNSETTLED, Place("content"), error.message, error.help)
        return None
    except PublicationError as error:
        diagnostics.add(TEMPLATE_BROKEN, Place("templates"), error.message, error.help)
        return None


def _in_place(place: str, work: "partial[Result]") -> Result:
    tempfile.tempdir = place
    return work()


def resources(prepared: Prepared, pictures: Mapping[str, Derivative], stylesheet: str) -> Sequence[Resource]:
    """Style sheet, fonts with their licences, and pictures, under the names that documents use."""
    fonts = [Resource(f"styles/{face.name}", "font/ttf", face.data) for face in prepared.theme.fonts]
    images = [Resource(picture.name, picture.media_type, picture.data) for picture in pictures.values()]
    return [Resource("styles/book.css", "text/css", stylesheet.encode()), *fonts, *images]
