"""Turning a picture as the camera was held."""

from types import MappingProxyType

from PIL import ExifTags, Image

TURNS = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
"""What undoes each value of EXIF's Orientation (tag 0x0112; EXIF 2.32, 4.6.4) but 1, which is upright."""

LYING = frozenset({5, 6, 7, 8})
"""The orientations whose width is the upright picture's height."""


def orientation(image: Image.Image) -> int:
    """EXIF's Orientation of an opened picture, 1 to 8; 1 where there is none or where the block is damaged."""
    try:
        found = image.getexif().get(ExifTags.Base.Orientation, 1)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError):
        return 1
    return found if isinstance(found, int) and found in TURNS else 1


def turned(size: tuple[int, int], turn: int) -> tuple[int, int]:
    """The upright width and height in px of a picture with this orientation."""
    return (size[1], size[0]) if turn in LYING else size


def upright(image: Image.Image, turn: int) -> Image.Image:
    """The picture as it was seen."""
    return image.transpose(TURNS[turn]) if turn in TURNS else image
