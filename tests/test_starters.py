"""What `caravan-pub new` gives is a model: it builds, and nothing is said against it."""

from importlib.resources import files
from pathlib import Path

import pytest

from caravan_pub import build as house
from caravan_pub.cli.entry import run
from caravan_pub.cli.new import KINDS
from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.model.edition import Edition
from caravan_pub.model.publication import Status


def begun(kind: str, folder: Path) -> Path:
    """A new publication of a kind."""
    target = folder / kind
    assert run(["new", "--quiet", "--kind", kind, str(target)]) == 0
    return target


def silent(_stage: str) -> None:
    """Hear of a stage, and say nothing."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_publication_has_every_file_of_its_starter(kind: str, tmp_path: Path) -> None:
    with_files = Path(str(files("caravan_pub").joinpath("starters", kind)))
    given = {path.relative_to(with_files): path.read_bytes() for path in with_files.rglob("*") if path.is_file()}
    target = begun(kind, tmp_path)
    found = {path.relative_to(target): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert {path: data for path, data in found.items() if ".schema" not in path.parts} == given


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_of_a_new_publication_names_a_schema_that_is_there(kind: str, tmp_path: Path) -> None:
    for file in begun(kind, tmp_path).rglob("*.toml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("#:schema ")
        assert (file.parent / first.removeprefix("#:schema ")).is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_publication_is_checked_without_even_a_note(kind: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert house.prepare(begun(kind, tmp_path), diagnostics, keep=False) is not None
    assert list(diagnostics) == list[Problem]()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_publication_builds_both_products(kind: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    order = house.Order((Edition.PRINT, Edition.EPUB), strict=True)
    built = house.build(begun(kind, tmp_path), order, diagnostics, silent)
    assert built is not None
    assert [path.suffix for path, _, _ in built.files] == [".pdf", ".epub"]
    assert list(diagnostics) == list[Problem]()


def test_every_photo_of_a_dossier_is_a_plate_to_be_filled(tmp_path: Path) -> None:
    prepared = house.prepare(begun("dossier", tmp_path), Diagnostics(), keep=False)
    assert prepared is not None
    photos = [photo for photo in prepared.resolved.publication.photos.values() if photo.drawing is None]
    assert photos
    assert all(photo.status is Status.FPO and photo.alt and photo.credit and photo.aspect for photo in photos)
    assert run(["check", "--release", "--quiet", "-C", str(prepared.folder)]) == 1


def test_a_dossier_shows_each_thing_that_a_dossier_is_made_of(tmp_path: Path) -> None:
    folder = begun("dossier", tmp_path)
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.md"))
    for sign in ("[@", "^[", "[^rope]:", "@fig-", "@tbl-", "@sec-", ".sidebar", ".timeline", ".pull-quote", "Table: "):
        assert sign in text


def test_a_photo_essay_has_real_photographs_cleared_credited_and_told_of(tmp_path: Path) -> None:
    prepared = house.prepare(begun("photo-essay", tmp_path), Diagnostics(), release=True, keep=False)
    assert prepared is not None
    photos = prepared.resolved.publication.photos
    assert len(photos) >= 4
    assert set(photos) == set(prepared.inspected), "every one is shown, and can be read"
    origin = (prepared.folder / "content/photos/ORIGIN.md").read_text(encoding="utf-8")
    for photo in photos.values():
        assert photo.status is Status.CLEARED
        assert all((photo.alt, photo.caption, photo.credit, photo.creator, photo.rights))
        assert "publicdomain" in photo.license or photo.license == "CC0-1.0"
        assert f"`{Path(photo.file or '').name}`" in origin
        carried = prepared.inspected[photo.name].examined.carried
        assert [carried.has_location, carried.has_serials, carried.exif.device] == [False, False, False]


def test_a_photo_essay_shows_every_way_a_figure_can_stand(tmp_path: Path) -> None:
    folder = begun("photo-essay", tmp_path)
    text = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "content/chapters").glob("*.md"))
    assert [sign for sign in (".spread}", ".full-page}", ".wide}", ".inset}", "::: {#fig-") if sign not in text] == []
