"""A printer's own profile."""

import io

from PIL import ImageCms

from caravan_pub.profiles import OutputProfile

MOST = 400
"""The ink limit of a profile that states none, in per cent: none."""


def own_condition(data: bytes) -> OutputProfile:
    """The printing condition of a profile that a publication brings (ICC.1:2010: class ``prtr``, space ``CMYK``).

    It is not in the ICC's registry by any name that we know: so it goes by its description.
    ValueError, with what is wrong, where it is no such profile.
    """
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except OSError as error:
        raise ValueError("it is no ICC profile") from error
    if profile.device_class != "prtr":
        raise ValueError(f"it is of the class {profile.device_class.strip()}, not of prtr, output")
    if profile.xcolor_space != "CMYK":
        raise ValueError(f"it is for {profile.xcolor_space.strip()}, not for CMYK")
    name = " ".join((profile.profile_description or "").split()) or "Custom"
    return OutputProfile(name, name, "", MOST, data)
