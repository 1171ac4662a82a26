"""The picture desk's command: its sheet in four forms, and what a file says written into a sidecar."""

import base64
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from PIL import Image
from pypdfium2 import raw

from caravan_pub.cli.entry import run
from tests.photos.needles import NEEDLE, jpeg_full_of_needles
from tests.photos.pixels import saved, scene
from tests.publications import publication, state

CHAPTER = """# The Road

![](photos/well.jpg){#fig-well}

![](photos/ferry.jpg){.inset}

::: {.figure}
![](photos/bank.jpg)

![](photos/rope.jpg)

Two of a kind.
:::
"""
WELL = '# the desk\nalt = "A stone well."\ncredit = "Ana / Agencia"  # asked\n'
OTHER = 'alt = "What is seen."\ncredit = "Ana"\n'
FILES: dict[str, str | bytes] = {
    "content/chapters/01-one.md": CHAPTER,
    "content/photos/well.toml": WELL,
    "content/photos/well.jpg": jpeg_full_of_needles(scene(1500, 1000)),
    "content/photos/ferry.toml": OTHER,
    "content/photos/ferry.jpg": saved(scene(700, 500, seed=1), "JPEG"),
    "content/photos/bank.toml": OTHER,
    "content/photos/bank.jpg": saved(scene(660, 440, seed=2), "JPEG"),
    "content/photos/rope.toml": OTHER,
    "content/photos/rope.jpg": saved(scene(640, 480, seed=3), "JPEG"),
    "content/photos/unused.heic": saved(scene(80, 60, seed=4), "HEIF"),
    "content/photos/gone.toml": OTHER + 'status = "withdrawn"\n',
    "content/photos/gone.jpg": saved(scene(80, 60, seed=5), "JPEG"),
}
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs ``photos`` in the publication at ``tmp_path``: exit code, standard output and standard error."""
    publication(tmp_path, **FILES)

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = run(["photos", "-C", str(tmp_path), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


def test_the_sheet_has_a_row_for_every_photo_with_where_it_is_shown(told: Told) -> None:
    code, out, _ = told("--format", "json")
    rows = {row["name"]: row for row in json.loads(out)}
    assert code == 0
    assert list(rows) == [f"photos/{name}" for name in ("bank", "ferry", "gone", "rope", "unused", "well")]
    assert rows["photos/well"]["shown"] == ["The Road, Figure 1.1 (113 mm)"]
    assert (rows["photos/well"]["px"], rows["photos/well"]["ppi"]) == ("1500 × 1000", 335)
    assert rows["photos/unused"]["shown"] == []
    assert rows["photos/gone"]["status"] == "withdrawn"
    assert any("photo-has-location" in problem for problem in rows["photos/well"]["problems"])


def test_text_goes_to_standard_output_and_problems_to_standard_error(told: Told) -> None:
    code, out, err = told()
    assert code == 0
    assert "photos/well  cleared  content/photos/well.jpg  1500 × 1000 px" in out
    assert "  credit   Ana / Agencia" in out
    assert "warning[photo-has-location]" in err


def test_csv_opens_as_a_table(told: Told) -> None:
    _, out, _ = told("--format", "csv", "-q")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["credit"] for row in rows if row["name"] == "photos/well"] == ["Ana / Agencia"]
    assert len(rows) == 6


def test_the_contact_sheet_holds_clean_thumbnails_of_what_may_be_shown(told: Told, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.html"
    code, out, _ = told("--format", "html", "-o", str(sheet), "-q")
    assert (code, out) == (0, "")
    root = html.fromstring(sheet.read_text(encoding="utf-8"))
    assert len(list(root.iter("article"))) == 6
    sources = [str(image.get("src")) for image in root.iter("img")]
    assert len(sources) == 5, "a withdrawn picture is not on the sheet"
    for source in sources:
        head, _, data = source.partition(",")
        assert head == "data:image/jpeg;base64"
        picture = base64.b64decode(data)
        assert NEEDLE.encode() not in picture
        with Image.open(io.BytesIO(picture)) as image:
            assert max(image.size) <= 480


def test_errors_are_on_the_sheet_and_end_in_1(told: Told, tmp_path: Path) -> None:
    publication(tmp_path, **{**FILES, "content/photos/well.jpg": saved(scene(300, 200), "JPEG")})
    code, out, err = told()
    assert code == 1
    assert "error[photo-too-small]: 300 × 200 px over 113.4 mm (Figure 1.1) are 67 ppi" in out
    assert "error[photo-too-small]" in err


def test_warnings_fail_where_strict(told: Told) -> None:
    assert told("--strict", "-q")[0] == 1


def test_check_tells_the_same_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publication(tmp_path, **FILES)
    before = state(tmp_path)
    run(["check", "-C", str(tmp_path), "--format", "json"])
    codes = {problem["code"] for problem in json.loads(capsys.readouterr().out)}
    assert {"photo-has-location", "photo-has-serial", "photo-names-somebody"} <= codes
    assert state(tmp_path) == before, "check writes nothing"


def test_an_allowance_excuses_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    allow = '[[allow]]\ncode = "photo-has-location"\npath = "photos/well.jpg"\nreason = "a public square"\n'
    publication(tmp_path, **{**FILES, "content/publication.toml": f'title = "A"\nlanguage = "en"\n{allow}'})
    run(["check", "-C", str(tmp_path), "--format", "json"])
    codes = {problem["code"] for problem in json.loads(capsys.readouterr().out)}
    assert "photo-has-location" not in codes
    assert "photo-has-serial" in codes
    assert "allowance-unused" not in codes


@pytest.mark.parametrize("name", ["well", "photos/well", "photos/well.jpg", "content/photos/well.jpg"])
def test_what_a_file_says_is_written_into_its_sidecar_and_nothing_else_changes(
    name: str, told: Told, tmp_path: Path
) -> None:
    before = state(tmp_path)
    code, out, _ = told("--accept", name)
    sidecar = (tmp_path / "content/photos/well.toml").read_text(encoding="utf-8")
    assert code == 0
    assert sidecar.startswith(WELL)
    assert f'creator = "{NEEDLE}-dc:creator"' in sidecar
    assert f"  creator = {NEEDLE}-dc:creator" in out
    changed = {path for path, what in state(tmp_path).items() if before.get(path) != what and "build" not in path}
    assert changed == {"content/photos/well.toml"}
    assert "says nothing that the sidecar does not" in told("--accept", name)[1]


def test_a_photo_without_a_sidecar_gets_one(told: Told, tmp_path: Path) -> None:
    (tmp_path / "content/photos/well.toml").unlink()
    code, out, _ = told("--accept", "well", "--format", "json")
    answer = json.loads(out)
    assert code == 0
    assert answer["path"] == "content/photos/well.toml"
    assert set(answer["written"]) == {"creator", "rights", "caption"}
    assert "caption = " in (tmp_path / answer["path"]).read_text(encoding="utf-8")


def test_nothing_is_taken_over_where_the_photographer_is_withheld(told: Told, tmp_path: Path) -> None:
    sidecar = tmp_path / "content/photos/well.toml"
    sidecar.write_text(WELL + 'creator = "withheld"\n', encoding="utf-8")
    code, out, _ = told("--accept", "well")
    assert (code, NEEDLE in out) == (0, False)
    assert sidecar.read_text(encoding="utf-8") == WELL + 'creator = "withheld"\n'
    assert f"{NEEDLE}-dc" not in "".join(told("--format", "json")[1:])


@pytest.mark.parametrize(("name", "code", "words"), [("wel", 2, "did you mean well?"), ("../../etc", 2, "no photo")])
def test_a_name_that_is_no_photo_s_is_told(name: str, code: int, words: str, told: Told) -> None:
    found, _, err = told("--accept", name)
    assert found == code
    assert words in err


def test_a_photo_that_cannot_be_read_is_told(told: Told, tmp_path: Path) -> None:
    (tmp_path / "content/photos/well.jpg").write_bytes(b"%!PS-Adobe")
    code, _, err = told("--accept", "well")
    assert code == 1
    assert "PostScript" in err


def test_a_sidecar_that_is_a_link_is_not_followed(told: Told, tmp_path: Path) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text(WELL, encoding="utf-8")
    sidecar = tmp_path / "content/photos/well.toml"
    sidecar.unlink()
    sidecar.symlink_to(outside)
    assert told("--accept", "well")[0] != 0
    assert outside.read_text(encoding="utf-8") == WELL


def test_the_resolution_in_the_pdf_is_what_the_sheet_said(told: Told, tmp_path: Path) -> None:
    """Pixels and width as they stand on the printed page; a photo of more than 300 ppi is printed with 300.

    The sheet tells whole ppi; pixels are whole too, and a picture is up to one narrower or wider than its place.
    """
    rows = {row["name"]: row["ppi"] for row in json.loads(told("--format", "json")[1])}
    assert run(["pdf", "-C", str(tmp_path), "-q"]) == 0
    found = []
    with pypdfium2.PdfDocument(tmp_path / "build/a-title-print.pdf") as pdf:
        for page in pdf:
            for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                left, _, right, _ = image.get_bounds()
                found.append(image.get_px_size()[0] * 72 / (right - left))
    order = ("photos/well", "photos/ferry", "photos/bank", "photos/rope")
    assert found == pytest.approx([min(300, rows[name]) for name in order], abs=1)
    assert min(rows[name] for name in order) < 300 < max(rows[name] for name in order)
