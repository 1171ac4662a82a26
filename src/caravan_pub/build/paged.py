"""The pages of an edition, laid out until the numbers in them stand."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from caravan_pub import jail
from caravan_pub.build.confined import PagesUnsettledError, confined, resources
from caravan_pub.build.hands import hands
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.layout import Typeset, typesetter
from caravan_pub.model.edition import Derivative, Edition, PageMap
from caravan_pub.model.remark import Remark
from caravan_pub.render import render_edition

if TYPE_CHECKING:
    from caravan_pub.layout.setting import Typesetter

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
    remarks: tuple[Remark, ...] = (),
) -> Typeset | None:
    """The pages of an edition, whose problems are reported; nothing, and a problem, where they cannot be made.

    ``tagged``: their content is marked, and the PDF comes with its structure.  ``remarks`` are for a proof's margin.
    """
    work = partial(_set_pages, prepared, edition, pictures, remarks, tagged)
    laid = confined(work, limits, "the layout", diagnostics)
    if laid is not None:
        diagnostics.extend(list(laid.problems))
    return laid


def _set_pages(
    prepared: Prepared,
    edition: Edition,
    pictures: Mapping[str, Derivative],
    remarks: tuple[Remark, ...],
    tagged: bool,
) -> Typeset:
    """Lay out until the page numbers in the pages are those of the pages; most books settle in the second round."""
    resolved, theme = prepared.resolved, prepared.theme
    rendered = render_edition(resolved, theme, edition, pictures, None, remarks)
    setter = _setter(prepared, pictures, rendered.stylesheet, tagged=tagged)
    before: PageMap | None = None
    pages = setter.lay_out(rendered.documents)
    for _ in range(ROUNDS - 1):
        again = render_edition(resolved, theme, edition, pictures, pages, remarks)
        if again.stylesheet != rendered.stylesheet:  # a book of so many pages has a wider margin at its spine
            setter = _setter(prepared, pictures, again.stylesheet, tagged=tagged)
        rendered = again
        now = setter.lay_out(rendered.documents)
        if now == pages:
            return setter.bind()
        before, pages = pages, now
    moved = _first_difference(before, pages)
    raise PagesUnsettledError(
        f"page numbers do not settle in {ROUNDS} rounds: {moved} moves each time", "change its length"
    )


def _setter(prepared: Prepared, pictures: Mapping[str, Derivative], stylesheet: str, *, tagged: bool) -> "Typesetter":
    held = {r.name: r for r in resources(prepared, pictures, stylesheet)}
    metadata = prepared.resolved.publication.metadata
    return typesetter(stylesheet, held, metadata, prepared.store, hands=hands(), tagged=tagged)


def _first_difference(before: PageMap | None, after: PageMap | None) -> str:
    old, new = (before.anchors if before else {}), (after.anchors if after else {})
    return next((anchor for anchor in new if new[anchor] != old.get(anchor)), "the last page")
