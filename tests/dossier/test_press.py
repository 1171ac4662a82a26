"""The dossier as a printer takes it: as plates, and as each PDF/X, seen by other programs."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import PageMap
from caravan_pub.press import finish
from caravan_pub.prove import PageSize, PdfExpectation, PressExpectation, prove_pdf
from tests.dossier.conftest import Dossier
from tests.press.colours import rgb_in

PLATES = ("Cyan", "Magenta", "Yellow", "Black")


def plates(pdf: Path, page: int, folder: Path) -> dict[str, Image.Image]:
    """The trimmed page (from 1) as Ghostscript separates it: a picture of each plate, black where ink is."""
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=tiffsep", "-r50"]
    pages = [f"-dFirstPage={page}", f"-dLastPage={page}"]
    done = subprocess.run(
        [*command, *pages, f"-sOutputFile={folder}/plate.tif", str(pdf)], check=True, capture_output=True, text=True
    )
    assert done.stdout + done.stderr == ""
    return {name: Image.open(folder / f"plate({name}).tif").convert("L") for name in PLATES}


def test_a_page_of_text_is_on_the_black_plate_alone(dossier: Dossier, tmp_path: Path) -> None:
    with pikepdf.open(dossier.pdf) as pdf:
        colours = [
            {
                tuple(float(part) for part in step.operands)
                for step in pikepdf.parse_content_stream(page)
                if str(step.operator) in {"k", "K"}
            }
            for page in pdf.pages
        ]
    number = next(nth for nth, used in enumerate(colours, start=1) if used and all(not any(ink[:3]) for ink in used))
    made = plates(dossier.pdf, number, tmp_path)
    darkest = {name: plate.getextrema()[0] for name, plate in made.items()}
    assert {name: darkest[name] for name in PLATES[:3]} == dict.fromkeys(PLATES[:3], 255)
    assert darkest["Black"] == 0


def test_a_page_with_colour_is_on_every_plate(dossier: Dossier, tmp_path: Path) -> None:
    made = plates(dossier.pdf, 1, tmp_path)
    assert all(plate.getextrema()[0] < 200 for plate in made.values())  # type: ignore[operator]


@pytest.mark.parametrize("variant", ["pdf/x-4", "pdf/x-1a", "pdf/x-1a:2001"])
def test_it_is_each_kind_of_pdf_x_and_other_programs_read_it(dossier: Dossier, variant: str, tmp_path: Path) -> None:
    settings = replace(dossier.resolved.settings.print, variant=variant, marks=(), ink=300)
    metadata, folios = dossier.resolved.publication.metadata, tuple(dossier.labels)
    diagnostics = Diagnostics()
    data = finish(dossier.pdf.read_bytes(), PageMap(folios), metadata, settings, diagnostics)
    size = PageSize(settings.trim.width, settings.trim.height, settings.bleed)
    expected = PdfExpectation(size, len(folios), metadata.title, metadata.language, press=PressExpectation(variant))
    prove_pdf(data, "build/a.pdf", diagnostics, expected)
    assert [problem.message for problem in diagnostics] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert rgb_in(pdf) == []
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    for command in (["qpdf", "--check"], ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage"]):
        done = subprocess.run([*command, str(file)], check=True, capture_output=True, text=True)
        assert "WARNING" not in done.stdout + done.stderr
        assert command[0] == "qpdf" or done.stdout + done.stderr == ""
