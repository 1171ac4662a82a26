"""Colours of a screen become inks of a press, by LittleCMS and the profile of the printing condition.

Four rules stand over the profile's own conversion (relative colorimetric, with black point compensation):

- What is dark and nearly neutral is black ink alone, at its full: letters need one plate, and no screen.
- What is nearly neutral is black ink alone, as light as the grey was.
- No colour has more ink in all than the limit: the part that cyan, magenta and yellow have in common becomes black.
- Colours that are given as inks stay as they are, within the limit.
"""

import io
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Literal

from PIL import Image, ImageCms, ImageFilter

from caravan_pub.press.lightness import Lab, lab_of_srgb, lightness_of, luminance_of

Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 (no ink) to 1 (the full)."""

BLACK: Cmyk = (0.0, 0.0, 0.0, 1.0)
RICH: Cmyk = (0.6, 0.4, 0.4, 1.0)
"""Rich black: 240 % in all, within the strictest limit that printers of books state."""

DARK = 20.0
"""L* up to which a nearly neutral colour is black."""

NEUTRAL_DARK, NEUTRAL_LIGHT = 6.0, 1.0
"""The chroma C*ab up to which a colour is a grey: at L* of 50 and below, and at 80 and above; in proportion between.
A tint of paper keeps its hue; a letter need not have one that a reader would take for grey."""

GRID = 33
"""Nodes on each side of the table by which pictures are separated."""


def chroma_allowed(lightness: float) -> float:
    """The chroma up to which a colour of this lightness counts as a grey."""
    part = min(1.0, max(0.0, (lightness - 50.0) / 30.0))
    return NEUTRAL_DARK + (NEUTRAL_LIGHT - NEUTRAL_DARK) * part


def limited(ink: Cmyk, limit: float) -> Cmyk:
    """The ink within a limit (3.0 is 300 %): what cyan, magenta and yellow share becomes black, then they are less."""
    c, m, y, k = ink
    over = c + m + y + k - limit
    if over <= 1e-6:
        return ink
    shared = min(over / 2, c, m, y, 1.0 - k)
    c, m, y, k = c - shared, m - shared, y - shared, k + shared
    coloured = c + m + y
    thinner = min(1.0, max(0.0, limit - k) / coloured) if coloured else 1.0
    return c * thinner, m * thinner, y * thinner, k


class Inks:
    """The inks of one printing condition.

    ``profile`` is an ICC profile of class ``prtr`` for CMYK, ``limit`` the most ink in all (3.0 is 300 %).
    ``rich``: black areas and large letters get the other inks below them.  ``greys``: greys are black ink alone.
    ValueError where LittleCMS cannot use the profile.
    """

    def __init__(self, profile: bytes, limit: float, *, rich: bool = False, greys: bool = True) -> None:
        self.limit = limit
        self._greys = greys
        self.rich = limited(RICH, limit) if rich else None
        self._profile = profile
        try:
            self._srgb = _transform(_standard("sRGB"), self._output, "RGB")
        except (ImageCms.PyCMSError, OSError) as error:
            raise ValueError(f"the profile cannot be used: {error}") from error
        self.of_srgb = cache(self._of_srgb)

    @property
    def _output(self) -> ImageCms.ImageCmsProfile:
        return ImageCms.ImageCmsProfile(io.BytesIO(self._profile))

    def _of_srgb(self, red: float, green: float, blue: float) -> Cmyk:
        """The inks of an sRGB colour, each part from 0 to 1."""
        parts = tuple(min(1.0, max(0.0, part)) for part in (red, green, blue))
        grey = self.grey_of(lab_of_srgb(*parts))
        if grey is not None:
            return grey
        return self._mixed(self._srgb, "RGB", tuple(round(255 * part) for part in parts))

    def of_lab(self, colour: Lab) -> Cmyk:
        """The inks of a CIELAB colour (D50)."""
        grey = self.grey_of(colour)
        if grey is not None:
            return grey
        lightness, a, b = colour
        pixel = (round(min(100.0, max(0.0, lightness)) * 2.55), *(round(part) & 255 for part in (a, b)))
        return self._mixed(self._lab, "LAB", pixel)

    def of_profile(self, profile: bytes, parts: Sequence[float]) -> Cmyk:
        """The inks of a colour in another RGB profile, each part from 0 to 1.  ValueError where it cannot be used."""
        pixel = tuple(round(255 * min(1.0, max(0.0, part))) for part in parts)
        lightness, a, b = _pixel(_to_lab(profile), "RGB", pixel)
        colour = (lightness / 2.55, float((a + 128) % 256 - 128), float((b + 128) % 256 - 128))
        grey = self.grey_of(colour)
        return grey if grey is not None else self._mixed(self._transform_of(profile), "RGB", pixel)

    @cached_property
    def for_blends(self) -> "Inks":
        """The same without the rules for black and greys: a blend that passes through a grey would break there."""
        return Inks(self._profile, self.limit, greys=False)

    def of_ink(self, ink: Cmyk) -> Cmyk:
        """A colour that is given as inks, within the limit."""
        return limited(ink, self.limit)

    def grey_of(self, colour: Lab) -> Cmyk | None:
        """Black ink alone where a colour is black or a grey; nothing where it has a hue."""
        lightness, a, b = colour
        if not self._greys or (a * a + b * b) ** 0.5 > chroma_allowed(lightness):
            return None
        if lightness <= DARK:
            return BLACK
        return 0.0, 0.0, 0.0, self.black_for(lightness)

    def black_for(self, lightness: float) -> float:
        """How much black ink looks as light as L* does, with paper for 100 and full black for 0."""
        ramp = self._ramp
        darkest = luminance_of(ramp[-1])
        wanted = lightness_of(darkest + (1 - darkest) * luminance_of(lightness))
        if wanted >= ramp[0]:
            return 0.0
        step = next((nth for nth, light in enumerate(ramp) if light <= wanted), len(ramp) - 1)
        above, below = ramp[step - 1], ramp[step]
        part = (above - wanted) / (above - below) if above > below else 0.0
        return min(1.0, (step - 1 + part) / (len(ramp) - 1))

    def separated(self, picture: Image.Image, profile: bytes = b"") -> Image.Image:
        """A picture in RGB (sRGB, or of another profile; 8 bits a part) in CMYK within the limit, or in grey.

        ``L`` where every pixel is a grey: 255 is paper, 0 full black.
        """
        red, green, blue = picture.split()
        if red.tobytes() == green.tobytes() == blue.tobytes():
            return red.point([round(255 * (1 - self.black_for(luma / 2.55))) for luma in _LIGHT_OF_GREY])
        if profile:
            picture = _applied(picture, _to_srgb(profile))
        return picture.filter(self._table)

    @cached_property
    def _ramp(self) -> tuple[float, ...]:
        """L* of black ink from none to full, in 64 steps."""
        steps = [round(255 * nth / 64) for nth in range(65)]
        row = Image.frombytes("CMYK", (65, 1), b"".join(bytes((0, 0, 0, step)) for step in steps))
        shown = _applied(row, _transform(self._output, _standard("LAB"), "CMYK", "LAB", ImageCms.Flags.NONE))
        return tuple(light / 2.55 for light in shown.getchannel(0).tobytes())

    @cached_property
    def _lab(self) -> ImageCms.ImageCmsTransform:
        return _transform(_standard("LAB"), self._output, "LAB")

    @cached_property
    def _table(self) -> ImageFilter.Color3DLUT:
        """The separation of every sRGB colour: LittleCMS at the nodes, the limit on each, straight lines between them.

        Between nodes the ink in all lies between theirs: so it holds the limit everywhere.
        """
        steps = [round(255 * nth / (GRID - 1)) for nth in range(GRID)]
        nodes = b"".join(bytes((red, green, blue)) for blue in steps for green in steps for red in steps)
        inks = _applied(Image.frombytes("RGB", (GRID, GRID * GRID), nodes), self._srgb).tobytes()
        limit = self.limit - 4 * 0.5 / 255  # each ink is rounded to a whole part
        quartets = zip(*[iter(inks)] * 4, strict=True)
        table = [part for c, m, y, k in quartets for part in limited((c / 255, m / 255, y / 255, k / 255), limit)]
        return ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode="CMYK")

    def _mixed(self, transform: ImageCms.ImageCmsTransform, mode: str, pixel: Sequence[int]) -> Cmyk:
        c, m, y, k = (part / 255 for part in _pixel(transform, mode, pixel))
        return limited((c, m, y, k), self.limit)

    @cache  # noqa: B019  (one condition lives as long as its file is worked on)
    def _transform_of(self, profile: bytes) -> ImageCms.ImageCmsTransform:
        return _transform(_opened(profile), self._output, "RGB")


_LIGHT_OF_GREY = [lab_of_srgb(part / 255, part / 255, part / 255)[0] * 2.55 for part in range(256)]


def _transform(
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    mode: str,
    into: str = "CMYK",
    flags: ImageCms.Flags = ImageCms.Flags.BLACKPOINTCOMPENSATION,
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(source, target, mode, into, ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    """An RGB profile.  ValueError where it is none."""
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except OSError as error:
        raise ValueError(f"a profile within the file cannot be used: {error}") from error
    if opened.profile.xcolor_space.strip() != "RGB":
        raise ValueError(f"a profile within the file is for {opened.profile.xcolor_space.strip()}, not for RGB")
    return opened


@cache
def _to_lab(profile: bytes) -> ImageCms.ImageCmsTransform:
    return _transform(_opened(profile), _standard("LAB"), "RGB", "LAB", ImageCms.Flags.NONE)


@cache
def _to_srgb(profile: bytes) -> ImageCms.ImageCmsTransform:
    return _transform(_opened(profile), _standard("sRGB"), "RGB", "RGB")


def _pixel(transform: ImageCms.ImageCmsTransform, mode: str, pixel: Sequence[int]) -> bytes:
    return _applied(Image.frombytes(mode, (1, 1), bytes(pixel)), transform).tobytes()


def _applied(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    changed = ImageCms.applyTransform(picture, transform)
    return picture if changed is None else changed  # nothing is given back only where the picture itself is changed


def _standard(name: Literal["LAB", "XYZ", "sRGB"]) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name))
