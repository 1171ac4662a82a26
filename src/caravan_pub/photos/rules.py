"""What can be wrong with a photo's file."""

from caravan_pub.diagnostics import Rule, Severity

FORMAT_UNKNOWN = Rule(
    "photo-format-unknown",
    Severity.ERROR,
    """A photo's file is in a format that cannot be developed.

Why: a photo's pixels are decoded and encoded afresh, so that nothing hidden in the file reaches a reader.  That is
done for JPEG, PNG, WebP, TIFF, AVIF and HEIC.  What a file is, its content decides, not its name: a PostScript file
named ``.jpg`` is a program, and is never run.

Example: ``content/photos/map.jpg`` begins with ``%!PS-Adobe-3.0 EPSF-3.0``.

Instead: open the file in an image editor and export it as JPEG or PNG; a drawing best as PNG of twice its printed
size.""",
)

DAMAGED = Rule(
    "photo-damaged",
    Severity.ERROR,
    """A photo's file is empty, cut off or broken.

Why: a picture that cannot be decoded to its last line would be grey or missing in the product.

Example: a JPEG of 240,000 bytes of which only 190,000 were copied.

Instead: copy the file again from the camera, the archive or whoever sent it, and compare its size.""",
)

TOO_LARGE = Rule(
    "photo-too-large",
    Severity.ERROR,
    """A photo has more pixels than can be worked on.

Why: a file of a few kilobytes can claim a picture of many gigabytes.  The limits (160 million pixels, 30,000 px a
side) are above what any camera makes.

Example: a PNG of 2 kB whose header says 100,000 × 100,000 px.

Instead: reduce a real picture of that size in an image editor; treat a small file with such a header as hostile.""",
)

EXTENSION_WRONG = Rule(
    "photo-extension-wrong",
    Severity.WARNING,
    """A photo's file name promises one format and its content is another.

Why: the content decides here, but other programs go by the name and will fail on the file.

Example: ``content/photos/market.jpg`` whose content is a PNG.

Instead: rename it to ``content/photos/market.png``, and its mentions in the manuscript with it.""",
)

PROFILE_MISSING = Rule(
    "photo-profile-missing",
    Severity.WARNING,
    """A CMYK photo has no colour profile.

Why: CMYK figures are amounts of ink on some paper; without the profile nobody knows which colours they are.  A plain
conversion is used, and its colours are a guess.

Example: a CMYK JPEG saved with ``ICC Profile`` unticked.

Instead: ask for the RGB original, or save it again with its profile embedded.""",
)

PROFILE_DAMAGED = Rule(
    "photo-profile-damaged",
    Severity.WARNING,
    """A photo's colour profile cannot be used.

Why: it is broken, or it is for another kind of picture (a CMYK profile in an RGB file).  The picture is taken as
sRGB (CMYK: converted plainly), and its colours may be off.

Example: an RGB JPEG in which an old program left the profile of a printing press.

Instead: open the picture where its colours look right, and save it with sRGB as its profile.""",
)

RIGHTS_TOO_LONG = Rule(
    "photo-rights-too-long",
    Severity.ERROR,
    """What a sidecar says does not fit into the picture's file.

Why: credit, rights and caption are written into every derivative.  A JPEG has room for 65,533 bytes in each of
the three places where they stand, and for 32,767 of one text.  To cut a notice short would change what it says.

Example: a ``caption`` that holds a whole chapter.

Instead: give the caption in a few sentences, and the rest in the manuscript.""",
)
