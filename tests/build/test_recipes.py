"""How photos are made is what the edition, its printer and its shop ask for."""

from pathlib import Path

import pytest

from caravan_pub.build import prepare
from caravan_pub.build.pictures import recipe_of
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Edition
from caravan_pub.photos import Colour, Recipe
from caravan_pub.presets import epub_preset, print_preset
from tests.build.making import PHOTO
from tests.photos.pixels import saved, scene
from tests.publications import publication

FILES: dict[str, str | bytes] = {
    "content/chapters/01-one.md": "# One\n\n![](photos/well.jpg)\n",
    "content/photos/well.toml": PHOTO,
    "content/photos/well.jpg": saved(scene(1600, 1000), "JPEG"),
}


def recipe(folder: Path, edition: Edition, settings: str = "") -> Recipe:
    files = {**FILES, "content/publication.toml": f'title = "A Title"\nlanguage = "en"\n{settings}'}
    prepared = prepare(publication(folder, **files), Diagnostics())
    assert prepared is not None
    return recipe_of(prepared.resolved.publication.photos["photos/well"], prepared, edition)


def test_print_is_in_inks_with_300_ppi_over_the_text(tmp_path: Path) -> None:
    made = recipe(tmp_path, Edition.PRINT)
    assert (made.colour, made.ink) == (Colour.PRESS, 300)
    assert made.long_side == 1340, "113.4 mm"


@pytest.mark.parametrize("edition", [Edition.EPUB, Edition.SCREEN, Edition.PROOF])
def test_what_is_read_on_a_screen_is_in_srgb_and_below_four_million_pixels(edition: Edition, tmp_path: Path) -> None:
    made = recipe(tmp_path, edition)
    assert made.colour is Colour.SRGB
    assert min(made.max_pixels, made.long_side**2) <= 4_000_000


def test_a_printers_ink_and_resolution_are_kept(tmp_path: Path) -> None:
    for name in ("ingram", "newsprint"):
        preset = print_preset(name)
        assert preset is not None
        made = recipe(tmp_path, Edition.PRINT, f'[print]\npreset = "{name}"\ntrim = "6in x 9in"\n')
        assert (made.ink, made.long_side) == (preset.ink, -(-1134 * preset.ppi // 254))


def test_a_shops_pixels_and_file_size_are_kept(tmp_path: Path) -> None:
    preset = epub_preset("general")
    assert preset is not None
    made = recipe(tmp_path, Edition.EPUB)
    assert (made.max_pixels, made.max_bytes) == (preset.pixels, preset.image_megabytes * 1_000_000)
