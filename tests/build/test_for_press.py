"""A publication whose own look uses every way to colour a page, made for the press."""

import io
import subprocess
from pathlib import Path

import pikepdf

from caravan_pub.build import prepare
from caravan_pub.build.print_edition import make_print
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.profiles import fogra39
from tests.press.colours import rgb_in
from tests.publications import publication

CHAPTER = """# One

Words of the chapter.

::: {.sidebar title="A"}
Inside.
:::

::: {.note}
More.
:::
"""
STYLE = """
.sidebar { background: linear-gradient(to right, red, lime 40%, blue); color: lab(40% 50 -30); }
.note, .remark-box { background: radial-gradient(circle, rgba(255, 0, 0, 0.5), white); }
.note, .remark-box { border: 1pt solid oklch(60% 0.2 30); }
h1 { color: hsl(200 80% 40%); opacity: 0.6; }
.text > p { background: device-cmyk(0.9 0.9 0.9 0.9); color: white; }
"""


def made(folder: Path, settings: str) -> tuple[bytes, Diagnostics]:
    files: dict[str, str | bytes] = {
        "content/publication.toml": f'title = "A Title"\nlanguage = "en"\n[print]\n{settings}\n',
        "content/chapters/01-one.md": CHAPTER,
        "content/press/own.icc": fogra39().data,
        "styles/print/style.css": STYLE,
    }
    diagnostics = Diagnostics()
    prepared = prepare(publication(folder, **files), diagnostics)
    assert prepared is not None
    product = make_print(prepared, diagnostics, Limits())
    assert product is not None
    return product.product.data, diagnostics


def test_every_way_to_colour_a_page_is_ink_and_another_program_reads_it(tmp_path: Path) -> None:
    data, diagnostics = made(tmp_path, 'ink-limit = 240\nprofile = "press/own.icc"')
    assert [problem.message for problem in diagnostics] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert rgb_in(pdf) == []
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) != "FOGRA39"
        colours = [
            [float(part) for part in step.operands]
            for page in pdf.pages
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "k"
        ]
    assert max(map(sum, colours)) <= 2.401
    (tmp_path / "a.pdf").write_bytes(data)
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", str(tmp_path / "a.pdf")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout + done.stderr == ""


def test_what_shows_through_is_refused_in_pdf_x_1a_with_its_page(tmp_path: Path) -> None:
    _, diagnostics = made(tmp_path, 'variant = "pdf/x-1a"')
    assert {problem.code for problem in diagnostics} == {"pdfx-transparent"}
    told = {problem.message for problem in diagnostics}
    assert {"page 5: an opacity of 60 %", "page 5: a soft mask"} <= told
    assert not {message for message in told if message.startswith("page 2:")}
