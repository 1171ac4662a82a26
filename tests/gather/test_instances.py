"""A variable font becomes a file for each weight."""

import io

from fontTools.ttLib import TTFont

from caravan_pub.gather import gather_fonts
from caravan_pub.gather.instances import instance_of

WANTED = {"text": {"family": "Frank Ruhl Libre", "faces": ["400", "700"]}}


def test_each_face_is_static_and_has_its_weight() -> None:
    regular, bold = gather_fonts(WANTED)
    for face in (regular, bold):
        with TTFont(io.BytesIO(face.data)) as font:
            assert "fvar" not in font
            assert ord("ש") in font.getBestCmap()
    assert regular.data != bold.data
    assert (regular.name, bold.weight) == ("fonts/frank-ruhl-libre-400.ttf", 700)


def test_the_same_weight_gives_the_same_bytes() -> None:
    first = [face.data for face in gather_fonts(WANTED)]
    instance_of.cache_clear()
    assert first == [face.data for face in gather_fonts(WANTED)]
