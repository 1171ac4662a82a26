"""What can be wrong with a photo for its place in the book, or with what its file says."""

from caravan_pub.diagnostics import Rule, Severity

NAMES_SOMEBODY = Rule(
    "photo-names-somebody",
    Severity.NOTE,
    """A photo's file says who made it, or what it shows, and its sidecar does not.

Why: credit, rights and caption come from the sidecar alone, never silently from the file; what the file says is there
to be looked at and taken over.  What is not in the sidecar is in no product.

Example: well.jpg names Ana Pérez as its creator, and well.toml has no creator.

Instead: ``caravan-pub photos --accept well`` writes it into the sidecar; ``creator = "withheld"`` says that nobody is
to be named.
""",
)

CONTRADICTS = Rule(
    "photo-contradicts-sidecar",
    Severity.WARNING,
    """A photo's file says something else than its sidecar.

Why: one of the two is wrong.  A wrong credit breaks a licence, and a wrong date can spoil a report.

Example: well.jpg names Ana Pérez as its creator, well.toml says creator = "Agencia X".

Instead: ask whoever sent the photo, and mend the sidecar; where the file is wrong, allow the problem with a reason:
``[[allow]] code = "photo-contradicts-sidecar"``.
""",
)

HAS_LOCATION = Rule(
    "photo-has-location",
    Severity.WARNING,
    """A photo's file says where it was taken.

Why: the place can endanger the people in the picture.  It is removed from every product, but the original keeps it,
and whoever is handed the publication's folder is handed the place too.

Example: a JPEG from a telephone, with latitude and longitude.

Instead: keep such originals where others cannot read them, and put a copy without GPS beside the sidecar.
""",
)

HAS_SERIAL = Rule(
    "photo-has-serial",
    Severity.WARNING,
    """A photo's file names the one camera or lens that took it.

Why: a serial number leads to whoever owns the camera, and joins this picture with others of theirs.  It is removed from
every product, but the original keeps it.

Example: a JPEG from a camera, with BodySerialNumber.

Instead: keep such originals where others cannot read them, and put a copy without serial numbers beside the sidecar.
""",
)

TOO_SMALL = Rule(
    "photo-too-small",
    Severity.ERROR,
    """A photo has so few pixels that it is printed with less than 150 to an inch.

Why: edges become stairs that anybody sees.  Printers ask for 300; what is missing cannot be made up.

Example: a picture of 600 px across, 115 mm wide in the book: 132 ppi.

Instead: ask for the original; or show it smaller: ``{.inset}``, or in a group.
""",
)

SMALL = Rule(
    "photo-small",
    Severity.WARNING,
    """A photo is printed with less than 240 pixels to an inch.

Why: it will look soft beside its neighbours.

Example: a picture of 900 px across, 115 mm wide in the book: 198 ppi.

Instead: ask for the original; show it smaller; or allow it with a reason: ``[[allow]] code = "photo-small"``.
""",
)

UPSCALED = Rule(
    "photo-upscaled",
    Severity.WARNING,
    """A photo looks as if it had been enlarged.

Why: it has more pixels than detail, so that its resolution says more than it holds.  This is a guess from how fine its
finest detail is: an enlargement to twice the size or more is found often, not always.

Example: a picture of 800 px that somebody enlarged to 1,600 px in an image editor.

Instead: ask for the original.
""",
)

BANDING = Rule(
    "photo-banding",
    Severity.WARNING,
    """A photo has so few tones that skies and walls will show steps.

Why: nearly all of it is made of fewer than 24 shades, where photographs have a hundred and more.

Example: a scan with 16 levels of grey.

Instead: scan it again with 8 or 16 bits a channel; save a drawing as PNG.
""",
)

CLIPPED = Rule(
    "photo-clipped",
    Severity.NOTE,
    """Much of a photo is pure white or pure black.

Why: where tones are cut off there is nothing to print; in print black parts lose the little that a screen shows.  It
can be meant so, at night or in a studio.

Example: a sky that is one white surface.

Instead: ask for a file with the lights and shadows kept.
""",
)

LICENSE_FORBIDS = Rule(
    "photo-license-forbids",
    Severity.WARNING,
    """A photo's licence forbids what this publication does with it.

Why: a licence without derivatives (ND) does not allow a crop, and one for non-commercial use (NC) does not allow a book
that is sold.  Only the licence's name is looked at, and the publication's ``rights``: it is no legal advice.

Example: license = "CC-BY-ND-4.0" and crop = [0.1, 0, 0.9, 1] in one sidecar.

Instead: show the whole picture; or ask whoever holds the rights, and write what they allowed into ``rights``.
""",
)

DUPLICATE = Rule(
    "photo-duplicate",
    Severity.NOTE,
    """Two photos show the same picture.

Why: one of them may be a leftover, in other quality or with another credit; a change to one is not made to the other.

Example: photos/well.jpg and photos/well-2.jpg, the second one saved anew.

Instead: keep one of them, and show it twice under its one name.
""",
)

SPACE_UNKNOWN = Rule(
    "photo-space-unknown",
    Severity.WARNING,
    """An RGB photo says that its colours are not those of sRGB, and has no profile that says which they are.

Why: what has no profile is taken as sRGB.  A photo in a wider space, such as Adobe RGB, then looks dull in both
products.

Example: a JPEG of a camera set to Adobe RGB, whose profile was lost on the way: its EXIF says ``Uncalibrated``.

Instead: ask for the photo with its profile embedded, or converted to sRGB.
""",
)
