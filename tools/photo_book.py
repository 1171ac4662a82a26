"""A photo essay of generated pictures, as large as cameras make them: what the figures of the manual are measured on.

    python tools/photo_book.py DIR [--photos 60] [--seed 0] [--small]

Half of the pictures have 24 million pixels, half 12 million; ``--small`` makes them 40 times smaller, for tests.
The same seed gives the same pixels.  In print the essay has spreads, whole pages, groups and insets.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops

SIZES = ((6000, 4000), (3000, 4000), (6000, 4000), (4000, 3000))
"""Pixels of a full frame and of a telephone, in turn."""

SMALLER = 6
TEXTURE = 1024
WORDS = (
    "The road goes on along the river and then away from it. Whoever stands here sees both banks, and the people who "
    "wait on them. In the morning it is still; at noon nobody is on the road. What the pictures do not show is said "
    "in a few words, and what they show is not said twice. "
)
SETTINGS = """title = "An Essay of Generated Pictures"
language = "en"
[structure]
body = ["chapters/*.md"]
back = ["@illustrations"]
[print]
trim = "210mm x 210mm"
[[allow]]
code = "photo-small"
reason = "generated"
[[allow]]
code = "photo-upscaled"
reason = "generated"
[[allow]]
code = "photo-clipped"
reason = "generated"
"""


def main() -> None:
    """Write the essay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--small", action="store_true")
    given = parser.parse_args()
    write(given.folder, given.photos, given.seed, small=given.small)


def write(folder: Path, photos: int, seed: int = 0, *, small: bool = False) -> None:
    """Write an essay of so many pictures into a folder."""
    for below in ("content/chapters", "content/photos"):
        (folder / below).mkdir(parents=True, exist_ok=True)
    settings = SETTINGS.replace("210mm x 210mm", "90mm x 110mm") if small else SETTINGS
    (folder / "content/publication.toml").write_text(settings, encoding="utf-8")
    for number in range(photos):
        width, height = SIZES[number % len(SIZES)]
        size = (width // SMALLER, height // SMALLER) if small else (width, height)
        name = f"content/photos/p{number:03}"
        picture(size, seed * 1000 + number).save(folder / f"{name}.jpg", quality=90)
        sidecar = f'alt = "Picture {number}."\ncaption = "Generated, number {number}."\ncredit = "Nobody"\n'
        (folder / f"{name}.toml").write_text(sidecar + "focus = [0.4, 0.5]\n", encoding="utf-8")
    for number, text in enumerate(chapters(photos), start=1):
        (folder / f"content/chapters/{number:02}.md").write_text(text, encoding="utf-8")


def picture(size: tuple[int, int], seed: int) -> Image.Image:
    """A picture with soft forms and fine texture, as a photograph has both."""
    forms = Image.frombytes("RGB", (24, 16), hashlib.shake_256(f"forms {seed}".encode()).digest(24 * 16 * 3))
    grain = hashlib.shake_256(f"texture {seed}".encode()).digest(TEXTURE * TEXTURE)
    tile = Image.frombytes("L", (TEXTURE, TEXTURE), grain).point(lambda tone: 96 + tone // 4)
    texture = Image.new("L", size)
    for left in range(0, size[0], TEXTURE):
        for top in range(0, size[1], TEXTURE):
            texture.paste(tile, (left, top))
    soft = forms.resize(size, Image.Resampling.BICUBIC)
    return ImageChops.overlay(soft, Image.merge("RGB", [texture] * 3))


def chapters(photos: int) -> Iterator[str]:
    """Chapters of seven pictures each: a spread, a page, a wide one, a group of three, and an inset."""
    paths = [f"photos/p{number:03}.jpg" for number in range(photos)]
    for number, start in enumerate(range(0, photos, 7), start=1):
        these = paths[start : start + 7]
        parts = [f"# Part {number}", WORDS * 3]
        for path, placement in zip(these, (".spread", ".full-page", ".wide", ".inset"), strict=False):
            parts += [f"![]({path}){{{placement}}}", WORDS * 4]
        if len(these) > 5:
            group = "\n".join(f"![]({path})" for path in these[4:])
            parts += [f"::: {{#fig-group-{number}}}\n{group}\n\nTogether.\n:::", WORDS * 2]
        else:
            parts += [f"![]({path})" for path in these[4:]]
        yield "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
