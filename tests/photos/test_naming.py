"""Derivatives have plain names, one a photo."""

import pytest

from caravan_pub.photos import derivative_name


@pytest.mark.parametrize(
    ("name", "media_type", "wanted"),
    [
        ("photos/chiquimula.jpg", "image/jpeg", "images/chiquimula.jpg"),
        ("photos/well_2-b.png", "image/png", "images/well_2-b.png"),
        ("cover.jpg", "image/jpeg", "images/cover.jpg"),
    ],
)
def test_a_plain_name_is_kept(name: str, media_type: str, wanted: str) -> None:
    assert derivative_name(name, media_type) == wanted


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("photos/Ñandú am Fluß.jpg", "nandu-am-flu-"),
        ("photos/day 1/IMG_0001.JPG", "day-1-img_0001-"),
        ("photos/道.jpg", "photo-"),
        ("photos/a.jpeg", "a-"),
        ("photos/.jpg", "jpg-"),
        ("photos/../../etc/passwd.jpg", "etc-passwd-"),
        (f"photos/{'x' * 300}.jpg", "x" * 60 + "-"),
    ],
)
def test_a_changed_name_is_ascii_and_ends_in_a_hash(name: str, stem: str) -> None:
    made = derivative_name(name, "image/jpeg")
    assert made.isascii()
    assert made.startswith(f"images/{stem}")
    digest = made.removeprefix(f"images/{stem}").removesuffix(".jpg")
    assert len(digest) == 8
    assert int(digest, 16) >= 0


def test_photos_that_would_share_a_name_do_not() -> None:
    names = ["photos/a.jpg", "photos/a.jpeg", "photos/a.png", "photos/A.jpg", "photos/a b.jpg", "photos/a/b.jpg"]
    names += ["photos/a-b.jpg", "photos/ä.jpg", "photos/A.JPG"]
    assert len({derivative_name(name, "image/jpeg") for name in names}) == len(names)
