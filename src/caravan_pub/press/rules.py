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
