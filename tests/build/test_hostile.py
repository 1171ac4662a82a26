"""Bad publications: each ends with its exit code and a sentence, and leaves the last good book as it was."""

import shutil
from pathlib import Path

import pytest

from caravan_pub.cli.entry import run
from tests.build.hostile import CORPUS, OF_THE_MACHINE, Bad
from tests.publications import products, publication


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication whose EPUB has been built."""
    folder = publication(tmp_path_factory.mktemp("good") / "book")
    assert run(["epub", "-q", "-C", str(folder)]) == 0
    return folder


def spoilt(bad: Bad, good: Path, tmp_path: Path) -> Path:
    """A copy of the good publication, with what is bad in it."""
    folder = Path(shutil.copytree(good, tmp_path / "book"))
    for path, held in bad.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(held.encode() if isinstance(held, str) else held)
    bad.hand(folder)
    return folder


@pytest.mark.parametrize("what", CORPUS)
def test_it_is_told_and_the_last_good_book_stays(
    what: str, good: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = CORPUS[what]
    folder = spoilt(bad, good, tmp_path)
    before = products(folder)

    code = run(["epub", "-C", str(folder)])

    said = capfd.readouterr()
    assert code == 1, said.err
    assert any(f"error[{one}]" in said.err for one in bad.codes), said.err
    assert "error" in said.err
    assert "Traceback" not in said.out + said.err
    assert "fault of caravan-pub" not in said.err
    assert OF_THE_MACHINE not in said.out + said.err
    assert not any(char in said.err for char in "\0\a\x1b\u202e")
    assert products(folder) == before
    assert list(tmp_path.iterdir()) == [folder]


def test_the_corpus_is_large_and_the_good_book_good(good: Path) -> None:
    assert len(CORPUS) >= 90
    assert len(products(good)) == 1
