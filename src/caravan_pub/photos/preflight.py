"""Before a photo goes to press: what speaks against it at its place, and what its file says unheard."""

from collections.abc import Sequence
from itertools import combinations

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.publication import Photo
from caravan_pub.photos import preflight_rules as rules
from caravan_pub.photos.carried import Carried
from caravan_pub.photos.examine import Examined
from caravan_pub.photos.licences import forbids_changes, forbids_sale, is_sold
from caravan_pub.photos.offers import WORDS, contradictions, offers, said
from caravan_pub.photos.placed import GOOD, LEAST, PPI, Use, pixels_for, ppi, widest
from caravan_pub.photos.signs import Signs, alike

FEW_TONES = 24
CLIPPED = 0.15
"""The share of pixels from which on much of a picture is pure black or white."""

QUOTED = 60
"""How many characters of a file's words are repeated in a sentence."""


def preflight(
    photo: Photo,
    examined: Examined,
    uses: tuple[Use, ...],
    rights: str,
    diagnostics: Diagnostics,
    *,
    resolution: int = PPI,
) -> None:
    """Report all that speaks against a photo that is shown.

    ``uses`` are its places, with their widths in mm; ``rights`` is the publication's own notice, and ``resolution`` how
    many ppi its printer asks for.  What the sidecar can mend is reported there, what only another file can mend, at the
    file.
    """
    if photo.file is None:
        return
    _look_at_words(photo, examined.carried, diagnostics)
    _look_at_secrets(Place(photo.file), examined.carried, diagnostics)
    _look_at_size(photo, examined.carried, uses, resolution, diagnostics)
    _look_at_colours(Place(photo.file), examined.carried, diagnostics)
    _look_at_pixels(Place(photo.file), examined.signs, diagnostics)
    _look_at_licence(photo, examined.carried, rights, diagnostics)


def report_duplicates(photos: Sequence[tuple[Photo, Examined]], diagnostics: Diagnostics) -> None:
    """Report each photo that shows the same picture as one before it."""
    told = set[str]()
    for (one, first), (other, second) in combinations(photos, 2):
        if other.name not in told and alike(first.signs.likeness, second.signs.likeness):
            told.add(other.name)
            hint = "keep one of them, and show it under its one name"
            place = Place(other.file or other.place.path)
            diagnostics.add(rules.DUPLICATE, place, f"{other.name} shows the same picture as {one.name}", hint)


def shown_size(photo: Photo, carried: Carried) -> tuple[int, int]:
    """Width and height in px of the part that is shown."""
    if photo.crop is None:
        return carried.width, carried.height
    wide, high = photo.crop.right - photo.crop.left, photo.crop.bottom - photo.crop.top
    return max(1, round(carried.width * wide)), max(1, round(carried.height * high))


def printed_ppi(photo: Photo, carried: Carried, use: Use) -> float | None:
    """Pixels to an inch with which a photo would be printed at a place; nothing where its width is not known."""
    return None if use.width is None else ppi(shown_size(photo, carried)[0], use.width)


def _look_at_words(photo: Photo, carried: Carried, diagnostics: Diagnostics) -> None:
    offered = offers(photo, carried)
    if offered:
        name = f" {quoted(offered['creator'])}" if "creator" in offered else ""
        told = ", ".join(WORDS[key] + (name if key == "creator" else "") for key in offered)
        short = photo.name.removeprefix("photos/")
        message = f"the file names {told}; the sidecar does not"
        diagnostics.add(
            rules.NAMES_SOMEBODY, photo.place, message, f"take it over: caravan-pub photos --accept {short}"
        )
    for key, (in_file, in_sidecar) in contradictions(photo, carried).items():
        message = f"{key}: the file says {quoted(in_file)}, the sidecar {quoted(in_sidecar)}"
        diagnostics.add(rules.CONTRADICTS, photo.where(key), message, "find out which is right; the sidecar's is used")


def quoted(text: str) -> str:
    """A file's words for a sentence, shortened where they are many."""
    return text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…"


def _look_at_secrets(place: Place, carried: Carried, diagnostics: Diagnostics) -> None:
    for there, rule, what in (
        (carried.has_location, rules.HAS_LOCATION, "the place where the photo was taken"),
        (carried.has_serials, rules.HAS_SERIAL, "the serial number of a camera or lens"),
    ):
        if there:
            hint = "it is removed from every product, but stays in the original"
            diagnostics.add(rule, place, f"the file holds {what}; it will be removed", hint)


def _look_at_size(photo: Photo, carried: Carried, uses: tuple[Use, ...], asked: int, diagnostics: Diagnostics) -> None:
    use = widest(uses)
    if use is None or use.width is None:
        return
    width, height = shown_size(photo, carried)
    resolution = ppi(width, use.width)
    least, good = round(LEAST * asked), round(GOOD * asked)
    if resolution >= good:
        return
    rule, wanted = (rules.TOO_SMALL, least) if resolution < least else (rules.SMALL, good)
    needed = ", ".join(
        f"{pixels_for(use.width, step):,} px for {step} ppi" for step in dict.fromkeys((wanted, good, asked))
    )
    message = f"{width:,} × {height:,} px over {use.width:.1f} mm ({use.label}) are {int(resolution)} ppi"
    diagnostics.add(rule, photo.place, message, f"its width needs {needed}; or show it smaller")


def _look_at_colours(place: Place, carried: Carried, diagnostics: Diagnostics) -> None:
    if carried.exif.uncalibrated and not carried.profile and carried.mode == "RGB":
        message = "the photo says that its colours are not sRGB's, and has no profile; it is taken as sRGB"
        diagnostics.add(rules.SPACE_UNKNOWN, place, message, "ask for it with its profile embedded, or in sRGB")


def _look_at_pixels(place: Place, signs: Signs, diagnostics: Diagnostics) -> None:
    if signs.enlarged:
        message = "the photo looks as if it had been enlarged: it has more pixels than detail"
        diagnostics.add(rules.UPSCALED, place, message, "ask for the original")
    if signs.tones is not None and signs.tones < FEW_TONES:
        message = f"nearly all of the photo is made of {signs.tones} tones: steps will show"
        diagnostics.add(rules.BANDING, place, message, "scan it again with 8 or 16 bits a channel")
    if signs.clipped > CLIPPED:
        message = f"{signs.clipped:.0%} of the photo are pure black or pure white"
        diagnostics.add(rules.CLIPPED, place, message, "ask for a file with the lights and shadows kept")


def _look_at_licence(photo: Photo, carried: Carried, rights: str, diagnostics: Diagnostics) -> None:
    licence = photo.license or said(carried).get("license", "")
    shown = quoted(licence)
    if photo.crop is not None and forbids_changes(licence):
        message = f"{shown} allows no derivatives, and the photo is cropped"
        diagnostics.add(
            rules.LICENSE_FORBIDS, photo.where("crop"), message, "show the whole picture, or ask for permission"
        )
    if is_sold(rights) and forbids_sale(licence):
        message = f"{shown} is for non-commercial use, and the publication's rights say that it is sold"
        diagnostics.add(
            rules.LICENSE_FORBIDS, photo.where("license"), message, "ask for permission, or take another picture"
        )
