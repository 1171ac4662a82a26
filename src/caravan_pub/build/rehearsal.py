"""What can be known of pages before they are laid out: whether drawings and templates can be made."""

from functools import partial

from caravan_pub.build.confined import confined
from caravan_pub.build.drawings import draw_all
from caravan_pub.build.pictures import shown_photos
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.model.edition import Edition
from caravan_pub.render import render_cover, render_edition


def rehearse(prepared: Prepared, diagnostics: Diagnostics, limits: Limits) -> None:
    """Draw every chart and map, and fill every template of both media, without photos and page numbers.

    What cannot be drawn or filled is a problem.  Raises LimitError where a limit of time or memory was met.
    """
    draw_all(shown_photos(prepared.resolved), prepared, diagnostics)
    confined(partial(_fill, prepared), limits, "the filling of the templates", diagnostics)


def _fill(prepared: Prepared) -> None:
    for edition in (Edition.PRINT, Edition.EPUB):
        render_edition(prepared.resolved, prepared.theme, edition, {})
    render_cover(prepared.resolved, prepared.theme, None)
