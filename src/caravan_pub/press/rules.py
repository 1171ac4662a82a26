"""What may keep a file from the press, each with its page of the manual."""

from caravan_pub.diagnostics import Rule, Severity

COLOUR = Rule(
    "colour-not-separable",
    Severity.ERROR,
    """Something on a page has colours that cannot be turned into inks.

Why: what is left in RGB comes out in whatever colours the printer's machine makes of it, or stops it.

Example:
    a drawing with a blend between the points of a mesh

Instead:
    a blend along a line or a circle, flat colours, or a picture of it
""",
)

TRANSPARENCY = Rule(
    "transparency-refused",
    Severity.ERROR,
    """Something on a page shows what lies below it, and the variant does not allow that.

Why: PDF/X-1a (ISO 15930-4:2003 and ISO 15930-1:2001) knows no transparency: a machine made for it prints such things
as if they were opaque, or not at all.

Example:
    variant = "pdf/x-1a"    and, in styles/print.css, .plate { opacity: 0.5 }

Instead:
    the colour that is meant, in full: .plate { background: #f1ebdf }, or variant = "pdf/x-4"
""",
)

PROFILE = Rule(
    "profile-unusable",
    Severity.ERROR,
    """The profile that the publication names is not there, or is not one of CMYK inks on paper.

Why: every colour is separated with it, and the printer is told that it was.

Example:
    [print]
    profile = "sRGB.icc"

Instead:
    profile = "press/PSOuncoated_v3_FOGRA52.icc"
""",
)
