"""From laid out pages to the file that a printer takes, with the profile and the date that the publication names."""

from caravan_pub.build.prepare import Prepared, modified_at
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.edition import Pdf
from caravan_pub.model.settings import PrintSettings
from caravan_pub.press import PROFILE_UNUSABLE, finish, own_condition
from caravan_pub.profiles import OutputProfile, fogra39
from caravan_pub.render import direction_of

SETTINGS = "content/publication.toml"


def press_ready(
    prepared: Prepared, laid: Pdf, path: str, diagnostics: Diagnostics, sheet: PrintSettings | None = None
) -> bytes:
    """The PDF finished for the press; ``path`` is the product's, where problems of its pages are told of.

    ``sheet``: the settings of what is not a page of the book.
    """
    resolved = prepared.resolved
    settings, metadata = sheet or resolved.settings.print, resolved.publication.metadata
    condition = printing_condition(prepared, diagnostics)
    moment = modified_at(resolved)
    rtl = direction_of(metadata.language) == "rtl"
    return finish(
        laid.data, laid.pages, metadata, settings, diagnostics, path=path, condition=condition, moment=moment, rtl=rtl
    )


def printing_condition(prepared: Prepared, diagnostics: Diagnostics) -> OutputProfile:
    """The printing condition: that of the publication's own profile, else FOGRA39."""
    named = prepared.resolved.settings.print.profile
    if not named:
        return fogra39()
    file = f"content/{named}"
    if file not in prepared.snapshot:
        diagnostics.add(PROFILE_UNUSABLE, Place(SETTINGS), f"there is no profile {named}", "a path below content/")
        return fogra39()
    try:
        return own_condition(prepared.snapshot.data(file))
    except ValueError as error:
        hint = "ask the printer for the profile of press and paper; it ends in .icc"
        diagnostics.add(PROFILE_UNUSABLE, Place(file), f"this is no profile for print: {error}", hint)
        return fogra39()
