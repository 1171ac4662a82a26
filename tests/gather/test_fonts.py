"""Fonts come from installed packages: static files, in a theme's order, with their licence."""

import pytest

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.gather import gather_fonts


def test_faces_come_in_the_tables_order_with_bytes_and_licence() -> None:
    faces = gather_fonts(
        {
            "text": {"family": "Spectral", "faces": ["400", "400i", "700"]},
            "label": {"family": "Barlow Condensed", "faces": ["500"]},
        }
    )
    assert [(face.name, face.family, face.weight, face.style) for face in faces] == [
        ("fonts/spectral-400.ttf", "Spectral", 400, "normal"),
        ("fonts/spectral-400i.ttf", "Spectral", 400, "italic"),
        ("fonts/spectral-700.ttf", "Spectral", 700, "normal"),
        ("fonts/barlow-condensed-500.ttf", "Barlow Condensed", 500, "normal"),
    ]
    assert all(face.data.startswith(b"\x00\x01\x00\x00") for face in faces)
    assert all("SIL OPEN FONT LICENSE" in face.license.upper() for face in faces)
    assert len({face.data for face in faces}) == 4


def test_a_family_in_two_uses_is_given_once() -> None:
    faces = gather_fonts(
        {
            "text": {"family": "Spectral", "faces": ["400"]},
            "label": {"family": "spectral", "faces": ["400", "600"]},
        }
    )
    assert [face.name for face in faces] == ["fonts/spectral-400.ttf", "fonts/spectral-600.ttf"]


def test_a_family_that_is_not_installed_is_told_with_the_command() -> None:
    with pytest.raises(MachineError, match="No Such Face is not installed") as caught:
        gather_fonts({"text": {"family": "No Such Face", "faces": ["400"]}})
    assert caught.value.help == "run: pip install fontpkg-no-such-face"


def test_a_hostile_family_name_never_becomes_a_command() -> None:
    with pytest.raises(MachineError) as caught:
        gather_fonts({"text": {"family": "x; rm -rf ~", "faces": ["400"]}})
    assert "pip" not in caught.value.help


def test_a_face_the_family_lacks_is_told_with_those_it_has() -> None:
    with pytest.raises(UsageError, match="Spectral has no face 900") as caught:
        gather_fonts({"text": {"family": "Spectral", "faces": ["900"]}})
    assert "400, 400i" in caught.value.help


@pytest.mark.parametrize(
    "table",
    [
        "Spectral",
        {},
        {"family": "Spectral"},
        {"family": "Spectral", "faces": []},
        {"family": "Spectral", "faces": "400"},
        {"family": "Spectral", "faces": ["bold"]},
        {"family": "Spectral", "faces": ["400 i"]},
        {"family": "Spectral", "faces": [400]},
        {"family": "Spectral", "faces": ["400"], "size": 3},
        {"family": 1, "faces": ["400"]},
    ],
)
def test_a_table_written_otherwise_is_wrong_usage(table: object) -> None:
    with pytest.raises(UsageError, match=r"fonts\.text"):
        gather_fonts({"text": table})


def test_no_fonts_wanted_gives_none() -> None:
    assert gather_fonts({}) == ()
