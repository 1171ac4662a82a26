"""Sources that are listed though nothing cites them."""

from pathlib import Path

import pytest

from caravan_pub.build import prepare
from caravan_pub.diagnostics import Diagnostics
from tests.publications import publication

SOURCES = "".join(
    f'[[source]]\nid = "{name}"\ntitle = "T"\nauthor = [{{ literal = "A" }}]\npublisher = "P"\nissued = "2018"\n'
    for name in ("a", "b")
)


@pytest.mark.parametrize(
    ("nocite", "expected"),
    [
        ("[]", ["nothing cites a", "nothing cites b"]),
        ('["@a"]', ["nothing cites b"]),
        ('["a", "b"]', []),
        ('"@*"', []),
        ('["c"]', ["nocite names no source: c", "nothing cites a", "nothing cites b"]),
    ],
)
def test_what_is_named_there_is_meant_to_be_uncited(tmp_path: Path, nocite: str, expected: list[str]) -> None:
    head = f'title = "T"\nlanguage = "en"\n[citations]\nnocite = {nocite}\n'
    folder = publication(tmp_path, **{"content/publication.toml": head, "content/sources.toml": SOURCES})
    diagnostics = Diagnostics()
    prepare(folder, diagnostics, keep=False)
    assert sorted(problem.message for problem in diagnostics) == sorted(expected)
