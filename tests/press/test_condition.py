"""A printer's own profile is looked at before it is used."""

import pytest
from PIL import ImageCms

from caravan_pub.press import own_condition
from caravan_pub.profiles import fogra39


def test_a_profile_for_print_goes_by_its_description() -> None:
    condition = own_condition(fogra39().data)
    assert condition.identifier == condition.condition != ""
    assert (condition.registry, condition.data) == ("", fogra39().data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no ICC profile"),
        (b"a picture", "no ICC profile"),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), "not of prtr"),
        (fogra39().data.replace(b"prtrCMYK", b"prtrRGB ", 1), "not for CMYK"),
    ],
)
def test_what_is_no_profile_for_print_is_refused_with_a_reason(data: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        own_condition(data)
