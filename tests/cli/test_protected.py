"""Somebody who must not be found: whatever is written beside a label reaches no product, no report, no cache."""

import itertools
from pathlib import Path

import pytest

from caravan_pub.cli.entry import run
from tests.publications import publication

NEEDLE = "Needlewoman"
LABEL = "A keeper of the gate"
CHAPTER = "# One\n\nIt opened at 6 [@keeper]. It closed at 9 [@report].\n"
REPORT = '[[source]]\nid = "report"\ntitle = "R"\nauthor = [{ literal = "B" }]\npublisher = "P"\nissued = "2018"\n'
KEEPER = f'[[source]]\nid = "keeper"\nkind = "interview"\nprotected = true\nlabel = "{LABEL}"\n'
COMMANDS = (
    ("check",), ("build",), ("epub",), ("pdf",), ("photos",), ("show", "sources"), ("show", "settings"), ("sources",),
    ("sources", "--public"),
)  # fmt: skip
BESIDE = {
    "author": f'author = [{{ family = "{NEEDLE}" }}]\n',
    "comment": f'  # {NEEDLE}, really\nkind_ = ""\n',
    "unreadable": f'note = "{NEEDLE}\n',
}


def held(folder: Path) -> bytes:
    """All that the program wrote into a publication's folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and "content" not in path.relative_to(folder).parts]
    return b"".join(path.read_bytes() for path in files)


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_a_name_beside_a_label_is_refused_and_repeated_nowhere(
    beside: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = {"content/chapters/01-one.md": CHAPTER, "content/sources.toml": REPORT + KEEPER + beside}
    folder = publication(tmp_path, **files)
    for command, form in itertools.product(COMMANDS, ("text", "json", "github")):
        if command[0] in ("build", "epub", "pdf") and form != "text":
            continue
        assert run([*command, "-C", str(folder), "--format", form, "-v"]) == 1, command
        said = capfd.readouterr()
        assert NEEDLE not in said.out + said.err, (command, form)
    assert NEEDLE.encode() not in held(folder)


def test_the_label_is_all_that_the_products_say(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = publication(tmp_path, **{"content/chapters/01-one.md": CHAPTER, "content/sources.toml": REPORT + KEEPER})
    assert run(["sources", "-q", "-C", str(folder)]) == 0
    assert LABEL in capfd.readouterr().out
    assert run(["sources", "-q", "--public", "-C", str(folder)]) == 0
    public = capfd.readouterr().out
    assert "keeper" not in public.casefold()
    assert "opened" not in public
    assert run(["sources", "-q", "--archive", "-C", str(folder)]) == 0
    assert "keeper" not in capfd.readouterr().out
