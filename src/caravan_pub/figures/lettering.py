"""Words as outlines: a font's glyphs, laid out and measured, so that a drawing looks the same everywhere."""

import io
from dataclasses import dataclass

from matplotlib.ft2font import FT2Font
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Affine2D

from caravan_pub.errors import PublicationError

UNIT = 100
"""The size in points at which glyphs are taken from the font, to be scaled."""

LONGEST = 400
"""Characters of a label or a remark at most."""

LEADING = 1.3
"""From one line to the next, in sizes."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of words as a path that starts at x = 0 and stands on the baseline y = 0, upwards.

    ``width`` from ink to ink and ``height`` above the baseline in points.
    """

    path: Path
    width: float
    height: float


class Lettering:
    """A font to set words with.  Raises PublicationError where its bytes are no font."""

    def __init__(self, data: bytes, family: str) -> None:
        self.family = family
        try:
            self._font = FT2Font(io.BytesIO(data))
        except RuntimeError as error:
            raise PublicationError(
                f"the font {family} cannot be read", "name a TrueType or OpenType font in the theme"
            ) from error
        self._font.set_size(UNIT, 72)

    def outline(self, text: str, size: float, spacing: float = 0.0) -> Outline:
        """The outline of a line of words; ``size`` and ``spacing``, which is added after each glyph, in points.

        Raises PublicationError where the text is too long, or the font has no glyph for one of its characters.
        """
        plain = self._checked(text)
        glyphs, outlines, _ = TextToPath().get_glyphs_with_font(self._font, plain)
        parts = [
            (vertices * size / UNIT + [x * size / UNIT + number * spacing, y * size / UNIT], codes)
            for number, (name, x, y, _) in enumerate(glyphs)
            for vertices, codes in [outlines[name]]
            if len(vertices)
        ]
        if not parts:
            return Outline(Path([(0.0, 0.0)]), 0.0, 0.0)
        inked = [vertices[codes != Path.CLOSEPOLY] for vertices, codes in parts]
        left = min(float(points[:, 0].min()) for points in inked)
        right = max(float(points[:, 0].max()) for points in inked)
        height = max(float(points[:, 1].max()) for points in inked)
        whole = Path.make_compound_path(*(Path(vertices, codes) for vertices, codes in parts))
        return Outline(whole.transformed(Affine2D().translate(-left, 0.0)), right - left, height)

    def width(self, text: str, size: float, spacing: float = 0.0) -> float:
        """How wide a line of words is, in points, from ink to ink."""
        return self.outline(text, size, spacing).width

    def capital(self, size: float) -> float:
        """The height of a capital in points."""
        return self.outline("H", size).height

    def lines(self, text: str, size: float, width: float) -> tuple[str, ...]:
        """The text in lines at most ``width`` points wide; a word that is wider stands alone."""
        self._checked(text)
        lines: list[str] = []
        for word in text.replace("\n", " ").split(" "):
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(joined, size) <= width:
                lines[-1] = joined
            elif word:
                lines.append(word)
        return tuple(lines)

    def _checked(self, text: str) -> str:
        """The text with all kinds of spaces as plain ones."""
        text = "".join(" " if char.isspace() else char for char in text)
        if len(text) > LONGEST:
            raise PublicationError(
                f"“{text[:40]}…” is too long for a drawing: {len(text)} characters, at most {LONGEST}",
                "say it in the caption",
            )
        for char in text:
            if not char.isprintable() or not self._font.get_char_index(ord(char)):
                raise PublicationError(
                    f"the font {self.family} has no glyph for “{char}” (U+{ord(char):04X}) in “{text[:40]}”",
                    "write it in another way, or choose another font in the theme",
                )
        return text
