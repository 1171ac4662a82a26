"""The same publication gives the same bytes: another day, another folder, another user, another machine's settings."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.making import PHOTO
from tests.finished import PACKAGE, entries
from tests.photos.pixels import saved, scene
from tests.publications import products, publication

FILES: dict[str, str | bytes] = {
    "content/publication.toml": (
        'title = "A Road"\nlanguage = "en-GB"\ndate = 2018-10-17\ncreators = [{ name = "Ana Paz" }]\n'
        'subjects = ["Roads", "Wells"]\n'
    ),
    "content/chapters/01-one.md": (
        "# One {#sec-one}\n\nSaid [@src; @other] and noted.^[A note.] See @fig-b and @sec-two.\n\n"
        "![](photos/a.jpg){#fig-a}\n\n![](figures/b.toml){#fig-b}\n"
    ),
    "content/chapters/02-two.md": "# Two {#sec-two}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![](photos/plate.jpg)\n",
    "content/sources.toml": (
        '[[source]]\nid = "src"\ntype = "book"\ntitle = "T"\npublisher = "P"\nissued = "2018"\n'
        '[[source]]\nid = "other"\ntype = "report"\ntitle = "U"\npublisher = "Q"\nissued = "2017"\n'
    ),
    "content/photos/a.toml": PHOTO,
    "content/photos/a.jpg": saved(scene(1500, 1000), "JPEG"),
    "content/photos/plate.toml": PHOTO + 'status = "fpo"\n',
    "content/figures/b.toml": PHOTO + 'kind = "bar"\ndata = "b.csv"\n',
    "content/figures/b.csv": "Month,Count\nMay,1\nJune,2\n",
}
SCRIPT = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from caravan_pub.build import Order, build
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Edition
found = Diagnostics()
built = build(Path(sys.argv[1]), Order((Edition.PRINT, Edition.SCREEN, Edition.EPUB)), found, lambda stage: None)
assert built is not None, [problem.message for problem in found.sorted()]
"""


def hashes(folder: Path, umask: str = "022", **environment: str) -> dict[str, str]:
    """The products of a build in a process of its own, hashed; ``environment`` is all that the process knows."""
    given = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), **environment}
    subprocess.run([sys.executable, "-c", SCRIPT, str(folder), umask], check=True, env=given, cwd=folder.parent)
    return {name: hashlib.sha256(data).hexdigest() for name, data in products(folder).items()}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publication(tmp_path_factory.mktemp("determinism") / "book", **FILES)


@pytest.fixture(scope="module")
def first(book: Path) -> dict[str, str]:
    made = hashes(book, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    assert sorted(made) == ["a-road-print.pdf", "a-road-screen.pdf", "a-road.epub"]
    return made


def test_a_second_run_gives_the_same_bytes(book: Path, first: dict[str, str]) -> None:
    assert hashes(book) == first


def test_another_folder_zone_language_hash_seed_umask_and_an_empty_cache_give_the_same_bytes(
    tmp_path: Path, first: dict[str, str]
) -> None:
    folder = publication(tmp_path / "ein anderer Ordner/çok uzun", **dict(reversed(FILES.items())))
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(path, (number * 86_400, number * 86_400))
    made = hashes(
        folder, "077", PYTHONHASHSEED="4711", TZ="Asia/Kathmandu", LANG="tr_TR.UTF-8", LC_ALL="de_DE.ISO-8859-1",
        COLUMNS="40", USER="someone-else", PYTHONUTF8="0",
    )  # fmt: skip
    assert made == first


def test_the_moment_that_the_environment_names_is_the_one_of_change_and_no_other_differs(
    book: Path, tmp_path: Path, first: dict[str, str]
) -> None:
    copy = Path(shutil.copytree(book, tmp_path / "book"))
    one = hashes(copy, SOURCE_DATE_EPOCH="1700000000", TZ="America/Guatemala")
    package = entries(products(copy)["a-road.epub"])[PACKAGE].decode()

    assert hashes(copy, SOURCE_DATE_EPOCH="1700000000", PYTHONHASHSEED="3") == one
    assert '<meta property="dcterms:modified">2023-11-14T22:13:20Z</meta>' in package
    for name in ("a-road-print.pdf", "a-road-screen.pdf"):
        assert one[name] == first[name]
    assert one["a-road.epub"] != first["a-road.epub"]


def test_without_it_the_publications_own_date_is_the_one_of_change(book: Path, first: dict[str, str]) -> None:
    assert first
    package = entries(products(book)["a-road.epub"])[PACKAGE].decode()
    assert '<meta property="dcterms:modified">2018-10-17T00:00:00Z</meta>' in package


def test_nothing_of_the_machine_or_its_user_is_in_the_products(book: Path, first: dict[str, str]) -> None:
    assert first
    held = b"".join(products(book).values()) + b"".join(entries(products(book)["a-road.epub"]).values())
    for trace in (str(book.parent), str(Path(sys.executable).parent)):
        assert trace.encode() not in held, trace
    assert len(first) == 3
