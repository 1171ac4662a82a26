"""Problems that no folder of the repository can hold: names that some systems cannot store, and a book without rest."""

from pathlib import Path

import pytest

from caravan_pub.build import paged, prepare
from caravan_pub.build.print_edition import make_print
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from tests.checks.cases import printed
from tests.publications import publication


def told(folder: Path) -> str:
    diagnostics = Diagnostics()
    prepare(folder, diagnostics, keep=False)
    return printed(diagnostics, folder)


CLASH = """\
error[file-name-clash]: well.txt and Well.txt are one name to some systems
 --> content/photos/well.txt
  = help: give one of them another name
"""

UNSAFE = """\
error[file-name-unsafe]: the file's name is not UTF-8, or holds a backslash or a character that cannot be seen
 --> content/photos/we\\x07ll.txt
  = help: give it a name of letters, digits and hyphens
"""


def test_two_names_that_are_one_to_some_systems(tmp_path: Path) -> None:
    code = "file-name-clash"
    book = publication(tmp_path, **{"content/photos/Well.txt": "a", "content/photos/well.txt": "b"})
    assert told(book) == CLASH
    assert code in CLASH
    (book / "content/photos/well.txt").rename(book / "content/photos/well-noon.txt")
    assert told(book) == ""


def test_a_name_with_a_character_that_cannot_be_seen(tmp_path: Path) -> None:
    code = "file-name-unsafe"
    book = publication(tmp_path, **{"content/photos/we\x07ll.txt": "a"})
    assert told(book) == UNSAFE
    assert code in UNSAFE
    (book / "content/photos/we\x07ll.txt").rename(book / "content/photos/well.txt")
    assert told(book) == ""


def test_a_book_whose_page_numbers_never_settle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One round is never enough: only a second one can show that nothing has moved."""
    code = "pages-unsettled"
    book = publication(tmp_path)
    diagnostics = Diagnostics()
    prepared = prepare(book, diagnostics, keep=False)
    assert prepared is not None
    with monkeypatch.context() as once:
        once.setattr(paged, "ROUNDS", 1)
        assert make_print(prepared, diagnostics, Limits()) is None
    (problem,) = diagnostics
    assert (problem.code, problem.place.path) == (code, "content")
    assert "do not settle in 1 rounds" in problem.message
    settled = Diagnostics()
    assert make_print(prepared, settled, Limits()) is not None
    assert list(settled) == []
