"""What is built is held against what printers and shops ask for, and what it is not is told."""

import json
from pathlib import Path

import pytest

from caravan_pub.build import Order, build
from caravan_pub.build.verification import verify
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import UsageError
from caravan_pub.presets import EPUB_NAMES, epub_preset
from caravan_pub.prove import hold_epub, read_epub_file
from tests.build.making import BOTH, codes
from tests.cli.running import ran
from tests.publications import publication

HEAD = (
    'title = "A Title"\nlanguage = "en"\npublisher = "A Press"\n[print]\npreset = "{}"\nmultiple = 24\n'
    '[cover]\nspine = "3mm"\n'
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book for IngramSpark, with running heads and folios, its cover, its EPUB and the trade's files."""
    chapter = "# One\n\n" + "\n\n".join(
        "Words of a paragraph that goes on for a line and a half, or so. " * 3 for _ in range(40)
    )
    files = {"content/publication.toml": HEAD.format("ingram"), "content/chapters/01-one.md": chapter}
    folder = publication(tmp_path_factory.mktemp("book"), **files)
    assert build(folder, Order(BOTH, cover=None, trade=True), Diagnostics(), lambda _stage: None) is not None
    return folder


def held(folder: Path, preset: str = "", *files: Path) -> dict[str, list[str]]:
    """Each file that was verified: what of it is refused."""
    diagnostics = Diagnostics()
    verified = verify(folder, files, preset, diagnostics, lambda _stage: None)
    assert verified is not None
    assert codes(diagnostics) == set()
    return {one.path.name: [r.name for r in one.requirements if r.failed] for one in verified}


def test_what_is_made_for_a_printer_is_what_that_printer_asks_for(built: Path) -> None:
    assert held(built) == {
        "a-title.epub": [],
        "a-title-print.pdf": [],
        "a-title-cover.pdf": [],
        "a-title-onix-3.0.xml": [],
        "a-title-onix-3.1.xml": [],
    }


def test_what_is_made_for_one_printer_is_not_right_for_another(built: Path) -> None:
    found = held(built, "lulu")
    assert set(found["a-title-print.pdf"]) == {"pages", "bleed", "variant"}
    assert "spine" in found["a-title-cover.pdf"]
    assert "a-title.epub" not in found


def test_one_epub_does_for_every_shop(built: Path) -> None:
    assert held(built, "kobo") == {"a-title.epub": []}
    file = read_epub_file((built / "build" / "a-title.epub").read_bytes(), "a-title.epub")
    shops = [preset for name in EPUB_NAMES if (preset := epub_preset(name))]
    assert [row for shop in shops for row in hold_epub(file, shop) if row.failed] == []


def test_the_command_says_pass_or_fail_with_both_figures_and_what_mends_it(built: Path) -> None:
    right = ran("verify", "--for", "ingram", cwd=built)
    assert right.code == 0
    assert "FAIL" not in right.out
    wrong = ran("verify", "--for", "newsprint", cwd=built)
    assert wrong.code == 1
    lines = wrong.out.splitlines()
    place = next(number for number, line in enumerate(lines) if "FAIL" in line and "bleed" in line)
    assert lines[place].split()[:4] == ["FAIL", "bleed", "0", "mm"]
    assert lines[place + 1].strip().startswith("= mend: ")
    told = json.loads(ran("verify", "--for", "newsprint", "--format", "json", cwd=built).out)
    assert told["verified"][0]["file"] == "build/a-title-print.pdf"
    rows = told["verified"][0]["requirements"]
    assert {"requirement", "wanted", "found", "passed", "advised", "mend"} == set(rows[0])
    assert any(not row["passed"] for row in rows)


def test_what_cannot_be_verified_is_told(built: Path, tmp_path: Path) -> None:
    folder = publication(tmp_path)
    with pytest.raises(UsageError, match="nothing is built"):
        held(folder)
    with pytest.raises(UsageError, match="there is no file"):
        held(built, "", tmp_path / "none.pdf")
    with pytest.raises(UsageError, match="nothing that can be verified"):
        held(built, "", tmp_path / "a.docx")
    with pytest.raises(UsageError, match="kobo says nothing of files like"):
        held(built, "kobo", built / "build" / "a-title-print.pdf")
    with pytest.raises(UsageError, match="there is no preset"):
        held(built, "kodo")


@pytest.mark.parametrize("name", ["a-print.pdf", "a-cover.pdf", "a-screen.pdf", "a.epub", "a-onix-3.0.xml"])
def test_a_file_that_cannot_be_read_is_refused(built: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"neither")
    diagnostics = Diagnostics()
    verified = verify(built, [file], "", diagnostics, lambda _stage: None)
    assert verified is not None
    assert diagnostics.fail()
    if name.endswith("xml"):
        assert "onix-invalid" in codes(diagnostics)
    elif "screen" not in name:
        assert verified[0].failed
