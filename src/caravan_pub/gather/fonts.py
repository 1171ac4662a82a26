"""Font files from installed ``fontpkg-*`` packages, so that no build depends on what fonts a machine has."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.gather.instances import instance_of
from caravan_pub.model.edition import FontFace

_FACE = re.compile(r"([1-9]00)(i?)")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WEIGHTS = range(100, 1000, 100)
"""The weights that a variable font is asked for."""

_EXAMPLE = 'write it as: text = { family = "Spectral", faces = ["400", "400i", "700"] }'


@dataclass(frozen=True, slots=True)
class _File:
    """A font file of an installed family; a variable one stands for each of its weights."""

    path: Path
    weight: int
    style: str
    variable: bool = False

    @property
    def face(self) -> str:
        """How a theme asks for it: the weight, and ``i`` for italic."""
        return f"{self.weight}{'i' if self.style == 'italic' else ''}"


def gather_fonts(wanted: Mapping[str, object]) -> tuple[FontFace, ...]:
    """The font files that a theme's ``[fonts]`` table asks for, in its order, each once.

    ``wanted`` is use → ``{family = "Spectral", faces = ["400", "400i"]}``: weight 100 to 900, ``i`` for italic.
    Raises UsageError where the table is written otherwise or a family has no such face, and MachineError where a
    family is not installed.
    """
    faces: dict[str, FontFace] = {}
    for use, table in wanted.items():
        family, asked = _asked(use, table)
        name, slug, files = _installed(family)
        for face in asked:
            file = next((file for file in files if file.face == face), None)
            if file is None:
                have = ", ".join(sorted(file.face for file in files)) or "none"
                raise UsageError(f"the font {name} has no face {face}", f"its faces are: {have}")
            made = _made(name, slug, file)
            faces.setdefault(made.name, made)
    return tuple(faces.values())


@lru_cache(maxsize=32)
def letters_of(face: FontFace) -> frozenset[int]:
    """The code points that a font file has glyphs for."""
    with TTFont(io.BytesIO(face.data), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def _asked(use: str, table: object) -> tuple[str, tuple[str, ...]]:
    """The family and the faces that one line of the table asks for."""
    match table:
        case {"family": str(family), "faces": list(faces), **others} if faces and not others:
            pass
        case _:
            raise UsageError(f"the theme's fonts.{use} is not a family with its faces", _EXAMPLE)
    for face in faces:
        if not isinstance(face, str) or not _FACE.fullmatch(face):
            raise UsageError(f"the theme's fonts.{use} asks for a face that is no weight: {face}", _EXAMPLE)
    return family, tuple(faces)


def _installed(family: str) -> tuple[str, str, list[_File]]:
    """A family's own name, its name in file names, and its files, static ones first."""
    try:
        found = fontpkg.family(family)
    except fontpkg.FamilyNotInstalled as error:
        slug = str(fontpkg.slugify(family))
        known = _SLUG.fullmatch(slug)
        hint = f"run: pip install fontpkg-{slug}" if known else "a font's family is named as on its package's page"
        raise MachineError(f"the font {family} is not installed", hint) from error
    files = [_File(file.path, file.weight, file.style) for file in found.files if not file.variable]
    for file in found.files:
        if file.variable:
            files += [_File(file.path, weight, file.style, variable=True) for weight in WEIGHTS]
    return str(found.name), str(found.slug), files


def _made(family: str, slug: str, file: _File) -> FontFace:
    try:
        data = instance_of(file.path, file.weight) if file.variable else file.path.read_bytes()
        license_text = (file.path.parent.parent / "LICENSE").read_text(encoding="utf-8")
    except OSError as error:
        raise MachineError(
            f"the font {family} cannot be read: {error.strerror}", f"run: pip install --force-reinstall fontpkg-{slug}"
        ) from error
    name = f"fonts/{slug}-{file.face}{file.path.suffix.lower()}"
    return FontFace(name, family, file.weight, file.style, data, license_text)
