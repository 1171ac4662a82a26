import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.figures.drawing import draw
from caravan_pub.model.publication import Drawing, DrawingKind, MapPlace
from tests.figures.sample import SQUARE, SVG, WIDTH_MM, chart, map_of, palette, root

BARS = chart(DrawingKind.BAR, "Month|Count", "August|37544", "September|41400", unit="People", highlights=("August",))
LINES = chart(DrawingKind.LINE, "Year|One|Two", "2016|1|5", "2017|2|4", "2018|3|3", notes=("A remark.",))
DOTS = chart(DrawingKind.DOT, "Where|2017|2018", "Here|1|5", "There|2|4")
MAP = map_of(
    {"land": SQUARE, "border": '{"type":"LineString","coordinates":[[-92,14],[-88,18]]}'},
    places=(MapPlace("Zacapa", 14.97, -89.53),),
    labels=(MapPlace("Sea", 13, -92, "sea"), MapPlace("Guatemala", 16, -90, "country")),
)
EVERY = pytest.mark.parametrize("drawing", [BARS, LINES, DOTS, MAP], ids=["bar", "line", "dot", "map"])


@EVERY
def test_the_root_says_that_it_is_a_picture_and_of_what(drawing: Drawing) -> None:
    svg = root(drawing)
    assert svg.tag == f"{SVG}svg"
    assert svg.get("role") == "img"
    assert [(child.tag, child.text) for child in svg][:2] == [
        (f"{SVG}title", drawing.title),
        (f"{SVG}desc", drawing.description),
    ]


@EVERY
def test_the_size_is_the_width_asked_for_and_the_height_of_its_aspect(drawing: Drawing) -> None:
    svg = root(drawing)
    width, height = (float(svg.get(side, "").removesuffix("mm")) for side in ("width", "height"))
    assert width == WIDTH_MM
    assert height == pytest.approx(WIDTH_MM / drawing.aspect, abs=0.01)
    left, top, right, bottom = map(float, svg.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    assert right == pytest.approx(WIDTH_MM / 25.4 * 72, abs=0.01)
    assert right / bottom == pytest.approx(drawing.aspect, rel=0.001)


@EVERY
def test_every_colour_is_the_palettes_and_nothing_shines_through(drawing: Drawing) -> None:
    allowed = {value for value in vars_of_palette() if value.startswith("#")} | {"none"}
    for path in root(drawing).iter(f"{SVG}path"):
        assert path.get("fill") in allowed
        assert path.get("stroke", "none") in allowed
        assert set(path.attrib) <= {
            "d", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray",
        }  # fmt: skip


def vars_of_palette() -> list[str]:
    found = (getattr(palette(), name) for name in palette().__slots__)
    return [value for value in found if isinstance(value, str)]


@EVERY
def test_there_is_nothing_active_remote_or_named(drawing: Drawing) -> None:
    text = draw(drawing, palette(), WIDTH_MM)
    assert text.startswith("<svg ")
    assert {element.tag for element in root(drawing).iter()} == {f"{SVG}{n}" for n in ("svg", "title", "desc", "path")}
    for word in ("<!", "<?", "http:", "https:", "href", "url(", " id=", "style", "script", "opacity", "clip"):
        assert word not in text.replace('xmlns="http://www.w3.org/2000/svg"', "", 1), word


def test_what_is_said_of_a_drawing_is_text_not_markup() -> None:
    said = replace(BARS, title="<script>&\x00", description='Two "bars" --> <b>')
    title, description = list(root(said))[:2]
    assert title.text == "<script>&\ufffd"
    assert description.text == 'Two "bars" --> <b>'


def test_without_a_title_the_descriptions_first_sentence_stands_in() -> None:
    title, description = list(root(replace(BARS, title="", description="Two bars. One is longer.")))[:2]
    assert (title.text, description.text) == ("Two bars.", "Two bars. One is longer.")


@EVERY
def test_drawing_it_again_gives_the_same_document(drawing: Drawing) -> None:
    assert draw(drawing, palette(), WIDTH_MM) == draw(drawing, palette(), WIDTH_MM)


PROGRAM = """
import sys
from caravan_pub.figures.drawing import draw
from tests.figures import test_drawing as t
sys.stdout.write("".join(draw(d, t.palette(), t.WIDTH_MM) for d in (t.BARS, t.LINES, t.DOTS, t.MAP)))
"""


def in_a_fresh_process(folder: Path, seed: str, zone: str) -> str:
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "MPLCONFIGDIR": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_seed_zone_folder_and_the_users_own_settings_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "matplotlibrc").write_text(
        "svg.fonttype: none\nlines.scale_dashes: True\npath.sketch: 5, 20, 2\npath.snap: False\nsavefig.bbox: tight\n"
        "savefig.facecolor: red\nfigure.dpi: 30\nsavefig.transparent: True\ntext.usetex: True\n"
    )
    first = in_a_fresh_process(tmp_path / "one", "1", "UTC")
    assert first.count("<svg") == 4
    assert first == in_a_fresh_process(tmp_path / "two", "2", "Asia/Tokyo")


def test_the_users_settings_are_put_back() -> None:
    with mpl.rc_context({"svg.fonttype": "none"}):
        draw(BARS, palette(), WIDTH_MM)
        assert mpl.rcParams["svg.fonttype"] == "none"


@pytest.mark.parametrize("aspect", [0.0, -1.0, float("nan"), float("inf"), 0.01, 100.0])
def test_an_aspect_that_cannot_be_read_is_refused(aspect: float) -> None:
    with pytest.raises(PublicationError, match="aspect") as refused:
        draw(replace(BARS, aspect=aspect), palette(), WIDTH_MM)
    assert refused.value.help


@pytest.mark.parametrize("data", [b"", b"no font at all", b"\x00\x01\x00\x00" + b"\xff" * 200])
def test_a_broken_font_is_named(data: bytes) -> None:
    with pytest.raises(PublicationError, match="the font Barlow Condensed cannot be read"):
        draw(BARS, replace(palette(), label_font=data), WIDTH_MM)
