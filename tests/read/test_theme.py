"""A theme is made of layers, the publication's own the strongest."""

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.read.theme import own_layer, read_theme
from tests.read.texts import snapshot

BASE = {
    "theme.toml": '[colors]\nink = "#000"\npaper = "#fff"\n[fonts.text]\nfamily = "Serif"\n',
    "common/style.css": "a",
}
UPPER = {"theme.toml": 'extends = "base"\n[colors]\nink = "#111"\n'}


def test_styles_are_laid_out_like_a_theme_and_templates_stand_before_everything() -> None:
    diagnostics = Diagnostics()
    files: dict[str, str | bytes] = {
        "styles/theme.toml": "x = 1",
        "styles/print/style.css": "\ufeffb {}\r\n",
        "templates/chapter.xhtml": "<p/>",
        "content/chapters/a.md": "# A",
    }
    assert own_layer(snapshot(files), diagnostics) == {
        "theme.toml": "x = 1",
        "print/style.css": "b {}\n",
        "templates/chapter.xhtml": "<p/>",
    }
    assert list(diagnostics) == []


def test_a_style_sheet_that_cannot_be_read_is_told() -> None:
    diagnostics = Diagnostics()
    assert own_layer(snapshot({"styles/print/style.css": b"\xff"}), diagnostics) == {}
    assert [(one.code, one.place.path) for one in diagnostics] == [("character-forbidden", "styles/print/style.css")]


def test_values_are_laid_over_one_another_table_by_table() -> None:
    diagnostics = Diagnostics()
    own = {"theme.toml": '[colors]\npaper = "#eee"\n[fonts]\ntext = { family = "Sans" }\n', "print/style.css": "b"}
    theme = read_theme("upper", own, (UPPER, BASE), diagnostics)
    assert theme.name == "upper"
    assert theme.layers == (own, UPPER, BASE)
    assert theme.tokens == {
        "extends": "base",
        "colors": {"ink": "#111", "paper": "#eee"},
        "fonts": {"text": {"family": "Sans"}},
    }
    assert list(diagnostics) == []


def test_a_value_may_take_the_place_of_a_table() -> None:
    assert read_theme("a", {"theme.toml": "colors = 3"}, (BASE,), Diagnostics()).tokens["colors"] == 3


def test_a_broken_theme_file_of_the_publication_is_told_and_the_theme_stands() -> None:
    diagnostics = Diagnostics()
    theme = read_theme("base", {"theme.toml": "[colors\n"}, (BASE,), diagnostics)
    assert [(one.code, one.place.path, one.place.line) for one in diagnostics] == [
        ("toml-invalid", "styles/theme.toml", 1)
    ]
    assert theme.tokens["colors"] == {"ink": "#000", "paper": "#fff"}
