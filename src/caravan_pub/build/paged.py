"""The pages of an edition, laid out until the numbers in them stand."""

from collections.abc import Mapping
from functools import partial

from caravan_pub import jail
from caravan_pub.build.confined import PagesUnsettledError, confined, resources
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.layout import Typeset, typeset
from caravan_pub.model.edition import Derivative, Edition, PageMap
from caravan_pub.render import render_edition

ROUNDS = 5
"""How often pages are laid out until the numbers in them are those of the pages they name."""


def lay_out(
    prepared: Prepared,
    edition: Edition,
    pictures: Mapping[str, Derivative],
    limits: jail.Limits,
    diagnostics: Diagnostics,
    *,
    tagged: bool = False,
) -> Typeset | None:
    """The pages of an edition, whose problems are reported; nothing, and a problem, where they cannot be made.

    ``tagged``: their content is marked, and the PDF comes with its structure.
    """
    work = partial(_set_pages, prepared, edition, pictures, tagged)
    laid = confined(work, limits, "the layout", diagnostics)
    if laid is not None:
        diagnostics.extend(list(laid.problems))
    return laid


def _set_pages(prepared: Prepared, edition: Edition, pictures: Mapping[str, Derivative], tagged: bool) -> Typeset:
    """Lay out until the page numbers in the pages are those of the pages; most books settle in the second round."""
    resolved, theme = prepared.resolved, prepared.theme
    before: PageMap | None = None
    pages: PageMap | None = None
    for _ in range(ROUNDS):
        rendered = render_edition(resolved, theme, edition, pictures, pages)
        held = {r.name: r for r in resources(prepared, pictures, rendered.stylesheet)}
        laid = typeset(rendered.documents, rendered.stylesheet, held, resolved.publication.metadata, tagged=tagged)
        if laid.pdf.pages == pages:
            return laid
        before, pages = pages, laid.pdf.pages
    moved = _first_difference(before, pages)
    raise PagesUnsettledError(
        f"page numbers do not settle in {ROUNDS} rounds: {moved} moves each time", "change its length"
    )


def _first_difference(before: PageMap | None, after: PageMap | None) -> str:
    old, new = (before.anchors if before else {}), (after.anchors if after else {})
    return next((anchor for anchor in new if new[anchor] != old.get(anchor)), "the last page")
